// What clients of the documented server do that is not in the manual. The server goes on, the others lose nothing, and
// the log says who left. A witness, connected all the time, is the judge.

import TestSupport
import Testing

extension ChatTests {
  @Test("resets, while idle and while others write, drop nobody else") func resets() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let witness = try server.join()
    for round in 0..<10 {
      let idle = try server.join()
      idle.abort()
      _ = try server.readLog("closing connection from #<inet-addr 127.0.0.1:")
      let busy = try server.join()
      // What the witness says is on its way to both when the connection is reset.
      try witness.write("to somebody who leaves \(round)\n", by: deadline)
      busy.abort()
      #expect(try witness.read(through: "\n", by: deadline) == "to somebody who leaves \(round)\n")
      _ = try server.readLog("closing connection from #<inet-addr 127.0.0.1:")
    }
    try server.stop()
  }

  @Test("a newer client that closes while an older one talks does not stop the server") func newerCloses() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let witness = try server.join()
    for round in 0..<10 {
      let newer = try server.join()
      try newer.finishSending()
      try witness.write("\(round)", by: deadline)
      newer.close()
      #expect(try witness.read(count: 1, by: deadline) == "\(round)")
      _ = try server.readLog("closing connection from #<inet-addr 127.0.0.1:")
    }
    try server.stop()
  }

  @Test("a client that sends and leaves at once is heard whole") func sendAndLeave() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let witness = try server.join()
    for _ in 0..<20 {
      let hasty = try Channel.connect(toPort: ChatServer.port, by: deadline)
      try hasty.write("hello\n", by: deadline)
      try hasty.finishSending()
      #expect(try witness.read(through: "\n", by: deadline) == "hello\n")
      hasty.close()
      _ = try server.readLog("accepting connection from #<inet-addr 127.0.0.1:")
      _ = try server.readLog("closing connection from #<inet-addr 127.0.0.1:")
    }
    try server.stop()
  }

  @Test("a thousand who connect and leave cost the witness nothing") func portScan() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let witness = try server.join()
    // As many at once as the server's backlog takes.
    for round in 0..<250 {
      for guest in 0..<4 {
        let scanner = try Channel.connect(toPort: ChatServer.port, by: deadline)
        if guest & 1 == 0 { scanner.close() } else { scanner.abort() }
      }
      // All of them are taken and let go.
      for _ in 0..<8 { _ = try server.readLog("") }
      if round % 50 == 0 {
        try witness.write(".", by: deadline)
        #expect(try witness.read(count: 1, by: deadline) == ".")
      }
    }
    try exchange([(witness, "still here")], listeners: [witness], by: deadline)
    #expect(witness.takePending() == "still here")
    try server.stop()
  }

  @Test("half a character that is held back keeps nobody waiting") func halfCharacter() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(by: deadline)
    let witness = try server.join()
    let holder = try server.join()
    try holder.write([0xE2, 0x82], by: deadline)
    for round in 0..<100 {
      try witness.write("\(round)\n", by: deadline)
      #expect(try witness.read(through: "\n", by: deadline) == "\(round)\n")
    }
    _ = try holder.read(through: "99\n", by: deadline)
    try holder.write([0xAC], by: deadline)
    #expect(try witness.read(count: 3, by: deadline) == "€")
    // And half a character before the end comes as it is.
    _ = try holder.read(count: 3, by: deadline)
    try holder.write([0xF0, 0x9F], by: deadline)
    try holder.finishSending()
    while witness.pending.count < 2 {
      try Channel.waitForInput([witness], by: deadline)
      try witness.receive()
    }
    #expect(witness.pending == [0xF0, 0x9F])
    try server.stop()
  }

  @Test("more clients than descriptors: those that are in stay, the others are let go") func descriptorLimit() throws {
    let deadline = Deadline.seconds(ChatTests.patience)
    let server = try ChatServer(descriptors: 40, by: deadline)
    let witness = try server.join()
    var guests: [Channel] = []
    var closed = 0
    for _ in 0..<60 {
      guests.append(try Channel.connect(toPort: ChatServer.port, by: deadline))
      while try server.readLog("").hasPrefix("closing") { closed += 1 }
    }
    let refused = try guests.filter { try $0.isRefused(by: deadline) }
    #expect((20..<60).contains(refused.count))
    while closed < refused.count {
      _ = try server.readLog("closing connection from #<inet-addr 127.0.0.1:")
      closed += 1
    }
    let members = guests.filter { guest in !refused.contains { $0 === guest } }
    try exchange([(witness, "room?")], listeners: [witness] + members, by: deadline)
    for member in [witness] + members { #expect(member.takePending() == "room?") }
    // When some have left, there is room again.
    for member in members { member.close() }
    for _ in members { _ = try server.readLog("closing connection from #<inet-addr 127.0.0.1:") }
    let late = try server.join()
    try exchange([(late, "room!")], listeners: [witness, late], by: deadline)
    #expect(witness.takePending() == "room!")
    try server.stop()
  }
}

extension Channel {
  /// Reads the greeting; true if the end comes in its place.
  fileprivate func isRefused(by deadline: Deadline) throws -> Bool {
    while pending.count < 10, !isAtEnd {
      try Channel.waitForInput([self], by: deadline)
      do { try receive() } catch { return true }
    }
    if isAtEnd { return true }
    #expect(takePending() == "connected\n")
    return false
  }
}
