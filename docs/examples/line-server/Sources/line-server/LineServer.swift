// SwiftNIO carries the lines, Scheme decides what to answer. Each connection is served by one of a few actors; a handler
// that waits for an asynchronous procedure leaves its actor to the other connections.

import NIOCore
import NIOPosix
import Parley

struct LineServer {
  typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>
  typealias Listener = NIOAsyncChannel<Connection, Never>

  private static let longestLine = 4096
  private let actors: [SchemeActor]

  /// - Parameters:
  ///   - handlers: a Scheme program that defines `respond`, from line to line.
  ///   - count: how many actors share the connections; each is a thread.
  init(handlers: String, actors count: Int) async throws {
    var actors: [SchemeActor] = []
    for _ in 0..<count {
      let actor = SchemeActor(.pure, limits: Limits(steps: 10_000_000, seconds: 5, heapBytes: 64 << 20))
      await actor.defineAsync("pause", doc: "Waits for MILLISECONDS.") { (milliseconds: Int) async throws in
        try await Task.sleep(for: .milliseconds(milliseconds))
      }
      try await actor.run(handlers, name: "handlers.scm")
      actors.append(actor)
    }
    self.actors = actors
  }

  static func listen(onPort port: Int) async throws -> Listener {
    try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .bind(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try Connection(wrappingChannelSynchronously: channel)
        }
      }
  }

  /// Serves until the task is cancelled.
  func serve(_ listener: Listener) async throws {
    try await listener.executeThenClose { connections in
      try await withThrowingDiscardingTaskGroup { group in
        var count = 0
        for try await connection in connections {
          let actor = actors[count % actors.count]
          count += 1
          // What happens to one connection is nothing to the others.
          group.addTask { try? await LineServer.serve(connection, actor) }
        }
      }
    }
  }

  private static func serve(_ connection: Connection, _ actor: SchemeActor) async throws {
    try await connection.executeThenClose { input, output in
      var pending = ByteBuffer()
      for try await var piece in input {
        pending.writeBuffer(&piece)
        while let length = pending.readableBytesView.firstIndex(of: 10).map({ $0 - pending.readerIndex }),
          let line = pending.readString(length: length)
        {
          pending.moveReaderIndex(forwardBy: 1)
          try await output.write(ByteBuffer(string: answer(to: line, actor) + "\n"))
        }
        if pending.readableBytes > longestLine { return }
      }
    }
  }

  private static func answer(to line: String, _ actor: SchemeActor) async -> String {
    do { return try await actor.call("respond", line) } catch { return "error: \(error)" }
  }

  static let handlers = """
    (define visits 0)
    (define (respond line)
      (set! visits (+ visits 1))
      (cond ((string=? line "visits") (number->string visits))
            ((string=? line "slow") (pause 100) "at last")
            ((string=? line "endless") (let loop () (loop)))
            (else (string-append "you said " line))))
    """
}
