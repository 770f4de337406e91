// Peers that make the server wait, or are gone before it gets to them. The log says who came and who left, by name.

import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ChatTests {
  @Test("half a character held back for ten seconds delays nobody") func heldCharacter() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let clients = [try server.join(), try server.join()]
    let holder = try server.join()
    let port = try holder.localPort()
    try holder.write([0xF0, 0x9F, 0x99], by: deadline)
    let end = Deadline.seconds(10)
    var heard = ""
    var round = 0
    while !end.hasPassed {
      let line = "line \(round) λ\n"
      // Nothing is nearly as slow as this unless it waits for the rest of the character.
      let soon = Deadline.seconds(4)
      try clients[round % 2].write(line, by: soon)
      for client in clients { #expect(try client.read(count: line.utf8.count, by: soon) == line) }
      heard += line
      round += 1
    }
    try holder.write([0x82], by: deadline)
    for client in clients { #expect(try client.read(count: 4, by: deadline) == "🙂") }
    try holder.finishSending()
    #expect(try holder.readToEnd(by: deadline) == heard + "🙂")
    #expect(try server.readDeparture() == port)
    try exchange([(clients[0], "still here")], listeners: clients, by: deadline)
    for client in clients { #expect(client.takePending() == "still here") }
    try server.stop()
  }

  @Test("connections that are reset before they are accepted are named and let go") func resetBeforeAccept() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let witness = try server.join()
    for round in 0..<5 {
      server.process.signal(SIGSTOP)
      // The listening socket's backlog takes so many while nobody accepts.
      let ports = try (0..<4).map { _ in
        let client = try Channel.connect(toPort: ChatServer.port, by: deadline)
        defer { client.abort() }
        return try client.localPort()
      }
      try witness.write("round \(round)\n", by: deadline)
      server.process.signal(SIGCONT)
      var events: [String] = []
      for _ in 0..<8 { events.append(try server.process.output.read(through: "\n", by: deadline)) }
      // Linux passes on who it was; elsewhere the connection may be gone without a trace.
      #if os(Linux)
        for port in ports {
          let came = events.firstIndex(of: "accepting connection from #<inet-addr 127.0.0.1:\(port)>\n")
          let left = events.firstIndex(of: "closing connection from #<inet-addr 127.0.0.1:\(port)>\n")
          #expect(came != nil && left != nil && came ?? 0 < left ?? 0, "\(port) in \(events)")
        }
      #endif
      #expect(try witness.read(through: "\n", by: deadline) == "round \(round)\n")
    }
    try server.stop()
  }

  @Test("a client that never reads is let go once its queue is full; the others hear everything")
  func neverReads() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let clients = [try server.join(), try server.join()]
    let sleeper = try server.join()
    sleeper.shrinkReceiveBuffer()
    let port = try sleeper.localPort()
    // Characters of four bytes, since the server does as much for each whatever its length. The queue takes a megabyte,
    // the system some more.
    let piece = String(repeating: "🙂🎈🎉🎵", count: 512)
    var left = 1000
    while try left > 0 && !server.hasLogged() {
      try exchange([(clients[left % 2], piece)], listeners: clients, by: deadline)
      for client in clients { #expect(client.takePending() == piece) }
      left -= 1
    }
    #expect(try server.readDeparture() == port)
    try exchange([(clients[0], "awake?")], listeners: clients, by: deadline)
    for client in clients { #expect(client.takePending() == "awake?") }
    // Until here it was connected.
    sleeper.close()
    try server.stop()
  }

  @Test("the server starts again at once after it stopped with clients connected, and serves them anew")
  func restartWithClients() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    for round in 0..<3 {
      let server = try ChatServer(by: deadline)
      let clients = try (0..<5).map { _ in try server.join() }
      try exchange([(clients[round], "round \(round)")], listeners: clients, by: deadline)
      // The connections end with the server's side, which leaves the port in a state that lasts a minute.
      try server.stop()
      for client in clients { #expect(try client.readToEnd(by: deadline) == "round \(round)") }
    }
  }
}
