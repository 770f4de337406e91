// Generic arithmetic on values: addition, subtraction, multiplication, division. Integrated instructions and primitives
// end here when their own fast path does not fit.
//
// Complex numbers are no one's fast path: what turns out to be no real number goes on in Complex.swift.
//
// Conventions of all Arithmetic functions: nil means that an operand is no number (or not of the kind that the doc line
// names); the caller knows the argument's position and makes the error. A divisor of 0 is the caller's to check
// (`isZero`), because the error names the procedure. What throws does so because the result has no room under the
// heap's limit, or because a long operation was interrupted.

import BigInt

enum Arithmetic {}

/// A real number taken out of its value.
enum Real {
  case integer(BigInt)
  case ratio(Ratio)
  case flonum(Double)

  init?(_ value: Value) {
    if value.isFixnum {
      self = .integer(BigInt(small: value.fixnum))
    } else if value.isFlonum {
      self = .flonum(value.flonum)
    } else if value.isBignum {
      self = .integer(value.bignum)
    } else if value.isRatio {
      self = .ratio(value.ratio)
    } else {
      return nil
    }
  }

  /// The nearest double.
  var double: Double {
    switch self {
    case .integer(let integer): return integer.nearestDouble
    case .ratio(let ratio): return ratio.nearestDouble
    case .flonum(let double): return double
    }
  }
}

extension Ratio {
  var nearestDouble: Double {
    let magnitude = BigUInt.nearestDouble(numerator.magnitude, over: denominator.magnitude)
    return numerator.sign == .minus ? -magnitude : magnitude
  }

  static prefix func - (a: Ratio) -> Ratio { Ratio(numerator: -a.numerator, denominator: a.denominator) }

  /// One over this number, which must not be 0.
  var reciprocal: Ratio {
    Ratio(
      numerator: BigInt(sign: numerator.sign, magnitude: denominator.magnitude),
      denominator: BigInt(numerator.magnitude))
  }
}

extension Arithmetic {
  // MARK: - Addition and subtraction

  static func add(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if Value.bothFixnums(a, b) { return heap.makeInteger(a.fixnum &+ b.fixnum) }
    if let (x, y) = doubles(a, b) { return heap.makeFlonum(x + y) }
    if a.isExactInteger, b.isExactInteger { return try addIntegers(a, b, negating: false, heap) }
    if let x = SmallRatio(a), let y = SmallRatio(b), let sum = x + y { return sum.value(heap) }
    if a.isExactRational, b.isExactRational { return try addRationals(a, b, negating: false, heap) }
    guard let x = double(a), let y = double(b) else { return try addComplex(a, b, heap) }
    return heap.makeFlonum(x + y)
  }

  static func subtract(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if Value.bothFixnums(a, b) { return heap.makeInteger(a.fixnum &- b.fixnum) }
    if let (x, y) = doubles(a, b) { return heap.makeFlonum(x - y) }
    if a.isExactInteger, b.isExactInteger { return try addIntegers(a, b, negating: true, heap) }
    if let x = SmallRatio(a), let y = SmallRatio(b), let difference = x + -y { return difference.value(heap) }
    if a.isExactRational, b.isExactRational { return try addRationals(a, b, negating: true, heap) }
    guard let x = double(a), let y = double(b) else { return try subtractComplex(a, b, heap) }
    return heap.makeFlonum(x - y)
  }

  static func negate(_ a: Value, _ heap: Heap) -> Value? {
    if a.isExactInteger { return negateInteger(a, heap) }
    if a.isFlonum { return heap.makeFlonum(-a.flonum) }
    if a.isRatio { return heap.makeRational(negateInteger(a.slot(1), heap), over: a.slot(2)) }
    return a.isComplex ? mapParts(a, heap, negate) : nil
  }

  /// The absolute value of a real number.
  static func absolute(_ a: Value, _ heap: Heap) -> Value? {
    if a.isFlonum { return heap.makeFlonum(a.flonum.magnitude) }
    guard let sign = sign(a) else { return nil }
    return sign < 0 ? negate(a, heap) : a
  }

  /// Both operands as doubles if one is a flonum and the other a flonum or a fixnum.
  @inline(__always)
  private static func doubles(_ a: Value, _ b: Value) -> (Double, Double)? {
    if a.isFlonum {
      if b.isFlonum { return (a.flonum, b.flonum) }
      if b.isFixnum { return (a.flonum, Double(b.fixnum)) }
    } else if a.isFixnum, b.isFlonum {
      return (Double(a.fixnum), b.flonum)
    }
    return nil
  }

  // MARK: - Multiplication and division

  static func multiply(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if Value.bothFixnums(a, b) {
      let (product, overflow) = a.fixnum.multipliedReportingOverflow(by: b.fixnum)
      if !overflow { return heap.makeInteger(product) }
    } else if let (x, y) = doubles(a, b) {
      return heap.makeFlonum(x * y)
    }
    if a.isExactInteger, b.isExactInteger { return try multiplyIntegers(a, b, heap) }
    if let x = SmallRatio(a), let y = SmallRatio(b), let product = x * y { return product.value(heap) }
    if a.isExactRational, b.isExactRational { return try multiplyRationals(a, b, heap) }
    guard let x = double(a), let y = double(b) else { return try multiplyComplex(a, b, heap) }
    return heap.makeFlonum(x * y)
  }

  static func product(_ x: BigInt, _ y: BigInt, _ heap: Heap) throws(SchemeThrow) -> BigInt {
    try heap.checkRoom(forBits: Double((x.magnitude.words.count + y.magnitude.words.count) * 64))
    return try x.times(y) { () throws(SchemeThrow) in try heap.pollLongOperation() }
  }

  /// The quotient a / b. b must not be an exact 0.
  static func divide(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if let (x, y) = doubles(a, b) { return heap.makeFlonum(x / y) }
    if let x = SmallRatio(a), let y = SmallRatio(b), let quotient = x / y { return quotient.value(heap) }
    if a.isExactRational, b.isExactRational { return try divideRationals(a, b, heap) }
    guard let x = double(a), let y = double(b) else { return try divideComplex(a, b, heap) }
    return heap.makeFlonum(x / y)
  }
}

extension Heap {
  /// Called now and then by arithmetic that takes long.
  func pollLongOperation() throws(SchemeThrow) { try poll?() }
}
