// The documented chat server with very many members at once: everybody is greeted, everybody hears what some of them
// say, and when all have left the server has the descriptors that it began with.

public struct ChatCrowd {
  public struct Report: Sendable {
    /// Of the server when all were in, in bytes.
    public let memory: Int
    /// Seconds that joining, talking and leaving took.
    public let joining: Double
    public let talking: Double
    public let leaving: Double
  }

  private let server: [String]
  private let port: UInt16
  private let members: Int

  public init(server: [String], port: UInt16, members: Int) {
    self.server = server
    self.port = port
    self.members = members
  }

  /// Descriptors that this process and the server need, each; plenty beside those of the clients, since other tests run
  /// in this process too.
  public static func descriptors(for members: Int) -> Int { members + 2000 }

  public func run(by deadline: Deadline) throws -> Report {
    let process = try ChildProcess(server)
    process.input.close()
    do {
      return try run(process, by: deadline)
    } catch {
      try? process.errors.receive()
      process.kill()
      throw SupportError("\(error) \(process.errors.takePending())")
    }
  }

  private func run(_ process: ChildProcess, by deadline: Deadline) throws -> Report {
    var log = ChatLog()
    func settle(_ count: Int) throws {
      while !log.isSettled(members: count) {
        for line in process.output.takeLines() { try log.take(line) }
        if log.isSettled(members: count) { return }
        try Channel.waitForInput([process.output], by: deadline)
        try process.output.receive()
        guard !process.output.isAtEnd else { throw SupportError("the server is gone") }
      }
    }
    func join() throws -> Channel {
      let member = try Channel.connect(toPort: port, by: deadline)
      log.connects(try member.localPort())
      guard try member.read(count: 10, by: deadline) == "connected\n" else { throw SupportError("a wrong greeting") }
      return member
    }
    func say(_ text: String, _ speaker: Channel, to listeners: [Channel]) throws {
      try speaker.write(text, by: deadline)
      for listener in listeners {
        let heard = try listener.read(count: text.utf8.count, by: deadline)
        guard heard == text else { throw SupportError("heard \(heard.debugDescription), not \(text.debugDescription)") }
      }
    }

    let begin = monotonicNanoseconds()
    let witness = try join()
    try settle(1)
    let before = try ProcessHoldings(of: process.pid).descriptors
    var crowd: [Channel] = []
    for _ in 1..<members {
      crowd.append(try join())
      try settle(crowd.count + 1)
    }
    let joined = monotonicNanoseconds()
    let memory = try ProcessHoldings(of: process.pid).memory
    for speaker in [witness, crowd[crowd.count / 2], crowd[crowd.count - 1]] {
      try say("all of us λ\n", speaker, to: [witness] + crowd)
    }
    let talked = monotonicNanoseconds()
    for (index, member) in crowd.enumerated() {
      switch index % 3 {
      case 0: member.close()
      case 1: member.abort()
      default: try member.finishSending()
      }
    }
    // Before anything else is read: the log of so many does not fit into its pipe.
    try settle(1)
    for member in crowd where member.descriptor >= 0 { _ = try member.readToEnd(by: deadline) }
    try say("nobody else?\n", witness, to: [witness])
    let after = try ProcessHoldings(of: process.pid).descriptors
    guard after == before else { throw SupportError("\(before) descriptors before the crowd came, \(after) after") }
    let left = monotonicNanoseconds()
    process.signal(2)
    let outcome = try process.finish(by: deadline)
    guard outcome.status == .exited(130) else { throw SupportError("the server ended with \(outcome.status)") }
    func seconds(_ from: UInt64, _ to: UInt64) -> Double { Double(to - from) * 1e-9 }
    return Report(
      memory: memory, joining: seconds(begin, joined), talking: seconds(joined, talked),
      leaving: seconds(talked, left))
  }
}
