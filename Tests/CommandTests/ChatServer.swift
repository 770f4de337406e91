// The documented server as the tests run it, and conversations with it.

import TestSupport
import Testing

/// `parley chat-server.scm` in a process of its own. It serves the port that the program names, so there is one at a
/// time.
struct ChatServer {
  static let port: UInt16 = 8001
  let process: ChildProcess
  let deadline: Deadline

  /// - Parameters:
  ///   - descriptors: how many it may have.
  ///   - tracer: the beginning of a command that runs it.
  init(descriptors: Int? = nil, tracedBy tracer: [String] = [], by deadline: Deadline) throws {
    let command = [parleyBinary, examplePath("chat-server.scm")]
    let limit = descriptors.map { ["sh", "-c", "ulimit -n \($0) && exec \"$@\"", "sh"] } ?? []
    process = try ChildProcess(limit + tracer + command)
    process.input.close()
    self.deadline = deadline
  }

  /// Connects a client. Once it has read its greeting it gets everything that is sent from then on.
  func join() throws -> Channel {
    do {
      let client = try Channel.connect(toPort: ChatServer.port, by: deadline)
      let greeting = try client.read(count: 10, by: deadline)
      #expect(greeting == "connected\n")
      // Its log line proves that it is this server that greeted.
      _ = try readLog("accepting connection from #<inet-addr 127.0.0.1:")
      return client
    } catch {
      try? process.errors.receive()
      throw SupportError("\(error); the server says \(process.errors.takePending())")
    }
  }

  /// Reads the next line of the server's log, which must begin with `beginning`. Returns the rest.
  func readLog(_ beginning: String) throws -> String {
    let line = try process.output.read(through: "\n", by: deadline).dropLast()
    guard line.hasPrefix(beginning) else { throw SupportError("the server's log has \(line), not \(beginning)...") }
    return String(line.dropFirst(beginning.count))
  }

  /// Reads the next line of the server's log, which must tell that somebody has left. Returns the port it came from.
  func readDeparture() throws -> UInt16 {
    let name = try readLog("closing connection from #<inet-addr 127.0.0.1:")
    guard name.hasSuffix(">"), let port = UInt16(name.dropLast()) else { throw SupportError("the log names \(name)") }
    return port
  }

  /// Whether the log has something that was not read yet.
  func hasLogged() throws -> Bool {
    try process.output.receive()
    return !process.output.pending.isEmpty
  }

  /// Ends the server as Ctrl-C does, and expects that nothing but the interrupt went wrong.
  func stop() throws {
    process.signal(2)
    let outcome = try process.finish(by: deadline)
    #expect(outcome.status == .exited(130), "\(outcome.errors)")
  }
}

/// Sends each client's text while taking in what comes back, until every client has `count` bytes more than before.
func exchange(_ talks: [(client: Channel, text: String)], listeners: [Channel], by deadline: Deadline) throws {
  let expected = talks.reduce(0) { $0 + $1.text.utf8.count }
  var unsent = talks.map { (client: $0.client, bytes: Array($0.text.utf8)[...]) }
  let goals = listeners.map { $0.pending.count + expected }
  while true {
    var progress = false
    for index in unsent.indices where !unsent[index].bytes.isEmpty {
      let sent = try unsent[index].client.writeSome(unsent[index].bytes.prefix(4096))
      unsent[index].bytes = unsent[index].bytes.dropFirst(sent)
      progress = progress || sent > 0
    }
    let waiting = zip(listeners, goals).filter { $0.0.pending.count < $0.1 }.map(\.0)
    if waiting.isEmpty { return }
    if let gone = waiting.first(where: \.isAtEnd) {
      throw SupportError("a client was dropped after \(gone.pending.count) bytes")
    }
    if !progress { try Channel.waitForInput(waiting, by: deadline) }
    for client in waiting { try client.receive() }
  }
}
