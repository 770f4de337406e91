// Guests of a soaked chat: each connects, does one of the things that clients do, and is gone. Those that end in good
// order have a voice, of which nobody may miss a character; what the others say may get lost on their way out.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class ChatVisitor {
  /// How a visit goes.
  enum Manner: CaseIterable {
    /// Talks, finishes sending, hears everything to the end.
    case halfClose
    /// Leaves before reading its greeting.
    case leaveAtOnce
    /// Resets the connection, likely before it is accepted.
    case resetAtOnce
    case sendAndLeave
    /// Sends, listens for a while, resets.
    case resetWhileListening
    /// Sends half a character, listens, and sends the rest or never does.
    case halfCharacter
    /// Reads nothing for long, then everything.
    case readLate
    /// Reads nothing, then resets.
    case neverRead

    var isSleeper: Bool { self == .readLate || self == .neverRead }
  }

  let manner: Manner
  let channel: Channel
  /// Its port on this machine, by which the server's log names it.
  let port: UInt16
  /// The voice that it speaks with, if it must be heard.
  let voice: Int?
  private(set) var ear: ChatEar
  /// How much it said with its voice.
  private let saidCount: Int
  private var unsent: [UInt8]
  /// When a listener or sleeper leaves.
  private let leaves: UInt64
  private var isLeaving = false
  /// Reads to the end before it closes.
  private var isEnding = false
  private(set) var isGone = false

  /// - Parameters:
  ///   - text: what it says; for one with a voice, `count` of that voice's characters.
  ///   - leaves: the moment on the monotonic clock at which it does, if it does not at once.
  init(
    _ manner: Manner, _ name: String, toPort server: UInt16, voice: Int?, text: [UInt8], count: Int, voices: Int,
    leaves: UInt64, by deadline: Deadline
  ) throws {
    self.manner = manner
    self.voice = voice
    self.leaves = leaves
    saidCount = count
    unsent = text
    ear = ChatEar("\(name) (\(manner))", voices: voices, fromTheBeginning: false)
    channel = try Channel.connect(toPort: server, by: deadline)
    port = try channel.localPort()
    if manner.isSleeper { channel.shrinkReceiveBuffer() }
    switch manner {
    case .leaveAtOnce: leave { channel.close() }
    case .resetAtOnce: leave { channel.abort() }
    case .sendAndLeave:
      try sendSome()
      leave { channel.close() }
    default: break
    }
  }

  var isListening: Bool { !isGone && (isEnding || !manner.isSleeper) }

  private func leave(_ body: () -> Void) {
    body()
    isGone = true
  }

  private func sendSome() throws {
    guard !unsent.isEmpty else { return }
    unsent.removeFirst(try channel.writeSome(unsent[...]))
  }

  /// Takes what there is to take and does what is due.
  func act() throws {
    guard !isGone else { return }
    try sendSome()
    if isListening {
      try channel.receive()
      try ear.take(channel.takeBytes())
      if channel.isAtEnd {
        guard isEnding else { throw SupportError("\(ear.name) was dropped") }
        if voice.map({ ear.heard[$0] != saidCount }) ?? false {
          throw SupportError("\(ear.name) said \(saidCount) characters and did not hear them all")
        }
        leave { channel.close() }
        return
      }
    }
    let isDue = monotonicNanoseconds() >= leaves
    guard unsent.isEmpty, !isLeaving, isDue || manner == .halfClose else { return }
    isLeaving = true
    switch manner {
    case .halfClose, .readLate: try end()
    case .halfCharacter:
      // Every other one leaves the character as it is.
      if port % 2 == 0 { unsent = [0xAC] }
      try sendSome()
      try end()
    default: leave { channel.abort() }
    }
  }

  private func end() throws {
    try channel.finishSending()
    isEnding = true
  }
}
