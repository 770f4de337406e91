// Many clients at once, and for long. `make soak` does the same with ten thousand, and for an hour.

import TestSupport
import Testing

extension ChatTests {
  static let crowd = 2000

  @Test(
    "two thousand clients at once hear each other and leave nothing behind",
    .enabled(
      if: raiseDescriptorLimit(to: ChatCrowd.descriptors(for: crowd)), "the hard limit of descriptors is too low"))
  func crowd() throws {
    _ = try ChatCrowd(
      server: [parleyBinary, examplePath("chat-server.scm")], port: ChatServer.port, members: ChatTests.crowd
    ).run(by: .seconds(ChatTests.patience))
  }
}

/// Beside the other chat tests, on a port of its own.
@Suite struct ChatSoakTests {
  @Test("half a minute of comings and goings loses nothing, and memory and descriptors stay") func soak() throws {
    let port = try Channel.freePort()
    try withExample("chat-server.scm", servingOn: port) { program in
      var plan = ChatSoak.Plan(server: [parleyBinary, program], port: port, seconds: 25)
      // More talk than in an hour's soak: what grows until the first collections must not be taken for a leak.
      plan.charactersPerSecond = 4000
      plan.visitorsPerSecond = 40
      plan.residents = 8
      let report = try ChatSoak(plan).run()
      #expect(report.faults == [], "\(report.description)")
      #expect(report.said > 20_000 && report.visits > 200, "\(report.description)")
    }
  }
}
