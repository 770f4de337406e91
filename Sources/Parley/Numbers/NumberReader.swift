// Reads numbers: the syntax of R7RS 7.1.1 for real numbers.
//
//   number   = prefix real          prefix = #x #b #o #d and #e #i, in any order and case, each at most once
//   real     = sign ureal | ureal | (+|-)inf.0 | (+|-)nan.0
//   ureal    = digits | digits/digits | decimal (radix 10 only)
//   decimal  = digits [. [digits]] [e [sign] digits] | . digits [e [sign] digits]

import BigInt

enum NumberReader {
  /// The number that the characters spell, all of them; nil if they spell none.
  /// - Parameter radix: 2 to 36; what holds when there is no radix prefix.
  static func parse(_ codes: UnsafeBufferPointer<UInt32>, radix: Int, heap: Heap) -> Value? {
    if radix == 10, let value = smallDecimal(codes) { return value }
    var scanner = NumberScanner(codes: codes, radix: radix, heap: heap)
    return scanner.number()
  }

  /// The number that a text spells.
  static func parse(_ text: String, radix: Int = 10, heap: Heap) -> Value? {
    text.unicodeScalars.map(\.value).withUnsafeBufferPointer { parse($0, radix: radix, heap: heap) }
  }

  /// A decimal integer that is certainly a fixnum: most numbers of a program.
  @inline(__always)
  private static func smallDecimal(_ codes: UnsafeBufferPointer<UInt32>) -> Value? {
    let count = codes.count
    guard count > 0, count <= 18 else { return nil }
    var position = 0
    let isNegative = codes[0] == 45
    if isNegative || codes[0] == 43 { position = 1 }
    if position == count { return nil }
    var n = 0
    while position < count {
      let digit = codes[position] &- 48
      if digit > 9 { return nil }
      n = n &* 10 &+ Int(digit)
      position &+= 1
    }
    return Value(fixnum: isNegative ? 0 &- n : n)
  }
}

private struct NumberScanner {
  enum Exactness { case exact, inexact }

  let codes: UnsafeBufferPointer<UInt32>
  var radix: Int
  let heap: Heap
  var position = 0
  var exactness: Exactness?

  init(codes: UnsafeBufferPointer<UInt32>, radix: Int, heap: Heap) {
    self.codes = codes
    self.radix = radix
    self.heap = heap
  }

  // MARK: - Characters

  /// The character at the position, letters in lower case; 0 at the end.
  private var current: UInt32 { character(at: position) }

  private func character(at index: Int) -> UInt32 {
    guard index < codes.count else { return 0 }
    let code = codes[index]
    return code >= 65 && code <= 90 ? code + 32 : code
  }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    if current != character.value { return false }
    position += 1
    return true
  }

  /// The value of a digit in the radix, or nil.
  private func digitValue(_ code: UInt32) -> UInt8? {
    let value: UInt32
    switch code {
    case 48...57: value = code - 48
    case 97...122: value = code - 87
    default: return nil
    }
    return value < UInt32(radix) ? UInt8(value) : nil
  }

  /// Skips digits and returns where they stand.
  private mutating func digits() -> Range<Int> {
    let start = position
    while digitValue(current) != nil { position += 1 }
    return start..<position
  }

  // MARK: - Grammar

  mutating func number() -> Value? {
    guard prefix() else { return nil }
    let isSigned = current == 43 || current == 45
    let isNegative = current == 45
    if isSigned {
      position += 1
      if let special = infinityOrNaN() {
        guard position == codes.count, exactness != .exact else { return nil }
        return heap.makeFlonum(isNegative && !special.isNaN ? -special : special)
      }
    }
    guard let value = unsigned(isNegative: isNegative), position == codes.count else { return nil }
    return value
  }

  private mutating func prefix() -> Bool {
    var hasRadix = false
    while accept("#") {
      let letter = current
      position += 1
      switch letter {
      case 120, 98, 111, 100:
        if hasRadix { return false }
        hasRadix = true
        radix = letter == 120 ? 16 : letter == 98 ? 2 : letter == 111 ? 8 : 10
      case 101, 105:
        if exactness != nil { return false }
        exactness = letter == 101 ? .exact : .inexact
      default: return false
      }
    }
    return true
  }

  private mutating func infinityOrNaN() -> Double? {
    func spells(_ name: StaticString) -> Bool {
      guard codes.count - position >= 5 else { return false }
      return (0..<5).allSatisfy { character(at: position + $0) == UInt32(name.utf8Start[$0]) }
    }
    let value: Double? = spells("inf.0") ? .infinity : spells("nan.0") ? .nan : nil
    if value != nil { position += 5 }
    return value
  }

  private mutating func unsigned(isNegative: Bool) -> Value? {
    let whole = digits()
    if accept("/") {
      let below = digits()
      guard !whole.isEmpty, !below.isEmpty else { return nil }
      let denominator = integer(below)
      if denominator.isZero { return nil }
      return ratio(integer(whole), over: denominator, isNegative)
    }
    if radix == 10, current == 46 || current == 101 { return decimal(whole, isNegative) }
    return whole.isEmpty ? nil : ratio(integer(whole), over: 1, isNegative)
  }

  private mutating func decimal(_ whole: Range<Int>, _ isNegative: Bool) -> Value? {
    let fraction = accept(".") ? digits() : position..<position
    if whole.isEmpty && fraction.isEmpty { return nil }
    var exponent = 0
    if accept("e") {
      let isBelow = current == 45
      if current == 43 || current == 45 { position += 1 }
      let range = digits()
      if range.isEmpty { return nil }
      for index in range {
        // So large that it decides the result, so small that nothing overflows.
        exponent = min(exponent * 10 + Int(codes[index] - 48), 1 << 40)
      }
      if isBelow { exponent = -exponent }
    }
    let scale = exponent - fraction.count
    return exactness == .exact
      ? exactDecimal(whole, fraction, scale, isNegative) : inexactDecimal(whole, fraction, scale, isNegative)
  }

  // MARK: - Values

  private func integer(_ range: Range<Int>) -> BigUInt { integer(range, 0..<0) }

  /// The integer that two runs of digits make together.
  private func integer(_ first: Range<Int>, _ second: Range<Int>) -> BigUInt {
    let values = (Array(first) + Array(second)).map { digitValue(character(at: $0)) ?? 0 }
    return values.withUnsafeBufferPointer { BigUInt(digitValues: $0, radix: radix) }
  }

  private func ratio(_ numerator: BigUInt, over denominator: BigUInt, _ isNegative: Bool) -> Value {
    if exactness == .inexact {
      let double = BigUInt.nearestDouble(numerator, over: denominator)
      return heap.makeFlonum(isNegative ? -double : double)
    }
    let signed = BigInt(sign: isNegative ? .minus : .plus, magnitude: numerator)
    return denominator.isOne ? heap.makeInteger(signed) : heap.makeRational(signed, over: BigInt(denominator))
  }

  /// Digits in front of a power of ten that an exact number may have; more would take long to compute.
  private static var largestExactScale: Int { 2_000_000 }

  private func exactDecimal(_ whole: Range<Int>, _ fraction: Range<Int>, _ scale: Int, _ isNegative: Bool) -> Value? {
    let mantissa = integer(whole, fraction)
    if mantissa.isZero { return Value(fixnum: 0) }
    guard scale.magnitude <= NumberScanner.largestExactScale, scale.magnitude < heap.limitBytes else { return nil }
    let power = (10 as BigUInt).raised(to: abs(scale))
    return scale >= 0
      ? ratio(mantissa.times(power), over: 1, isNegative) : ratio(mantissa, over: power, isNegative)
  }

  private func inexactDecimal(_ whole: Range<Int>, _ fraction: Range<Int>, _ scale: Int, _ isNegative: Bool) -> Value? {
    guard let double = double(whole, fraction, scale) else { return nil }
    return heap.makeFlonum(isNegative ? -double : double)
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  private func double(_ whole: Range<Int>, _ fraction: Range<Int>, _ scale: Int) -> Double? {
    if whole.count + fraction.count <= 15, scale.magnitude <= 22 {
      // The digits and the power of ten are doubles, so one operation rounds once (Clinger's fast path).
      var mantissa = 0
      for index in whole { mantissa = mantissa * 10 + Int(codes[index] - 48) }
      for index in fraction { mantissa = mantissa * 10 + Int(codes[index] - 48) }
      let power = NumberScanner.powersOfTen[abs(scale)]
      return scale < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }
    // The standard library rounds correctly. Point and exponent in one canonical form; leading zeros away, so that the
    // exponent alone tells what is out of range.
    var text: [UInt8] = []
    text.reserveCapacity(whole.count + fraction.count + 24)
    for range in [whole, fraction] {
      for index in range where !text.isEmpty || codes[index] != 48 { text.append(UInt8(codes[index])) }
    }
    if text.isEmpty { return 0 }
    if text.count + scale > 400 { return .infinity }
    if text.count + scale < -400 { return 0 }
    text += "e\(scale)".utf8
    return Double(String(decoding: text, as: UTF8.self))
  }
}
