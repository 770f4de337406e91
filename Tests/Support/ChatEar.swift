// What members of a soaked chat say, and how a listener knows that nothing is missing. Every voice has 32 characters of
// its own and says them in turn, so whatever a listener hears tells who said it and whether it is that voice's next.
// Voices differ in the length of their characters in UTF-8, from one byte to four.

/// One member's characters.
struct ChatVoice {
  static let period = 32

  let number: Int
  /// How many characters it has said.
  private(set) var said = 0

  init(_ number: Int) {
    self.number = number
  }

  /// The first of the voice's characters. Blocks of 32 begin at multiples of 32.
  static func first(_ number: Int) -> UInt32 {
    // Of ASCII there are three blocks without control characters.
    if number < 3 { return 0x20 + 32 * UInt32(number) }
    let planes: [UInt32] = [0x400, 0x4E00, 0x1_F300]
    return planes[number % 3] + 32 * UInt32(number / 3)
  }

  mutating func say(_ count: Int) -> [UInt8] {
    var text = ""
    for _ in 0..<count {
      text.unicodeScalars.append(
        Unicode.Scalar(ChatVoice.first(number) + UInt32(said % ChatVoice.period)) ?? "\u{FFFD}")
      said += 1
    }
    return Array(text.utf8)
  }
}

/// What a listener has heard. Of voices that it heard from the beginning it knows how much they have said; of others
/// that nothing is missing since the first character it heard. Everything that belongs to no voice passes.
struct ChatEar {
  private static let greeting = Array("connected\n".utf8)

  let name: String
  private let voices: [UInt32: Int]
  /// The next character of each voice; -1 before the first.
  private var next: [Int]
  /// How many characters of each voice were heard.
  private(set) var heard: [Int]
  private(set) var isGreeted = false
  private var rest: [UInt8] = []

  /// - Parameter fromTheBeginning: nobody has said anything yet.
  init(_ name: String, voices count: Int, fromTheBeginning: Bool) {
    self.name = name
    voices = Dictionary(uniqueKeysWithValues: (0..<count).map { (ChatVoice.first($0) / 32, $0) })
    next = Array(repeating: fromTheBeginning ? 0 : -1, count: count)
    heard = Array(repeating: 0, count: count)
  }

  mutating func take(_ bytes: [UInt8]) throws {
    rest += bytes
    if !isGreeted {
      guard rest.count >= ChatEar.greeting.count else { return }
      guard rest.starts(with: ChatEar.greeting) else {
        throw SupportError("\(name) was greeted with \(String(decoding: rest.prefix(10), as: UTF8.self))")
      }
      rest.removeFirst(ChatEar.greeting.count)
      isGreeted = true
    }
    var index = 0
    while index < rest.count, let (scalar, length) = decode(index) {
      index += length
      if let scalar, let voice = voices[scalar / 32] { try hear(voice, Int(scalar % 32)) }
    }
    rest.removeFirst(index)
  }

  private mutating func hear(_ voice: Int, _ character: Int) throws {
    if next[voice] >= 0, next[voice] != character {
      throw SupportError(
        "\(name), having heard \(heard[voice]) characters of voice \(voice), heard its \(character) instead of its "
          + "\(next[voice])")
    }
    next[voice] = (character + 1) % ChatVoice.period
    heard[voice] += 1
  }

  /// The character at `index` and its bytes; no character for a byte that is part of none, nil for one not yet whole.
  private func decode(_ index: Int) -> (scalar: UInt32?, length: Int)? {
    let lead = rest[index]
    let length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    if length == 0 { return (nil, 1) }
    if length == 1 { return (UInt32(lead), 1) }
    var scalar = UInt32(lead & (0x7F >> UInt8(length)))
    for offset in 1..<length {
      guard index + offset < rest.count else { return nil }
      let byte = rest[index + offset]
      guard byte & 0xC0 == 0x80 else { return (nil, 1) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, length)
  }
}
