// The documented chat server over a long time: residents talk and listen from beginning to end while visitors come and
// go in all the ways there are (ChatVisitor). Every resident must hear every character that was said with a voice, each
// voice in order (ChatEar); the log must name who came and who left; and neither memory nor descriptors may grow.
//
// One thread that looks at everybody fifty times a second, so that the load is bounded and small.

public final class ChatSoak {
  public struct Plan: Sendable {
    /// What starts the server, and the port that it then serves.
    public var server: [String]
    public var port: UInt16
    public var seconds: Double
    public var residents = 12
    /// What all of them say together in a second.
    public var charactersPerSecond = 400.0
    public var visitorsPerSecond = 5.0
    public var seed: UInt64 = 1

    public init(server: [String], port: UInt16, seconds: Double) {
      self.server = server
      self.port = port
      self.seconds = seconds
    }
  }

  private static let tick: Int32 = 20
  private static let visitingVoices = 8
  private static let mostVisitors = 40
  /// The listening socket's backlog holds five; the system makes others wait a second.
  private static let mostUnaccepted = 3
  /// How long everybody may be without news of what they are owed.
  private static let patience = 30.0

  private struct Resident {
    let channel: Channel
    var ear: ChatEar
    var unsent: [UInt8] = []
  }

  private let plan: Plan
  private let process: ChildProcess
  private var random: SplitMix
  private var residents: [Resident] = []
  private var visitors: [ChatVisitor] = []
  private var voices: [ChatVoice]
  private var log = ChatLog()
  private var report = SoakReport()

  public init(_ plan: Plan) throws {
    self.plan = plan
    random = SplitMix(state: plan.seed)
    voices = (0..<plan.residents + ChatSoak.visitingVoices).map { ChatVoice($0) }
    process = try ChildProcess(plan.server)
    process.input.close()
  }

  /// Soaks, and ends the server.
  /// - Parameter progress: is told once a minute how things are.
  /// - Throws: as soon as anything is lost, or the server fails.
  public func run(progress: (String) -> Void = { _ in }) throws -> SoakReport {
    do {
      try gather()
      let before = try holdings()
      try live(progress)
      try quieten(before)
      try endAll()
    } catch {
      try? process.errors.receive()
      process.kill()
      throw SupportError("\(error) (seed \(plan.seed)) \(process.errors.takePending())")
    }
    return report
  }

  // MARK: - The three parts

  /// Has the residents join.
  private func gather() throws {
    for number in 0..<plan.residents {
      let channel = try Channel.connect(toPort: plan.port, by: .seconds(ChatSoak.patience))
      log.connects(try channel.localPort())
      residents.append(
        Resident(channel: channel, ear: ChatEar("resident \(number)", voices: voices.count, fromTheBeginning: true)))
      try waitUntil("resident \(number) is greeted") { residents[number].ear.isGreeted && log.unaccepted == 0 }
    }
  }

  private func live(_ progress: (String) -> Void) throws {
    let begin = monotonicNanoseconds()
    func seconds() -> Double { Double(monotonicNanoseconds() - begin) * 1e-9 }
    let interval = max(0.05, min(1, plan.seconds / 400))
    var (said, visited, sampled, reported, lastProgress) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var heardBefore = -1
    while seconds() < plan.seconds {
      let now = seconds()
      if now * plan.charactersPerSecond - said >= 1 {
        said += Double(try talk(Int(min(now * plan.charactersPerSecond - said, 1000))))
      }
      if now * plan.visitorsPerSecond - visited >= 1 {
        visited += 1
        if log.unaccepted < ChatSoak.mostUnaccepted, visitors.count < ChatSoak.mostVisitors { try invite() }
      }
      try turn()
      let heard = residents.reduce(0) { $0 + $1.ear.heard.reduce(0, +) }
      if heard != heardBefore { lastProgress = now }
      heardBefore = heard
      if now - lastProgress > ChatSoak.patience { throw SupportError("nothing is heard any more") }
      if now - sampled >= interval {
        sampled = now
        report.samples.append(try holdings(at: now))
      }
      if now - reported >= 60 {
        reported = now
        progress(report.line(visitors: visitors.count))
      }
    }
  }

  /// Waits until everybody has heard everything and the visitors have gone.
  private func quieten(_ before: SoakReport.Sample) throws {
    try waitUntil("the last visitors have left") { visitors.isEmpty && log.isSettled(members: plan.residents) }
    try waitUntil("everybody has heard everything") {
      residents.allSatisfy { resident in voices.indices.allSatisfy { resident.ear.heard[$0] == voices[$0].said } }
    }
    // The log tells of a leaver before its port is closed.
    try waitUntil("the server has \(before.spareDescriptors) descriptors beside those of clients, as before") {
      try holdings().spareDescriptors == before.spareDescriptors
    }
    report.judge()
  }

  private func endAll() throws {
    for resident in residents { try resident.channel.finishSending() }
    try waitUntil("the residents have left") { residents.allSatisfy(\.channel.isAtEnd) && log.isSettled(members: 0) }
    process.signal(2)
    let outcome = try process.finish(by: .seconds(ChatSoak.patience))
    guard outcome.status == .exited(130) else {
      throw SupportError("the server ended with \(outcome.status): \(outcome.errors)")
    }
  }

  // MARK: - What happens

  /// One of the residents says up to `count` characters. Returns how many.
  private func talk(_ count: Int) throws -> Int {
    let speaker = Int.random(in: residents.indices, using: &random)
    let count = Int.random(in: 1...count, using: &random)
    residents[speaker].unsent += voices[speaker].say(count)
    report.said += count
    return count
  }

  private func invite() throws {
    var manner = ChatVisitor.Manner.allCases.randomElement(using: &random) ?? .halfClose
    // Sleepers stay long, so that few of them are enough.
    if manner.isSleeper, Int.random(in: 0..<8, using: &random) > 0 { manner = .leaveAtOnce }
    let free = (plan.residents..<voices.count).filter { number in !visitors.contains { $0.voice == number } }
    if manner == .halfClose, free.isEmpty { manner = .resetAtOnce }
    var text: [UInt8] = []
    var count = 0
    switch manner {
    case .halfClose:
      count = Int.random(in: 0...100, using: &random)
      text = voices[free[0]].say(count)
      report.said += count
    case .halfCharacter: text = [0xE2, 0x82]
    default:
      text = (0..<Int.random(in: 0...20, using: &random)).map { _ in UInt8.random(in: 0x01...0x1F, using: &random) }
    }
    let most = min(plan.seconds / 10, manner.isSleeper ? 60 : 5)
    let stay = Double.random(in: 0...most, using: &random)
    let visitor = try ChatVisitor(
      manner, "visitor \(report.visits)", toPort: plan.port, voice: manner == .halfClose ? free[0] : nil, text: text,
      count: count, voices: voices.count, leaves: monotonicNanoseconds() + UInt64(stay * 1e9),
      by: .seconds(ChatSoak.patience))
    report.visits += 1
    log.connects(visitor.port)
    visitors.append(visitor)
  }

  /// Waits a tick, then takes in what there is and lets everybody act.
  private func turn() throws {
    _ = try Channel.hasInput([process.output, process.errors], within: ChatSoak.tick)
    try process.output.receive()
    try process.errors.receive()
    guard !process.output.isAtEnd else { throw SupportError("the server is gone") }
    for line in process.output.takeLines() { try log.take(line) }
    for index in residents.indices {
      let channel = residents[index].channel
      try channel.receive()
      let bytes = channel.takeBytes()
      try residents[index].ear.take(bytes)
      report.bytesHeard += bytes.count
      if !residents[index].unsent.isEmpty {
        residents[index].unsent.removeFirst(try channel.writeSome(residents[index].unsent[...]))
      }
    }
    for visitor in visitors { try visitor.act() }
    visitors.removeAll(where: \.isGone)
  }

  private func waitUntil(_ what: String, _ isSo: () throws -> Bool) throws {
    let deadline = Deadline.seconds(ChatSoak.patience + (visitors.isEmpty ? 0 : 60))
    while try !isSo() {
      guard !deadline.hasPassed else { throw SupportError("waited in vain until \(what)") }
      try turn()
    }
  }

  private func holdings(at seconds: Double = 0) throws -> SoakReport.Sample {
    let holdings = try ProcessHoldings(of: process.pid)
    return SoakReport.Sample(
      seconds: seconds, memory: holdings.memory, spareDescriptors: holdings.descriptors - log.members)
  }
}

/// The server's log: every connection is accepted once and closed once, under its own name.
struct ChatLog {
  private var expected: [UInt16: Int] = [:]
  private var inside: [UInt16: Int] = [:]
  private(set) var unaccepted = 0
  /// Connections accepted and not closed.
  private(set) var members = 0

  mutating func connects(_ port: UInt16) {
    expected[port, default: 0] += 1
    unaccepted += 1
  }

  func isSettled(members count: Int) -> Bool { unaccepted == 0 && members == count }

  mutating func take(_ line: String) throws {
    if let port = port(of: line, "accepting connection from #<inet-addr 127.0.0.1:"), let count = expected[port] {
      expected[port] = count > 1 ? count - 1 : nil
      inside[port, default: 0] += 1
      unaccepted -= 1
      members += 1
    } else if let port = port(of: line, "closing connection from #<inet-addr 127.0.0.1:"), let count = inside[port] {
      inside[port] = count > 1 ? count - 1 : nil
      members -= 1
    } else {
      throw SupportError("the server's log says \(line.debugDescription)")
    }
  }

  private func port(of line: String, _ beginning: String) -> UInt16? {
    guard line.hasPrefix(beginning), line.hasSuffix(">") else { return nil }
    return UInt16(line.dropFirst(beginning.count).dropLast())
  }
}

/// Random numbers that are the same again for the same seed: splitmix64.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
