// The documented client, on a pipe and on a terminal.

import TestSupport
import Testing

extension ChatTests {
  @Test("the client on a pipe sends its input and shows what it hears") func clientOnPipe() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let listener = try server.join()
    let client = try ChildProcess([parleyBinary, examplePath("chat-client.scm")])
    _ = try client.output.read(through: "Connecting to #<inet-addr 127.0.0.1:8001>\nconnected\n", by: deadline)
    _ = try server.readLog("accepting connection from #<inet-addr 127.0.0.1:")

    let text = String(repeating: "hello there, λ\n", count: 200)
    try client.input.write(text, by: deadline)
    #expect(try client.output.read(count: text.utf8.count, by: deadline) == text)
    #expect(try listener.read(count: text.utf8.count, by: deadline) == text)
    try listener.write("and back\n", by: deadline)
    #expect(try client.output.read(through: "and back\n", by: deadline) == "and back\n")

    client.input.close()
    let outcome = try client.finish(by: deadline)
    #expect(outcome.status == .exited(0))
    #expect(outcome.errors == "")
    _ = try server.readLog("closing connection from ")
    try server.stop()
  }

  @Test("the client on a terminal sends lines and leaves at Ctrl-D") func clientOnTerminal() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let listener = try server.join()
    let client = try ChildProcess(onTerminal: [parleyBinary, examplePath("chat-client.scm")])
    _ = try client.output.read(
      through: "Connecting to #<inet-addr 127.0.0.1:8001>\r\nconnected\r\n", by: deadline)
    _ = try server.readLog("accepting connection from #<inet-addr 127.0.0.1:")

    // The terminal echoes the line, then the server sends it back.
    try client.input.write("hi there\n", by: deadline)
    _ = try client.output.read(through: "hi there\r\nhi there\r\n", by: deadline)
    #expect(try listener.read(through: "\n", by: deadline) == "hi there\n")
    try listener.write("good evening\n", by: deadline)
    _ = try client.output.read(through: "good evening\r\n", by: deadline)

    try client.input.write("\u{4}", by: deadline)
    #expect(try client.wait(by: deadline).status == .exited(0))
    _ = try server.readLog("closing connection from ")
    try server.stop()
  }

  @Test("the client ends when the server goes away") func clientWithoutServerAnyMore() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    // Proves that the server listens.
    let listener = try server.join()
    let client = try ChildProcess([parleyBinary, examplePath("chat-client.scm")])
    _ = try client.output.read(through: "connected\n", by: deadline)
    try server.stop()
    listener.close()
    #expect(try client.finish(by: deadline).status == .exited(0))
  }

  @Test("without a server the client says so") func clientWithoutServer() throws {
    let outcome = try ChildProcess.run(
      [parleyBinary, examplePath("chat-client.scm")], by: .seconds(ChatTests.patience))
    #expect(outcome.status == .exited(0))
    #expect(outcome.output == "Server not listening on port 8001\n")
    #expect(outcome.errors == "")
  }
}
