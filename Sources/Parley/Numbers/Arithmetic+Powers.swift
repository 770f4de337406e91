// Conversions between exact and inexact, rounding, rationalize, powers, square roots and logarithms.

import BigInt

extension Arithmetic {
  // MARK: - Exactness

  /// The nearest flonum.
  static func inexact(_ a: Value, _ heap: Heap) -> Value? {
    if a.isFlonum { return a }
    return double(a).map(heap.makeFlonum)
  }

  /// The nearest double of a number.
  static func double(_ a: Value) -> Double? {
    if a.isFlonum { return a.flonum }
    if a.isFixnum { return Double(a.fixnum) }
    return Real(a)?.double
  }

  /// The exact value of a finite number; nil for infinities and NaN too.
  static func exact(_ a: Value, _ heap: Heap) -> Value? {
    guard a.isFlonum else { return a.isNumber ? a : nil }
    let d = a.flonum
    if d.magnitude < 0x1p61, d.rounded(.towardZero) == d { return Value(fixnum: Int(d)) }
    return d.isFinite ? heap.makeRational(Ratio(d)) : nil
  }

  /// Numerator of a finite number in lowest terms; inexact for a flonum.
  static func numerator(_ a: Value, _ heap: Heap) -> Value? {
    if a.isRatio { return a.slot(1) }
    if a.isExactInteger { return a }
    guard a.isFlonum, a.flonum.isFinite else { return nil }
    return a.flonum == 0 ? a : heap.makeFlonum(Ratio(a.flonum).numerator.nearestDouble)
  }

  /// Denominator of a finite number in lowest terms; inexact for a flonum.
  static func denominator(_ a: Value, _ heap: Heap) -> Value? {
    if a.isRatio { return a.slot(2) }
    if a.isExactInteger { return Value(fixnum: 1) }
    guard a.isFlonum, a.flonum.isFinite else { return nil }
    return heap.makeFlonum(Ratio(a.flonum).denominator.nearestDouble)
  }

  // MARK: - Rounding

  /// Floor (`down`), ceiling (`up`), truncate (`towardZero`) or round (`toNearestOrEven`).
  static func rounded(_ a: Value, _ rule: FloatingPointRoundingRule, _ heap: Heap) -> Value? {
    if a.isExactInteger { return a }
    if a.isFlonum { return heap.makeFlonum(a.flonum.rounded(rule)) }
    guard a.isRatio else { return nil }
    return heap.makeInteger(rounded(a.ratio, rule))
  }

  private static func rounded(_ ratio: Ratio, _ rule: FloatingPointRoundingRule) -> BigInt {
    let (floor, rest) = ratio.numerator.floorDivided(by: ratio.denominator)
    switch rule {
    case .down: return floor
    case .up: return rest.isZero ? floor : floor + 1
    case .towardZero: return rest.isZero || ratio.numerator.sign == .plus ? floor : floor + 1
    default:
      let doubled = rest + rest
      if doubled == ratio.denominator { return floor.isOdd ? floor + 1 : floor }
      return doubled > ratio.denominator ? floor + 1 : floor
    }
  }

  /// The simplest rational that differs from `a` by no more than `tolerance`.
  static func rationalize(_ a: Value, _ tolerance: Value, _ heap: Heap) -> Value? {
    guard let x = double(a), let y = double(tolerance) else { return nil }
    let isInexact = a.isFlonum || tolerance.isFlonum
    if isInexact {
      if x.isNaN || y.isNaN || (x.isInfinite && y.isInfinite) { return heap.makeFlonum(.nan) }
      if a.isFlonum, x.isInfinite { return a }
      if tolerance.isFlonum, y.isInfinite { return heap.makeFlonum(0) }
    }
    guard let exactA = exact(a, heap), let exactTolerance = exact(tolerance, heap) else { return nil }
    let center = fraction(exactA)
    var radius = fraction(exactTolerance)
    if radius.numerator.sign == .minus { radius = -radius }
    let low = center + -radius
    let high = center + radius
    let result: Ratio
    if low.numerator.sign == .plus && !low.numerator.isZero {
      result = simplest(low, high)
    } else if high.numerator.sign == .minus {
      result = -simplest(-high, -low)
    } else {
      result = Ratio(BigInt())
    }
    return isInexact ? heap.makeFlonum(result.nearestDouble) : heap.makeRational(result)
  }

  private static func fraction(_ a: Value) -> Ratio { a.isRatio ? a.ratio : Ratio(a.exactInteger) }

  /// The simplest rational from `low` to `high`, both positive: where their continued fractions part.
  private static func simplest(_ low: Ratio, _ high: Ratio) -> Ratio {
    var terms: [BigInt] = []
    var (low, high) = (low, high)
    while true {
      let (whole, rest) = low.numerator.floorDivided(by: low.denominator)
      if rest.isZero {
        terms.append(whole)
        break
      }
      let (other, otherRest) = high.numerator.floorDivided(by: high.denominator)
      if whole < other {
        terms.append(whole + 1)
        break
      }
      terms.append(whole)
      // The reciprocals of what is left, which changes their order.
      (low, high) = (
        Ratio(numerator: high.denominator, denominator: otherRest), Ratio(numerator: low.denominator, denominator: rest)
      )
    }
    var result = Ratio(terms.removeLast())
    for term in terms.reversed() {
      // term + 1 / result
      result = Ratio(
        numerator: term.times(result.numerator) + result.denominator, denominator: result.numerator)
    }
    return result
  }

  // MARK: - Powers

  /// `base` to the power `exponent`: exact for exact arguments where the result is. nil when an argument is no number
  /// or the result is not real. `base` must not be an exact 0 when `exponent` is negative.
  static func power(_ base: Value, _ exponent: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard base.isNumber, exponent.isNumber else { return nil }
    if exponent.isExactInteger {
      if exponent.isExactZero { return Value(fixnum: 1) }
      return base.isFlonum ? power(base.flonum, exponent, heap) : try exactPower(base, exponent, heap)
    }
    guard let x = double(base), let y = double(exponent) else { return nil }
    if base.isExactZero, y > 0 { return exponent.isFlonum ? heap.makeFlonum(0) : base }
    if exponent.isRatio, exponent.slot(2) == Value(fixnum: 2), !base.isFlonum, sign(base) == 1 {
      let root = try squareRoot(base, heap)
      if let root, !root.isFlonum { return try exactPower(root, exponent.slot(1), heap) }
    }
    let result = Double.pow(x, y)
    return result.isNaN && !x.isNaN && !y.isNaN ? nil : heap.makeFlonum(result)
  }

  private static func power(_ base: Double, _ exponent: Value, _ heap: Heap) -> Value? {
    guard let y = double(exponent) else { return nil }
    let result = Double.pow(base.magnitude, y)
    // A large exponent loses its parity as a double.
    return heap.makeFlonum(base.sign == .minus && isOdd(exponent) == true ? -result : result)
  }

  private static func exactPower(_ base: Value, _ exponent: Value, _ heap: Heap) throws(SchemeThrow) -> Value {
    if base == Value(fixnum: 1) || base.isExactZero { return base }
    if base == Value(fixnum: -1) { return Value(fixnum: isOdd(exponent) == true ? -1 : 1) }
    // Any other base to the power of a bignum takes more memory than there is.
    guard exponent.isFixnum else { throw SchemeThrow(heap.exhausted) }
    let count = Int(exponent.fixnum.magnitude)
    let fraction = fraction(base)
    let power = Ratio(
      numerator: try raised(fraction.numerator, to: count, heap),
      denominator: try raised(fraction.denominator, to: count, heap))
    return heap.makeRational(exponent.fixnum < 0 ? power.reciprocal : power)
  }

  private static func raised(_ base: BigInt, to exponent: Int, _ heap: Heap) throws(SchemeThrow) -> BigInt {
    if base.magnitude.isOne { return base.sign == .plus || exponent & 1 == 0 ? 1 : -1 }
    try heap.checkRoom(forBits: base.magnitude.logarithm2 * Double(exponent))
    let magnitude = try base.magnitude.raised(to: exponent) { () throws(SchemeThrow) in try heap.pollLongOperation() }
    return BigInt(sign: exponent & 1 == 0 ? .plus : base.sign, magnitude: magnitude)
  }

  // MARK: - Roots and logarithms

  /// The square root: exact for exact squares. nil for a negative number, or what is no number.
  static func squareRoot(_ a: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if a.isFlonum { return a.flonum < 0 ? nil : heap.makeFlonum(a.flonum.squareRoot()) }
    guard let sign = sign(a), sign >= 0 else { return nil }
    if a.isFixnum {
      let (root, rest) = try exactIntegerSquareRoot(a, heap)
      return rest.isExactZero ? root : heap.makeFlonum(Double(a.fixnum).squareRoot())
    }
    let poll = { () throws(SchemeThrow) in try heap.pollLongOperation() }
    let fraction = fraction(a)
    if let top = try fraction.numerator.magnitude.exactSquareRoot(poll: poll),
      let bottom = try fraction.denominator.magnitude.exactSquareRoot(poll: poll)
    {
      return heap.makeRational(Ratio(numerator: BigInt(top), denominator: BigInt(bottom)))
    }
    let double = fraction.nearestDouble
    if double.isNormal { return heap.makeFlonum(double.squareRoot()) }
    // Too large or too small for a double, which its root need not be: take an even power of two out.
    let shift = (fraction.numerator.magnitude.bitWidth - fraction.denominator.magnitude.bitWidth) & ~1
    let scaled =
      shift >= 0
      ? BigUInt.nearestDouble(fraction.numerator.magnitude, over: fraction.denominator.magnitude << shift)
      : BigUInt.nearestDouble(fraction.numerator.magnitude << -shift, over: fraction.denominator.magnitude)
    return heap.makeFlonum(Double(sign: .plus, exponent: shift / 2, significand: scaled.squareRoot()))
  }

  /// The natural logarithm of a number that is not negative, however large; nil for others.
  static func naturalLogarithm(_ a: Value) -> Double? {
    guard let d = double(a), !(d < 0) else { return nil }
    if a.isFlonum || d.isNormal || a.isExactZero { return Double.log(d) }
    let fraction = fraction(a)
    return (fraction.numerator.magnitude.logarithm2 - fraction.denominator.magnitude.logarithm2) * Double.log(2)
  }
}
