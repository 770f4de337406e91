// Digits of exact integers as text, both ways. Long numbers are split at powers of the radix, so that the cost is that
// of a few products or divisions of their size, not quadratic; radixes that are powers of two are as fast as the rest
// needs them.

import BigInt

/// The powers of a radix that a number is split at: the largest that fits a word, its square, and so on.
private struct RadixPowers {
  let radix: Int
  /// How many characters one word holds, and the radix to that power.
  let wordLength: Int
  let wordPower: UInt
  /// The word's power to the power 2^level.
  private(set) var powers: [BigUInt]

  init(radix: Int) {
    self.radix = radix
    var length = 1
    var power = UInt(radix)
    while true {
      let (next, overflow) = power.multipliedReportingOverflow(by: UInt(radix))
      if overflow { break }
      power = next
      length += 1
    }
    wordLength = length
    wordPower = power
    powers = [BigUInt(integerLiteral: UInt64(power))]
  }

  /// The number of characters below the power at that level.
  func length(_ level: Int) -> Int { wordLength << level }

  mutating func grow<Failure>(poll: Poll<Failure>) throws(Failure) {
    let last = powers[powers.count - 1]
    powers.append(try last.times(last, poll: poll))
  }
}

extension BigUInt {
  /// Numbers of no more words than this are converted word by word.
  private static var shortWords: Int { 24 }

  // MARK: - To text

  /// The digits in that radix, as ASCII with lower-case letters.
  func text<Failure>(radix: Int, poll: Poll<Failure>) throws(Failure) -> String {
    if isZero { return "0" }
    var powers = RadixPowers(radix: radix)
    // The top level's power has at least half the number's words.
    while powers.powers[powers.powers.count - 1].words.count * 2 < words.count { try powers.grow(poll: poll) }
    var output: [UInt8] = []
    output.reserveCapacity(Int(Double(bitWidth) / Double.log2(Double(radix))) + 2)
    try append(to: &output, powers, level: powers.powers.count - 1, isPadded: false, poll: poll)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the digits; when padded, exactly those that lie below the next level's power.
  private func append<Failure>(
    to output: inout [UInt8], _ powers: RadixPowers, level: Int, isPadded: Bool, poll: Poll<Failure>
  ) throws(Failure) {
    if words.count <= BigUInt.shortWords || level < 0 {
      return appendShort(to: &output, powers, width: isPadded ? powers.length(level + 1) : 0)
    }
    let (high, low) = try dividedWithRemainder(by: powers.powers[level], poll: poll)
    if high.isZero, !isPadded {
      return try low.append(to: &output, powers, level: level - 1, isPadded: false, poll: poll)
    }
    try high.append(to: &output, powers, level: level - 1, isPadded: isPadded, poll: poll)
    try low.append(to: &output, powers, level: level - 1, isPadded: true, poll: poll)
  }

  private func appendShort(to output: inout [UInt8], _ powers: RadixPowers, width: Int) {
    var rest = digits
    var characters: [UInt8] = []
    while !rest.isEmpty {
      let count = rest.count
      var word = rest.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { DigitKernel.divide($0, count, by: powers.wordPower) } ?? 0
      }
      while rest.last == 0 { rest.removeLast() }
      for _ in 0..<powers.wordLength {
        if rest.isEmpty, word == 0 { break }
        let (next, digit) = word.quotientAndRemainder(dividingBy: UInt(powers.radix))
        characters.append(UInt8(truncatingIfNeeded: digit < 10 ? 48 + digit : 87 + digit))
        word = next
      }
    }
    if width > characters.count { output += repeatElement(48, count: width - characters.count) }
    output += characters.reversed()
  }

  // MARK: - From text

  /// The number with these digit values, most significant first, each below the radix.
  init<Failure>(digitValues values: UnsafeBufferPointer<UInt8>, radix: Int, poll: Poll<Failure>) throws(Failure) {
    var powers = RadixPowers(radix: radix)
    while powers.length(powers.powers.count) < values.count { try powers.grow(poll: poll) }
    self = try BigUInt.parse(values, powers, level: powers.powers.count - 1, poll: poll)
  }

  private static func parse<Failure>(
    _ values: UnsafeBufferPointer<UInt8>, _ powers: RadixPowers, level: Int, poll: Poll<Failure>
  ) throws(Failure) -> BigUInt {
    if values.count <= powers.wordLength * shortWords { return parseShort(values, powers) }
    let lowCount = powers.length(level)
    if values.count <= lowCount { return try parse(values, powers, level: level - 1, poll: poll) }
    let split = values.count - lowCount
    let high = try parse(UnsafeBufferPointer(rebasing: values[..<split]), powers, level: level - 1, poll: poll)
    let low = try parse(UnsafeBufferPointer(rebasing: values[split...]), powers, level: level - 1, poll: poll)
    return try high.times(powers.powers[level], poll: poll) + low
  }

  private static func parseShort(_ values: UnsafeBufferPointer<UInt8>, _ powers: RadixPowers) -> BigUInt {
    var digits: [UInt] = []
    digits.reserveCapacity(shortWords + 1)
    var position = 0
    // The first word takes what does not fill one, so that the others are full.
    var end = values.count % powers.wordLength
    if end == 0 { end = Swift.min(powers.wordLength, values.count) }
    while position < values.count {
      var word: UInt = 0
      while position < end {
        word = word &* UInt(powers.radix) &+ UInt(values[position])
        position += 1
      }
      let count = digits.count
      let carry = digits.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { DigitKernel.multiply($0, $0, count, by: powers.wordPower, adding: word) } ?? word
      }
      if carry != 0 { digits.append(carry) }
      end += powers.wordLength
    }
    return BigUInt(words: digits)
  }
}
