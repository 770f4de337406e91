// Integer division in its families, gcd and lcm, bits, and integer square roots. "Integer" includes flonums without
// fraction; with one of them the result is inexact. nil means that an operand is no integer.

import BigInt

/// How an integer quotient is rounded (R7RS 6.2.6).
enum IntegerDivision {
  /// Down: the remainder has the divisor's sign.
  case floor
  /// Towards zero: the remainder has the dividend's sign.
  case truncate
}

extension Arithmetic {
  /// Whether a number is an integer, exact or not.
  static func isInteger(_ a: Value) -> Bool {
    if a.isFlonum { return a.flonum.isFinite && a.flonum.rounded(.towardZero) == a.flonum }
    return a.isExactInteger
  }

  /// Parity of an integer, exact or not.
  static func isOdd(_ a: Value) -> Bool? {
    if a.isFixnum { return a.bits & 4 != 0 }
    guard isInteger(a) else { return nil }
    if a.isFlonum { return a.flonum.truncatingRemainder(dividingBy: 2) != 0 }
    return BignumView(a).digits[0] & 1 == 1
  }

  /// Quotient and remainder of two integers, as far as they are wanted; b must not be 0, exact or not.
  static func divideIntegers(
    _ a: Value, _ b: Value, _ division: IntegerDivision, _ heap: Heap, want: DivisionParts = [.quotient, .remainder]
  ) throws(SchemeThrow) -> (quotient: Value, remainder: Value)? {
    if Value.bothFixnums(a, b) {
      var (quotient, remainder) = a.fixnum.quotientAndRemainder(dividingBy: b.fixnum)
      if division == .floor, remainder != 0, (remainder ^ b.fixnum) < 0 {
        quotient &-= 1
        remainder &+= b.fixnum
      }
      return (heap.makeInteger(quotient), Value(fixnum: remainder))
    }
    guard isInteger(a), isInteger(b) else { return nil }
    if Value.bothFlonums(a, b) {
      let (quotient, remainder) = divide(a.flonum, b.flonum, division)
      return (heap.makeFlonum(quotient), heap.makeFlonum(remainder))
    }
    guard let x = exact(a, heap), let y = exact(b, heap) else { return nil }
    // Whether to round down depends on the remainder.
    var (quotient, remainder) = try divideIntegers(x, y, heap, want: division == .floor ? want.union(.remainder) : want)
    if division == .floor, !remainder.isExactZero, sign(remainder) != sign(y) {
      if want.contains(.quotient) { quotient = try addIntegers(quotient, Value(fixnum: 1), negating: true, heap) }
      remainder = try addIntegers(remainder, y, negating: false, heap)
    }
    guard a.isFlonum || b.isFlonum else { return (quotient, remainder) }
    return (heap.makeFlonum(double(quotient) ?? .nan), heap.makeFlonum(double(remainder) ?? .nan))
  }

  private static func divide(_ a: Double, _ b: Double, _ division: IntegerDivision) -> (Double, Double) {
    // The remainder is exact, so what is left is a multiple of b, up to one rounding.
    var remainder = a.truncatingRemainder(dividingBy: b)
    if division == .floor, remainder != 0, (remainder < 0) != (b < 0) { remainder += b }
    return (((a - remainder) / b).rounded(.toNearestOrEven), remainder)
  }

  static func quotient(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if Value.bothFixnums(a, b) { return heap.makeInteger(a.fixnum / b.fixnum) }
    return try divideIntegers(a, b, .truncate, heap, want: .quotient)?.quotient
  }

  static func remainder(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if Value.bothFixnums(a, b) { return Value(fixnum: a.fixnum % b.fixnum) }
    return try divideIntegers(a, b, .truncate, heap, want: .remainder)?.remainder
  }

  static func modulo(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if Value.bothFixnums(a, b) {
      let remainder = a.fixnum % b.fixnum
      return Value(fixnum: remainder != 0 && (remainder ^ b.fixnum) < 0 ? remainder &+ b.fixnum : remainder)
    }
    return try divideIntegers(a, b, .floor, heap, want: .remainder)?.remainder
  }

  static func floorQuotient(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    try divideIntegers(a, b, .floor, heap, want: .quotient)?.quotient
  }

  static func gcd(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if Value.bothFixnums(a, b) { return try gcdOfIntegers(a, b, heap) }
    guard isInteger(a), isInteger(b), let x = exact(a, heap), let y = exact(b, heap) else { return nil }
    let divisor = try gcdOfIntegers(x, y, heap)
    return a.isFlonum || b.isFlonum ? inexact(divisor, heap) : divisor
  }

  static func lcm(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard isInteger(a), isInteger(b), let x = exact(a, heap), let y = exact(b, heap) else { return nil }
    let isInexact = a.isFlonum || b.isFlonum
    if x.isExactZero || y.isExactZero { return isInexact ? heap.makeFlonum(0) : Value(fixnum: 0) }
    guard let rest = try quotient(x, try gcdOfIntegers(x, y, heap), heap), let product = try multiply(rest, y, heap),
      let multiple = absolute(product, heap)
    else { return nil }
    return isInexact ? inexact(multiple, heap) : multiple
  }

  /// Integer square root and remainder of an exact integer that is not negative.
  static func exactIntegerSquareRoot(_ a: Value, _ heap: Heap) throws(SchemeThrow) -> (root: Value, rest: Value) {
    if a.isFixnum {
      let n = a.fixnum
      // Rounding may give one too much.
      var root = Int(Double(n).squareRoot())
      while root * root > n { root -= 1 }
      while (root + 1) * (root + 1) <= n { root += 1 }
      return (Value(fixnum: root), Value(fixnum: n - root * root))
    }
    let n = a.bignum.magnitude
    let poll = { () throws(SchemeThrow) in try heap.pollLongOperation() }
    let root = try n.integerSquareRoot(poll: poll)
    let rest = n - (try root.times(root, poll: poll))
    return (heap.makeInteger(root), heap.makeInteger(rest))
  }

  // MARK: - Bits

  /// Combines two exact integers bit by bit.
  @inline(__always)
  static func combineBits(_ a: Value, _ b: Value, _ heap: Heap, _ operation: (UInt, UInt) -> UInt) -> Value? {
    if Value.bothFixnums(a, b) {
      return heap.makeInteger(Int(bitPattern: operation(UInt(bitPattern: a.fixnum), UInt(bitPattern: b.fixnum))))
    }
    guard a.isExactInteger, b.isExactInteger else { return nil }
    return heap.makeInteger(a.exactInteger.combined(with: b.exactInteger, by: operation))
  }

  static func complementBits(_ a: Value, _ heap: Heap) -> Value? {
    if a.isFixnum { return Value(fixnum: ~a.fixnum) }
    return a.isBignum ? heap.makeInteger(-a.bignum - 1) : nil
  }

  /// An exact integer times 2 to the power `count`, rounded down.
  static func shift(_ a: Value, by count: Int, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard a.isExactInteger else { return nil }
    if a.isFixnum {
      let n = a.fixnum
      if count <= 0 { return Value(fixnum: count <= -63 ? (n < 0 ? -1 : 0) : n >> -count) }
      if n == 0 { return a }
      if count < 62, (n << count) >> count == n { return heap.makeInteger(n << count) }
    }
    let n = a.exactInteger
    if count > 0 { try heap.checkRoom(forBits: Double(n.magnitude.bitWidth) + Double(count)) }
    return heap.makeInteger(n.shifted(by: count))
  }

  /// The number of bits that an exact integer takes in two's complement, without the sign.
  static func bitLength(_ a: Value) -> Int? {
    if a.isFixnum {
      let n = a.fixnum
      return Int.bitWidth - (n < 0 ? ~n : n).leadingZeroBitCount
    }
    guard a.isBignum else { return nil }
    let n = a.bignum
    // -2^k takes k bits.
    return n.sign == .minus && n.magnitude.trailingZeroBitCount == n.magnitude.bitWidth - 1
      ? n.magnitude.bitWidth - 1 : n.magnitude.bitWidth
  }

  /// The number of 1 bits, or of 0 bits in a negative integer.
  static func bitCount(_ a: Value) -> Int? {
    if a.isFixnum { return (a.fixnum < 0 ? ~a.fixnum : a.fixnum).nonzeroBitCount }
    guard a.isBignum else { return nil }
    let n = a.bignum
    return (n.sign == .minus ? -n - 1 : n).magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount }
  }
}
