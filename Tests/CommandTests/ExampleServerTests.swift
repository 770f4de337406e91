// The example programs other than the documented chat, over the loopback device.

import Foundation
import TestSupport
import Testing

@Suite struct ExampleServerTests {
  static let patience = 120.0

  /// A server of the examples, and the ports that it says it listens on.
  private struct Server {
    let process: ChildProcess
    let deadline: Deadline

    init(_ program: String, _ arguments: [String], by deadline: Deadline) throws {
      process = try ChildProcess([parleyBinary, examplePath(program)] + arguments)
      process.input.close()
      self.deadline = deadline
    }

    /// The port at the end of the next line of output, which begins with `beginning`.
    func port(after beginning: String = "listening") throws -> UInt16 {
      do {
        let line = try process.output.read(through: "\n", by: deadline).dropLast()
        guard line.hasPrefix("\(beginning) on port "),
          let port = line.split(separator: " ").last.flatMap({ UInt16($0) })
        else { throw SupportError("the server says \(line)") }
        return port
      } catch {
        try? process.errors.receive()
        throw SupportError("\(error) \(process.errors.takePending())")
      }
    }

    func connect(_ port: UInt16) throws -> Channel { try Channel.connect(toPort: port, by: deadline) }

    /// Ends the server as Ctrl-C does, and expects that it was still there.
    func stop() throws {
      process.signal(2)
      let outcome = try process.finish(by: deadline)
      #expect(outcome.status == .exited(130), "\(outcome.errors)")
      #expect(outcome.errors.hasPrefix("error: interrupted"), "\(outcome.errors)")
    }
  }

  @Test("the echo server returns what each client sends") func echo() throws {
    let deadline = Deadline.seconds(Self.patience)
    let server = try Server("echo-server.scm", ["0"], by: deadline)
    let port = try server.port()
    let clients = [try server.connect(port), try server.connect(port)]
    let hasty = try server.connect(port)
    hasty.abort()
    let texts = ["hello λ\n", String(repeating: "long ", count: 10000)]
    for (client, text) in zip(clients, texts) { try client.write(text, by: deadline) }
    for (client, text) in zip(clients, texts) { #expect(try client.read(count: text.utf8.count, by: deadline) == text) }
    try clients[0].finishSending()
    #expect(try clients[0].readToEnd(by: deadline) == "")
    try clients[1].write("still", by: deadline)
    #expect(try clients[1].read(count: 5, by: deadline) == "still")
    try server.stop()
  }

  @Test("the time server tells its client the time") func time() throws {
    let deadline = Deadline.seconds(Self.patience)
    let server = try Server("time-server.scm", ["0"], by: deadline)
    let port = try server.port()
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "UTC")
    format.dateFormat = "yyyy-MM-dd HH:mm:ss 'UTC'"
    for _ in 0..<2 {
      let before = Date()
      let outcome = try ChildProcess.run(
        [parleyBinary, examplePath("time-client.scm"), "localhost", String(port)], by: deadline)
      #expect(outcome.status == .exited(0), "\(outcome.errors)")
      let told = try #require(format.date(from: outcome.output.trimmingCharacters(in: .newlines)), "\(outcome.output)")
      #expect(told >= before.addingTimeInterval(-1) && told <= Date())
    }
    try server.stop()
    let outcome = try ChildProcess.run(
      [parleyBinary, examplePath("time-client.scm"), "localhost", String(port)], by: deadline)
    #expect(outcome.status == .exited(1))
    #expect(outcome.errors == "the server does not answer\n")
  }

  @Test("the key-value server answers line by line, and starts again over what it left behind") func keyValue() throws {
    let deadline = Deadline.seconds(Self.patience)
    let path = "/tmp/parley-\(UUID().uuidString)"
    defer { unlink(path) }
    for _ in 0..<2 {
      let server = try Server("key-value-server.scm", [path], by: deadline)
      #expect(try server.process.output.read(through: "\n", by: deadline) == "listening on \(path)\n")
      let ann = try Channel.connect(toPath: path)
      let bob = try Channel.connect(toPath: path)
      try ann.write("set name Ann of the λ\nget name\nget age\nge", by: deadline)
      #expect(try ann.read(through: "none\n", by: deadline) == "ok\nvalue Ann of the λ\nnone\n")
      try bob.write("keys\ndelete name\ndelete name\nget\nhello there\nquit\nkeys\n", by: deadline)
      #expect(
        try bob.readToEnd(by: deadline) == """
          keys name
          ok
          none
          error: what key?
          error: the commands are set, get, delete, keys and quit

          """)
      try ann.write("t name\n", by: deadline)
      #expect(try ann.read(through: "\n", by: deadline) == "none\n")
      try server.stop()
    }
  }

  @Test("the forwarder passes both directions on, each to its end") func forwarder() throws {
    let deadline = Deadline.seconds(Self.patience)
    let target = try Server("echo-server.scm", ["0"], by: deadline)
    let targetPort = String(try target.port())
    let server = try Server("port-forwarder.scm", ["0", "localhost", targetPort], by: deadline)
    let port = try server.port()
    let other = try server.connect(port)
    let client = try server.connect(port)
    let text = String(repeating: "through and back ", count: 5000)
    try client.write(text, by: deadline)
    try client.finishSending()
    #expect(try client.readToEnd(by: deadline) == text)
    try other.write("still", by: deadline)
    #expect(try other.read(count: 5, by: deadline) == "still")
    // Where nobody listens any more, a connection ends at once.
    try target.stop()
    #expect(try other.readToEnd(by: deadline) == "")
    #expect(try server.connect(port).readToEnd(by: deadline) == "")
    try server.stop()
  }

  // MARK: - The chat room of browsers and telnet

  private let events = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
  private let eventsHead =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"

  private func post(_ text: String) -> String {
    "POST /say HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
  }

  @Test("browsers and telnet users share a chat room") func chatRoom() throws {
    let deadline = Deadline.seconds(Self.patience)
    let server = try Server("http-chat.scm", ["0", "0"], by: deadline)
    let http = try server.port(after: "http")
    let chat = try server.port(after: "chat")

    let browser = try server.connect(http)
    try browser.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", by: deadline)
    let head = try browser.read(through: "\r\n\r\n", by: deadline)
    #expect(head.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "))
    #expect(try browser.read(through: "</script>\n", by: deadline).hasPrefix("<!doctype html>"))

    let listener = try server.connect(http)
    try listener.write(events, by: deadline)
    #expect(try listener.read(count: eventsHead.utf8.count, by: deadline) == eventsHead)
    let telnet = try server.connect(chat)
    try telnet.write("hello from telnet λ\r\n", by: deadline)
    #expect(try telnet.read(through: "\n", by: deadline) == "hello from telnet λ\r\n")
    #expect(try listener.read(through: "\n\n", by: deadline) == "data: hello from telnet λ\n\n")

    // The connection that brought the page goes on; a line cannot pass for something else.
    try browser.write(post("hello from a browser\r\nevent: x"), by: deadline)
    #expect(try browser.read(through: "\r\n\r\n", by: deadline) == "HTTP/1.1 204 No Content\r\n\r\n")
    #expect(try telnet.read(through: "x\r\n", by: deadline) == "hello from a browser\r\nevent: x\r\n")
    #expect(try listener.read(through: "x\n\n", by: deadline) == "data: hello from a browser\n\ndata: event: x\n\n")

    listener.abort()
    try telnet.write("anybody?\n", by: deadline)
    #expect(try telnet.read(through: "\n", by: deadline) == "anybody?\r\n")
    try server.stop()
  }

  @Test("requests may come in pieces and in a row, and bad ones are refused") func requests() throws {
    let deadline = Deadline.seconds(Self.patience)
    let server = try Server("http-chat.scm", ["0", "0"], by: deadline)
    let http = try server.port(after: "http")
    func answer(_ pieces: String...) throws -> String {
      let client = try server.connect(http)
      for piece in pieces { try client.write(piece, by: deadline) }
      return try client.readToEnd(by: deadline)
    }
    let row = try answer(
      "HEAD / HTTP/1.1\r\nHo", "st: x\r\n", "\r\n" + post("one") + "GET /nothing HTTP/1.1\r\nConnection: Close\r\n\r\n")
    let lines = row.split(separator: "\r\n").filter { $0.hasPrefix("HTTP/1.1 ") }
    #expect(lines == ["HTTP/1.1 200 OK", "HTTP/1.1 204 No Content", "HTTP/1.1 404 Not Found"])
    #expect(!row.contains("<html") && row.hasSuffix("There is nothing here.\n"))
    #expect(try answer("GET / HTTP/1.0\r\n\r\n").hasSuffix("</script>\n"))
    #expect(try answer("\r\n\r\n").hasPrefix("HTTP/1.1 404 "))
    #expect(try answer("POST /say HTTP/1.1\r\nContent-Length: 5000\r\n\r\n").hasPrefix("HTTP/1.1 413 "))
    #expect(try answer("POST /say HTTP/1.1\r\nContent-Length: #e1e9\r\n\r\n").hasPrefix("HTTP/1.1 411 "))
    #expect(try answer("POST /say HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n").hasPrefix("HTTP/1.1 411 "))
    #expect(try answer("GET /" + String(repeating: "a", count: 9000)).hasPrefix("HTTP/1.1 431 "))
    try server.stop()
  }
}
