// Powers, roots and logarithms of numbers of any kind: exact for exact arguments where the result is rational.

import BigInt

extension Arithmetic {
  // MARK: - Powers

  /// `base` to the power `exponent`. nil when an argument is no number, or `base` is 0 and the real part of `exponent`
  /// not positive. `base` must not be an exact 0 when `exponent` is negative.
  static func power(_ base: Value, _ exponent: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard base.isNumber, exponent.isNumber else { return nil }
    if exponent.isExactZero { return Value(fixnum: 1) }
    if exponent.isExactInteger {
      if base.isFlonum { return power(base.flonum, exponent, heap) }
      return base.isComplex
        ? try complexPower(base, exponent, heap) : try exactPower(base, exponent, heap)
    }
    if isZero(base) { return powerOfZero(base, exponent, heap) }
    if exponent.isRatio, base.isExact, let result = try exactRootPower(base, exponent, heap) { return result }
    guard let x = double(base), let y = double(exponent) else { return try generalPower(base, exponent, heap) }
    let isInteger = !y.isFinite || y.rounded(.towardZero) == y
    // An exact base may be too large or too small for a double while the result is not.
    if !base.isFlonum, !x.isNormal, x >= 0 || !isInteger { return try generalPower(base, exponent, heap) }
    if x < 0, !isInteger {
      return heap.makeComplex(InexactComplex(magnitude: Double.pow(-x, y), angle: Double.pi * y))
    }
    return heap.makeFlonum(Double.pow(x, y))
  }

  private static func power(_ base: Double, _ exponent: Value, _ heap: Heap) -> Value? {
    guard let y = double(exponent) else { return nil }
    let result = Double.pow(base.magnitude, y)
    // A large exponent loses its parity as a double.
    return heap.makeFlonum(base.sign == .minus && isOdd(exponent) == true ? -result : result)
  }

  /// 0, exact or not, to a power that is no exact integer.
  private static func powerOfZero(_ base: Value, _ exponent: Value, _ heap: Heap) -> Value? {
    guard let real = Rectangular(exponent)?.real else { return nil }
    if base.isExact, exponent.isExact { return sign(real) == 1 ? base : nil }
    if let x = double(base), let y = double(exponent) { return heap.makeFlonum(Double.pow(x, y)) }
    if isZero(exponent) { return heap.makeFlonum(1) }
    return sign(real) == 1 ? heap.makeFlonum(0) : nil
  }

  /// e to the power `exponent` times the logarithm of `base`, which is not 0.
  private static func generalPower(_ base: Value, _ exponent: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if let logarithm = naturalLogarithm(base), let y = double(exponent) {
      return heap.makeFlonum(Double.exp(logarithm * y))
    }
    guard let z = try logarithm(base, heap), let w = InexactComplex(exponent) else { return nil }
    return heap.makeComplex((z * w).exponential)
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

  /// A number that is not real to the power of an exact integer other than 0.
  private static func complexPower(_ base: Value, _ exponent: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if base.isInexact {
      // Few products are more accurate than the logarithm, many are not.
      guard exponent.isFixnum, exponent.fixnum.magnitude <= 64 else { return try generalPower(base, exponent, heap) }
    }
    var count: Int
    if exponent.isFixnum {
      count = Int(exponent.fixnum.magnitude)
    } else {
      // The powers of +i and -i repeat; any others take more memory than there is.
      guard let z = Rectangular(base), z.real.isExactZero, z.imaginary.isFixnum, abs(z.imaginary.fixnum) == 1 else {
        throw SchemeThrow(heap.exhausted)
      }
      count = Int(BignumView(exponent).digits[0] & 3)
      if count == 0 { return Value(fixnum: 1) }
    }
    guard let power = base.isInexact ? try raise(base, to: count, heap) : try raiseExact(base, to: count, heap) else {
      return nil
    }
    return sign(exponent) == -1 ? try divide(Value(fixnum: 1), power, heap) : power
  }

  /// An exact number that is not real to a power above 0. Only the result is reduced to lowest terms.
  private static func raiseExact(_ base: Value, to exponent: Int, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard let z = Rectangular(base), let p = denominator(z.real, heap), let q = denominator(z.imaginary, heap),
      let common = try lcm(p, q, heap), let whole = try multiply(base, common, heap),
      let power = try raise(whole, to: exponent, heap)
    else { return nil }
    return try divide(power, try exactPower(common, heap.makeInteger(exponent), heap), heap)
  }

  /// A number to a power above 0, by squaring.
  private static func raise(_ base: Value, to exponent: Int, _ heap: Heap) throws(SchemeThrow) -> Value? {
    var result = base
    for bit in (0..<(Int.bitWidth - 1 - exponent.leadingZeroBitCount)).reversed() {
      try heap.pollLongOperation()
      guard let square = try multiply(result, result, heap) else { return nil }
      result = square
      if exponent >> bit & 1 != 0 {
        guard let next = try multiply(result, base, heap) else { return nil }
        result = next
      }
    }
    return result
  }

  /// An exact number to the power of a ratio, if that is exact.
  private static func exactRootPower(_ base: Value, _ exponent: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    let power = exponent.slot(1)
    let degree = exponent.slot(2)
    var root: Value?
    if degree == Value(fixnum: 2) {
      root = try squareRoot(base, heap)
    } else if degree.isFixnum, sign(base) == 1 {
      let fraction = fraction(base)
      let poll = { () throws(SchemeThrow) in try heap.pollLongOperation() }
      if let top = try fraction.numerator.magnitude.exactRoot(degree.fixnum, poll: poll),
        let bottom = try fraction.denominator.magnitude.exactRoot(degree.fixnum, poll: poll)
      {
        root = heap.makeRational(Ratio(numerator: BigInt(top), denominator: BigInt(bottom)))
      }
    }
    guard let root, root.isExact else { return nil }
    return try self.power(root, power, heap)
  }

  // MARK: - Roots

  /// The square root: exact for squares of exact numbers, complex for a negative number; nil for what is no number.
  static func squareRoot(_ a: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard let sign = sign(a) else { return try squareRootOfComplex(a, heap) }
    if sign < 0 {
      guard let positive = negate(a, heap), let root = try squareRoot(positive, heap) else { return nil }
      return heap.makeRectangular(Value(fixnum: 0), root)
    }
    if a.isFlonum { return heap.makeFlonum(a.flonum.squareRoot()) }
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

  // MARK: - Logarithms

  /// The natural logarithm of a real number that is not negative, however large; nil for others.
  static func naturalLogarithm(_ a: Value) -> Double? {
    guard let d = double(a), !(d < 0) else { return nil }
    if a.isFlonum || d.isNormal || a.isExactZero { return Double.log(d) }
    if sign(a) == -1 { return nil }
    let fraction = fraction(a)
    return (fraction.numerator.magnitude.logarithm2 - fraction.denominator.magnitude.logarithm2) * Double.log(2)
  }

  /// The natural logarithm of any number; nil for what is none.
  static func logarithm(_ a: Value, _ heap: Heap) throws(SchemeThrow) -> InexactComplex? {
    if let real = naturalLogarithm(a) { return InexactComplex(real, 0) }
    guard a.isReal else { return try logarithmOfComplex(a, heap) }
    guard let real = negate(a, heap).flatMap(naturalLogarithm) else { return nil }
    return InexactComplex(real, Double.pi)
  }
}
