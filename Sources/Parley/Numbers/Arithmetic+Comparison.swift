// Comparison, signs and hashing of numbers (eqv? is in Values/Equality). Exact and inexact numbers are compared by
// their exact values, so the order is transitive (R7RS 6.2.6).

import BigInt

/// How two numbers compare. A NaN is unordered with everything.
enum NumericOrder {
  case less, equal, greater, unordered

  fileprivate init<T: Comparable>(_ a: T, _ b: T) {
    self = a < b ? .less : a == b ? .equal : a > b ? .greater : .unordered
  }

  fileprivate var reversed: NumericOrder {
    switch self {
    case .less: return .greater
    case .greater: return .less
    case .equal, .unordered: return self
    }
  }
}

extension Arithmetic {
  /// How two real numbers compare.
  static func compare(_ a: Value, _ b: Value) -> NumericOrder? {
    if Value.bothFixnums(a, b) { return NumericOrder(a.fixnum, b.fixnum) }
    if Value.bothFlonums(a, b) { return NumericOrder(a.flonum, b.flonum) }
    if a.isFixnum, b.isFlonum { return compare(a.fixnum, b.flonum) }
    if a.isFlonum, b.isFixnum { return compare(b.fixnum, a.flonum).reversed }
    if a.isExactInteger, b.isExactInteger { return NumericOrder(compareIntegers(a, b), 0) }
    if let x = SmallRatio(a), let y = SmallRatio(b), let (i, j) = SmallRatio.comparable(x, y) {
      return NumericOrder(i, j)
    }
    guard let x = Real(a), let y = Real(b) else { return nil }
    switch (x, y) {
    case (.integer(let i), .integer(let j)): return NumericOrder(i, j)
    case (.integer(let i), .flonum(let d)): return compare(i, d)
    case (.flonum(let d), .integer(let i)): return compare(i, d).reversed
    case (.ratio(let r), .flonum(let d)): return compare(r, d)
    case (.flonum(let d), .ratio(let r)): return compare(r, d).reversed
    case (.ratio(let r), .ratio(let s)): return compare(r, s)
    case (.ratio(let r), .integer(let i)): return compare(r, Ratio(i))
    case (.integer(let i), .ratio(let r)): return compare(Ratio(i), r)
    case (.flonum(let d), .flonum(let e)): return NumericOrder(d, e)
    }
  }

  /// Whether two numbers of any kind are equal.
  static func equals(_ a: Value, _ b: Value) -> Bool? {
    if let order = compare(a, b) { return order == .equal }
    return equalsComplex(a, b)
  }

  static func less(_ a: Value, _ b: Value) -> Bool? { compare(a, b).map { $0 == .less } }

  private static func compare(_ n: Int, _ d: Double) -> NumericOrder {
    // Integers up to 2^53 are doubles.
    if n.magnitude <= 1 << 53 { return NumericOrder(Double(n), d) }
    if d.isNaN { return .unordered }
    if d >= 0x1p62 { return .less }
    if d < -0x1p62 { return .greater }
    // Either d is an integer, or it is so much nearer to 0 that its fraction does not matter.
    return NumericOrder(n, Int(d))
  }

  private static func compare(_ i: BigInt, _ d: Double) -> NumericOrder {
    if d.isNaN { return .unordered }
    if d.isInfinite { return d > 0 ? .less : .greater }
    return NumericOrder(i, Ratio(d.rounded(.towardZero)).numerator)
  }

  private static func compare(_ r: Ratio, _ d: Double) -> NumericOrder {
    if d.isNaN { return .unordered }
    if d.isInfinite { return d > 0 ? .less : .greater }
    return compare(r, Ratio(d))
  }

  static func compare(_ r: Ratio, _ s: Ratio) -> NumericOrder {
    NumericOrder(r.numerator.times(s.denominator), s.numerator.times(r.denominator))
  }

  /// The sign of a real number: -1, 0 or 1; 0 for a NaN.
  static func sign(_ a: Value) -> Int? {
    if a.isFixnum { return a.fixnum.signum() }
    if a.isFlonum { return a.flonum > 0 ? 1 : a.flonum < 0 ? -1 : 0 }
    if a.isBignum { return BignumView(a).isNegative ? -1 : 1 }
    return a.isRatio ? sign(a.slot(1)) : nil
  }

  /// Whether a number is 0, exact or not. False for what is no number.
  static func isZero(_ a: Value) -> Bool {
    if a.isFlonum { return a.flonum == 0 }
    return a.isExactZero || (a.isComplex && isZero(a.slot(1)) && isZero(a.slot(2)))
  }

  // MARK: - Hashing

  /// A hash of a number, not negative, that is equal for numbers which are `eqv?`.
  static func hash(_ a: Value) -> Int {
    var hash: UInt64
    if a.isFixnum {
      hash = a.bits
    } else if a.isFlonum {
      hash = a.flonum.isNaN ? 1 : a.flonum.bitPattern
    } else if a.isBignum {
      let view = BignumView(a)
      hash = view.isNegative ? 3 : 2
      for index in 0..<view.count { hash = (hash ^ UInt64(view.digits[index])) &* 0x9E37_79B9_7F4A_7C15 }
    } else if a.isRatio || a.isComplex {
      hash = UInt64(self.hash(a.slot(1))) &* 31 &+ UInt64(self.hash(a.slot(2)))
    } else {
      hash = 0
    }
    hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
    return Int((hash ^ hash >> 29) & 0xFFF_FFFF_FFFF)
  }
}
