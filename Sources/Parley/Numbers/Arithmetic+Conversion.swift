// Conversions between exact and inexact, numerator and denominator, rounding, rationalize. The last three are for real
// numbers only.

import BigInt

extension Arithmetic {
  // MARK: - Exactness

  /// The nearest flonum.
  static func inexact(_ a: Value, _ heap: Heap) -> Value? {
    if a.isInexact { return a }
    return a.isComplex ? mapParts(a, heap, inexact) : double(a).map(heap.makeFlonum)
  }

  /// The nearest double of a real number.
  static func double(_ a: Value) -> Double? {
    if a.isFlonum { return a.flonum }
    if a.isFixnum { return Double(a.fixnum) }
    if a.isBignum { return BignumView(a).nearestDouble }
    return a.isRatio ? a.ratio.nearestDouble : nil
  }

  /// The exact value of a finite number; nil for infinities and NaN too.
  static func exact(_ a: Value, _ heap: Heap) -> Value? {
    guard a.isFlonum else { return a.isInexact ? mapParts(a, heap, exact) : a.isNumber ? a : nil }
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
  static func rationalize(_ a: Value, _ tolerance: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard let x = double(a), let y = double(tolerance) else { return nil }
    let isInexact = a.isFlonum || tolerance.isFlonum
    if isInexact {
      let isInfinite = a.isFlonum && x.isInfinite
      let isUnbounded = tolerance.isFlonum && y.isInfinite
      if x.isNaN || y.isNaN || (isInfinite && isUnbounded) { return heap.makeFlonum(.nan) }
      if isInfinite { return a }
      if isUnbounded { return heap.makeFlonum(0) }
    }
    guard let exactA = exact(a, heap), let exactTolerance = exact(tolerance, heap) else { return nil }
    guard let radius = absolute(exactTolerance, heap), let least = try subtract(exactA, radius, heap),
      let most = try add(exactA, radius, heap)
    else { return nil }
    let (low, high) = (fraction(least), fraction(most))
    let result: Ratio
    if low.numerator.sign == .plus && !low.numerator.isZero {
      result = try simplest(low, high, heap)
    } else if high.numerator.sign == .minus {
      result = -(try simplest(-high, -low, heap))
    } else {
      result = Ratio(BigInt())
    }
    return isInexact ? heap.makeFlonum(result.nearestDouble) : heap.makeRational(result)
  }

  /// The value of an exact rational number.
  static func fraction(_ a: Value) -> Ratio { a.isRatio ? a.ratio : Ratio(a.exactInteger) }

  /// The simplest rational from `low` to `high`, both positive: where their continued fractions part.
  private static func simplest(_ low: Ratio, _ high: Ratio, _ heap: Heap) throws(SchemeThrow) -> Ratio {
    let poll = { () throws(SchemeThrow) in try heap.pollLongOperation() }
    var terms: [BigInt] = []
    var (low, high) = (low, high)
    while true {
      let (whole, rest) = try low.numerator.floorDivided(by: low.denominator, poll: poll)
      if rest.isZero {
        terms.append(whole)
        break
      }
      let (other, otherRest) = try high.numerator.floorDivided(by: high.denominator, poll: poll)
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
      try poll()
      // term + 1 / result
      result = Ratio(
        numerator: term.times(result.numerator) + result.denominator, denominator: result.numerator)
    }
    return result
  }
}
