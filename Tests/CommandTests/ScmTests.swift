// The documented programs between Parley and the SCM that they were written for, where it is installed: each serves the
// other's client. SCM leaves a port busy for a minute, so that each test has one of its own, and a copy of the programs
// that names it.

import TestSupport
import Testing

@Suite(.enabled(if: findExecutable("scm") != nil, "scm is not installed"))
struct ScmTests {
  private static let patience = 120.0

  /// Runs `body` with copies of the server and the client for a free port.
  private func withPrograms(_ body: (_ server: String, _ client: String, _ port: UInt16) throws -> Void) throws {
    let port = try Channel.freePort()
    try withExample("chat-server.scm", servingOn: port) { server in
      try withExample("chat-client.scm", servingOn: port) { client in try body(server, client, port) }
    }
  }

  /// scm serving the chat, and a witness who has joined.
  private func startServer(
    _ program: String, _ port: UInt16, by deadline: Deadline
  ) throws -> (process: ChildProcess, witness: Channel) {
    let server = try ChildProcess(["scm", "-f", program])
    server.input.close()
    let witness = try Channel.connect(toPort: port, by: deadline)
    #expect(try witness.read(count: 10, by: deadline) == "connected\n")
    return (server, witness)
  }

  @Test("Parley's client talks through scm's server, on a pipe") func clientOnPipe() throws {
    let deadline = Deadline.seconds(Self.patience)
    try withPrograms { program, clientProgram, port in
      let (server, witness) = try startServer(program, port, by: deadline)
      let client = try ChildProcess([parleyBinary, clientProgram])
      _ = try client.output.read(through: "Connecting to #<inet-addr 127.0.0.1:\(port)>\nconnected\n", by: deadline)
      let text = String(repeating: "hello there, λ\n", count: 100)
      try client.input.write(text, by: deadline)
      #expect(try client.output.read(count: text.utf8.count, by: deadline) == text)
      #expect(try witness.read(count: text.utf8.count, by: deadline) == text)
      try witness.write("and back\n", by: deadline)
      #expect(try client.output.read(through: "\n", by: deadline) == "and back\n")
      client.input.close()
      let outcome = try client.finish(by: deadline)
      #expect(outcome.status == .exited(0))
      #expect(outcome.errors == "")
      try expectLog(of: server, "accepting", "accepting", "closing", by: deadline)
    }
  }

  @Test("Parley's client talks through scm's server, on a terminal") func clientOnTerminal() throws {
    let deadline = Deadline.seconds(Self.patience)
    try withPrograms { program, clientProgram, port in
      let (server, witness) = try startServer(program, port, by: deadline)
      let client = try ChildProcess(onTerminal: [parleyBinary, clientProgram])
      _ = try client.output.read(through: "127.0.0.1:\(port)>\r\nconnected\r\n", by: deadline)
      try client.input.write("hi there\n", by: deadline)
      _ = try client.output.read(through: "hi there\r\nhi there\r\n", by: deadline)
      #expect(try witness.read(through: "\n", by: deadline) == "hi there\n")
      try witness.write("good evening\n", by: deadline)
      _ = try client.output.read(through: "good evening\r\n", by: deadline)
      try client.input.write("\u{4}", by: deadline)
      #expect(try client.wait(by: deadline).status == .exited(0))
      try expectLog(of: server, "accepting", "accepting", "closing", by: deadline)
    }
  }

  @Test("scm's client talks through Parley's server") func foreignClient() throws {
    let deadline = Deadline.seconds(Self.patience)
    try withPrograms { program, clientProgram, port in
      let server = try ChildProcess([parleyBinary, program])
      server.input.close()
      let witness = try Channel.connect(toPort: port, by: deadline)
      #expect(try witness.read(count: 10, by: deadline) == "connected\n")
      // Without EMACS scm edits lines itself and sends nothing.
      let client = try ChildProcess(onTerminal: ["scm", clientProgram], environment: ["EMACS": "t", "TERM": "dumb"])
      _ = try client.output.read(through: "127.0.0.1:\(port)>\r\nconnected\r\n", by: deadline)
      try client.input.write("hi there\n", by: deadline)
      _ = try client.output.read(through: "hi there\r\nhi there\r\n", by: deadline)
      #expect(try witness.read(through: "\n", by: deadline) == "hi there\n")
      try witness.write("good evening\n", by: deadline)
      _ = try client.output.read(through: "good evening\r\n", by: deadline)
      try client.input.write("\u{4}", by: deadline)
      #expect(try client.wait(by: deadline).status == .exited(0))
      try expectLog(of: server, "accepting", "accepting", "closing", by: deadline)
      server.signal(2)
      #expect(try server.finish(by: deadline).status == .exited(130))
    }
  }

  private func expectLog(of server: ChildProcess, _ events: String..., by deadline: Deadline) throws {
    for event in events {
      let line = try server.output.read(through: "\n", by: deadline)
      #expect(line.hasPrefix("\(event) connection from #<inet-addr 127.0.0.1:"), "\(line)")
    }
  }
}
