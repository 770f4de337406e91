// The documented chat over real loopback TCP. The suite is serialised, since the programs name one fixed port; every
// wait has a deadline, and nothing waits for time to pass. ChatTests+Client has the documented client.

import TestSupport
import Testing

@Suite(.serialized) struct ChatTests {
  static let patience = 120.0

  @Test("everybody hears what anybody says, from joining to leaving") func joinTalkLeave() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let ann = try server.join()
    try exchange([(ann, "alone\n")], listeners: [ann], by: deadline)
    #expect(ann.takePending() == "alone\n")

    let bob = try server.join()
    try exchange([(bob, "hello ann\n")], listeners: [ann, bob], by: deadline)
    #expect(ann.takePending() == "hello ann\n")
    #expect(bob.takePending() == "hello ann\n")

    let cleo = try server.join()
    try exchange([(ann, "three\n")], listeners: [ann, bob, cleo], by: deadline)
    for client in [ann, bob, cleo] { #expect(client.takePending() == "three\n") }

    bob.close()
    let peer = try server.readLog("closing connection from ")
    #expect(peer.hasPrefix("#<inet-addr 127.0.0.1:"))
    try exchange([(cleo, "bob left\n")], listeners: [ann, cleo], by: deadline)
    for client in [ann, cleo] { #expect(client.takePending() == "bob left\n") }
    try server.stop()
  }

  @Test("64 kB from each of three clients reach each of them in order and once") func longTalk() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let clients = [try server.join(), try server.join(), try server.join()]
    // Alphabets that do not overlap tell who said what.
    let texts = ["the quick brown fox ", "JUMPS\nOVER\n", "0123 λ日本語🙂 "].map { filled($0, 65536) }
    try exchange(Array(zip(clients, texts)).map { (client: $0, text: $1) }, listeners: clients, by: deadline)
    let heard = clients.map { $0.takePending() }
    #expect(heard[1] == heard[0])
    #expect(heard[2] == heard[0])
    for text in texts {
      let alphabet = Set(text.unicodeScalars)
      // A blank occurs in two texts, so it cannot be told whose it is.
      let kept = { (scalar: Unicode.Scalar) in alphabet.contains(scalar) && scalar != " " }
      let said = text.unicodeScalars.filter(kept)
      #expect(heard[0].unicodeScalars.filter(kept).elementsEqual(said))
    }
    #expect(heard[0].utf8.count == texts.reduce(0) { $0 + $1.utf8.count })
    try server.stop()
  }

  @Test("talk of several at once interleaves by characters") func interleavedTalk() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let clients = [try server.join(), try server.join(), try server.join()]
    for round in 0..<20 {
      let texts = ["abc\(round)", "DEF\(round)", "xyz\(round)"]
      try exchange(zip(clients, texts).map { (client: $0, text: $1) }, listeners: clients, by: deadline)
      let heard = clients.map { $0.takePending() }
      #expect(heard[1] == heard[0] && heard[2] == heard[0])
      #expect(heard[0].sorted() == texts.joined().sorted())
    }
    try server.stop()
  }

  @Test("a client that joins late hears nothing from before") func lateClient() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let early = try server.join()
    try exchange([(early, "before")], listeners: [early], by: deadline)
    let late = try server.join()
    try exchange([(early, "after")], listeners: [early, late], by: deadline)
    #expect(early.takePending() == "beforeafter")
    #expect(late.takePending() == "after")
    try server.stop()
  }

  @Test("a client that finishes sending gets all of its own text, then the end") func halfClose() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let listener = try server.join()
    let leaver = try server.join()
    let text = filled("some last words ", 4000)
    try leaver.write(text, by: deadline)
    try leaver.finishSending()
    #expect(try leaver.readToEnd(by: deadline) == text)
    #expect(try listener.read(count: text.utf8.count, by: deadline) == text)
    _ = try server.readLog("closing connection from #<inet-addr 127.0.0.1:")
    try exchange([(listener, "still here")], listeners: [listener], by: deadline)
    #expect(listener.takePending() == "still here")
    try server.stop()
  }

  @Test("all bytes pass unchanged") func allBytes() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let sender = try server.join()
    let listener = try server.join()
    // Each byte alone would be half a character to the server; behind every one above 127 a plain one ends it.
    let bytes = (0...255).flatMap { [UInt8($0), UInt8(ascii: ".")] }
    try sender.write(bytes, by: deadline)
    while listener.pending.count < bytes.count {
      try Channel.waitForInput([listener], by: deadline)
      try listener.receive()
    }
    #expect(listener.pending == bytes)
    try server.stop()
  }

  @Test("text that was sent before the greeting is not lost") func earlyText() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let client = try Channel.connect(toPort: ChatServer.port, by: deadline)
    try client.write("early", by: deadline)
    #expect(try client.read(count: 15, by: deadline) == "connected\nearly")
    try server.stop()
  }

  @Test("clients that leave in a hurry do not stop the server") func hastyClients() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let witness = try server.join()
    for _ in 0..<10 {
      let scanner = try Channel.connect(toPort: ChatServer.port, by: deadline)
      scanner.close()
      let hasty = try Channel.connect(toPort: ChatServer.port, by: deadline)
      try hasty.write("x", by: deadline)
      hasty.close()
      let rude = try Channel.connect(toPort: ChatServer.port, by: deadline)
      rude.abort()
    }
    try witness.write("done", by: deadline)
    // What the hasty ones sent may still come in between.
    while !String(decoding: witness.pending.filter { $0 != UInt8(ascii: "x") }, as: UTF8.self).hasSuffix("done") {
      try Channel.waitForInput([witness], by: deadline)
      try witness.receive()
      guard !witness.isAtEnd else { throw SupportError("the server dropped the witness") }
    }
    try server.stop()
  }

  @Test("a taken port is an error that says so") func takenPort() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let occupant = try Channel.listener(onPort: ChatServer.port, by: deadline)
    let outcome = try ChildProcess.run([parleyBinary, examplePath("chat-server.scm")], by: deadline)
    #expect(outcome.status == .exited(1))
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Address already in use"))
    #expect(outcome.errors.contains("socket:listen"))
    #expect(outcome.errors.contains("chat-server.scm:14:"))
    occupant.close()
  }

  @Test("the port can be used again as soon as the server has stopped") func restart() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    for _ in 0..<3 {
      let server = try ChatServer(by: deadline)
      let client = try server.join()
      try server.stop()
      _ = try client.readToEnd(by: deadline)
    }
  }

  /// `pattern` repeated up to about `size` bytes.
  private func filled(_ pattern: String, _ size: Int) -> String {
    String(repeating: pattern, count: size / pattern.utf8.count)
  }
}
