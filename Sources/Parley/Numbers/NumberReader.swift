// Reads numbers: the syntax of R7RS 7.1.1.
//
//   number   = prefix complex       prefix = #x #b #o #d and #e #i, in any order and case, each at most once
//   complex  = real | real@real | [real] sign [ureal] i | [real] (+|-)inf.0i | [real] (+|-)nan.0i
//   real     = [sign] ureal | (+|-)inf.0 | (+|-)nan.0
//   ureal    = digits | digits/digits | decimal
//   decimal  = digits [. [digits]] [exponent] | . digits [exponent]
//   exponent = e [sign] digits      in radix 10 only
//
// A point in another radix than 10 is no R7RS, but number->string needs it there, and what it writes has to read back.

import BigInt

enum NumberReader {
  /// The number that the characters spell, all of them; nil if they spell none.
  /// - Parameter radix: 2 to 36; what holds when there is no radix prefix.
  /// - Throws: what stops a long operation.
  static func parse(_ codes: UnsafeBufferPointer<UInt32>, radix: Int, heap: Heap) throws(SchemeThrow) -> Value? {
    if radix == 10, let value = smallDecimal(codes) { return value }
    var scanner = NumberScanner(codes: codes, radix: radix, heap: heap)
    return try scanner.number()
  }

  /// The number that a text spells.
  static func parse(_ text: String, radix: Int = 10, heap: Heap) throws(SchemeThrow) -> Value? {
    try text.characterCodes.withUnsafeBufferPointer { (codes) throws(SchemeThrow) in
      try parse(codes, radix: radix, heap: heap)
    }
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
  /// Where the text, or the part of it being read, ends.
  var end: Int
  var exactness: Exactness?

  init(codes: UnsafeBufferPointer<UInt32>, radix: Int, heap: Heap) {
    self.codes = codes
    self.radix = radix
    self.heap = heap
    end = codes.count
  }

  // MARK: - Characters

  /// The character at the position, letters in lower case; 0 at the end.
  private var current: UInt32 { character(at: position) }

  private func character(at index: Int) -> UInt32 {
    guard index < end else { return 0 }
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

  mutating func number() throws(SchemeThrow) -> Value? {
    guard prefix() else { return nil }
    let isSigned = isSign(current)
    // In a radix that has i as a digit these are numbers of one digit.
    if isSigned, digitValue(105) == nil, let unit = imaginaryUnit() {
      return heap.makeRectangular(Value(fixnum: 0), unit)
    }
    guard let first = try real() else { return nil }
    if position == end { return first }
    if accept("@") {
      guard let angle = try real(), position == end else { return nil }
      let value = heap.makePolar(first, angle)
      return exactness == .exact ? Arithmetic.exact(value, heap) : value
    }
    if isSign(current) {
      if let unit = imaginaryUnit() { return heap.makeRectangular(first, unit) }
      // The last character is the mark even where i is a digit.
      end -= 1
      guard isMark(codes[end]), let imaginary = try real(), position == end else { return nil }
      return heap.makeRectangular(first, imaginary)
    }
    guard isSigned, accept("i"), position == end else { return nil }
    return heap.makeRectangular(Value(fixnum: 0), first)
  }

  private func isSign(_ code: UInt32) -> Bool { code == 43 || code == 45 }

  /// Whether this is an i in either case.
  private func isMark(_ code: UInt32) -> Bool { code | 0x20 == 105 }

  /// The imaginary part 1 or -1 that +i or -i at the end of the text stands for.
  private func imaginaryUnit() -> Value? {
    guard position + 2 == end, isMark(codes[position + 1]) else { return nil }
    let unit = current == 45 ? -1 : 1
    return exactness == .inexact ? heap.makeFlonum(Double(unit)) : Value(fixnum: unit)
  }

  private mutating func real() throws(SchemeThrow) -> Value? {
    let isNegative = current == 45
    if isSign(current) {
      position += 1
      if let special = infinityOrNaN() {
        guard exactness != .exact else { return nil }
        return heap.makeFlonum(isNegative && !special.isNaN ? -special : special)
      }
    }
    return try unsigned(isNegative: isNegative)
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
      guard end - position >= 5 else { return false }
      return (0..<5).allSatisfy { character(at: position + $0) == UInt32(name.utf8Start[$0]) }
    }
    let value: Double? = spells("inf.0") ? .infinity : spells("nan.0") ? .nan : nil
    if value != nil { position += 5 }
    return value
  }

  private mutating func unsigned(isNegative: Bool) throws(SchemeThrow) -> Value? {
    let whole = digits()
    if accept("/") {
      let below = digits()
      guard !whole.isEmpty, !below.isEmpty else { return nil }
      let denominator = try integer(below)
      if denominator.isZero { return nil }
      return try ratio(try integer(whole), over: denominator, isNegative)
    }
    if radix == 10, current == 46 || current == 101 { return try decimal(whole, isNegative) }
    if accept(".") { return try fraction(whole, digits(), isNegative) }
    return whole.isEmpty ? nil : try ratio(try integer(whole), over: 1, isNegative)
  }

  private mutating func decimal(_ whole: Range<Int>, _ isNegative: Bool) throws(SchemeThrow) -> Value? {
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
      ? try exactDecimal(whole, fraction, scale, isNegative) : inexactDecimal(whole, fraction, scale, isNegative)
  }

  /// Digits around a point in another radix than 10.
  private func fraction(
    _ whole: Range<Int>, _ fraction: Range<Int>, _ isNegative: Bool
  ) throws(SchemeThrow) -> Value? {
    if whole.isEmpty && fraction.isEmpty { return nil }
    let denominator = try BigUInt(integerLiteral: UInt64(radix)).raised(to: fraction.count, poll: poll)
    let numerator = try integer(whole, fraction)
    if exactness == .exact { return try ratio(numerator, over: denominator, isNegative) }
    let double = BigUInt.nearestDouble(numerator, over: denominator)
    return heap.makeFlonum(isNegative ? -double : double)
  }

  // MARK: - Values

  private func poll() throws(SchemeThrow) { try heap.pollLongOperation() }

  private func integer(_ range: Range<Int>) throws(SchemeThrow) -> BigUInt { try integer(range, 0..<0) }

  /// The integer that two runs of digits make together.
  private func integer(_ first: Range<Int>, _ second: Range<Int>) throws(SchemeThrow) -> BigUInt {
    let values = (Array(first) + Array(second)).map { digitValue(character(at: $0)) ?? 0 }
    return try values.withUnsafeBufferPointer { (values) throws(SchemeThrow) in
      try BigUInt(digitValues: values, radix: radix, poll: poll)
    }
  }

  private func ratio(
    _ numerator: BigUInt, over denominator: BigUInt, _ isNegative: Bool
  ) throws(SchemeThrow) -> Value {
    if exactness == .inexact {
      let double = BigUInt.nearestDouble(numerator, over: denominator)
      return heap.makeFlonum(isNegative ? -double : double)
    }
    let signed = BigInt(sign: isNegative ? .minus : .plus, magnitude: numerator)
    return try Arithmetic.divideRationals(heap.makeInteger(signed), heap.makeInteger(denominator), heap)
  }

  /// Digits in front of a power of ten that an exact number may have; more would take long to compute.
  private static var largestExactScale: Int { 2_000_000 }

  private func exactDecimal(
    _ whole: Range<Int>, _ fraction: Range<Int>, _ scale: Int, _ isNegative: Bool
  ) throws(SchemeThrow) -> Value? {
    let mantissa = try integer(whole, fraction)
    if mantissa.isZero { return Value(fixnum: 0) }
    guard scale.magnitude <= NumberScanner.largestExactScale, scale.magnitude < heap.limitBytes else { return nil }
    let power = try (10 as BigUInt).raised(to: abs(scale), poll: poll)
    return scale >= 0
      ? try ratio(try mantissa.times(power, poll: poll), over: 1, isNegative)
      : try ratio(mantissa, over: power, isNegative)
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
