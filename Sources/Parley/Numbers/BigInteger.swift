// Operations on big integers that the BigInt package lacks, gets wrong or does slowly: products, quotients, square
// root and power over DigitKernel; floor shifts and bitwise operations in two's complement; rounding to doubles.
//
// BigInt is the currency of what is no plain sum, product or quotient (roots, powers, bits, text). Its own + - < and <<
// are used as they are; its & | ^, its >> of negative numbers and its conversion to Double do not do what Scheme asks.

import BigInt

extension BigUInt {
  var isOne: Bool { bitWidth == 1 }

  /// The digits, least significant first, without leading zeros.
  var digits: [UInt] {
    let words = self.words
    let count = words.count
    return [UInt](unsafeUninitializedCapacity: count) { buffer, initialized in
      for i in 0..<count { buffer[i] = words[i] }
      initialized = count
    }
  }

  init(digits: UnsafeBufferPointer<UInt>) {
    let count = digits.baseAddress.map { DigitKernel.significantCount($0, digits.count) } ?? 0
    self.init(words: Array(digits[0..<count]))
  }

  // MARK: - Products

  func times<Failure>(_ other: BigUInt, poll: Poll<Failure>) throws(Failure) -> BigUInt {
    let n = words.count
    let m = other.words.count
    if n == 0 || m == 0 { return BigUInt() }
    if n == 1, m == 1 {
      let (high, low) = words[0].multipliedFullWidth(by: other.words[0])
      return high == 0 ? BigUInt(integerLiteral: UInt64(low)) : BigUInt(words: [low, high])
    }
    let a = digits
    let b = other.digits
    let r = MutableDigits.allocate(capacity: n + m)
    defer { r.deallocate() }
    try a.withUnsafeBufferPointer { (a) throws(Failure) in
      try b.withUnsafeBufferPointer { (b) throws(Failure) in
        guard let a = a.baseAddress, let b = b.baseAddress else { return }
        try DigitKernel.multiply(r, a, n, b, m, poll: poll)
      }
    }
    return BigUInt(digits: UnsafeBufferPointer(start: r, count: n + m))
  }

  func times(_ other: BigUInt) -> BigUInt { times(other, poll: {}) }

  /// This number to a power, by squaring; factors of two are shifted in at the end.
  func raised<Failure>(to exponent: Int, poll: Poll<Failure>) throws(Failure) -> BigUInt {
    if exponent == 0 { return 1 }
    if isZero || isOne { return self }
    let zeros = trailingZeroBitCount
    let odd = self >> zeros
    var result = odd
    if !odd.isOne {
      for bit in (0..<(Int.bitWidth - 1 - exponent.leadingZeroBitCount)).reversed() {
        result = try result.times(result, poll: poll)
        if exponent >> bit & 1 != 0 { result = try result.times(odd, poll: poll) }
      }
    }
    return zeros == 0 ? result : result << (zeros * exponent)
  }

  func raised(to exponent: Int) -> BigUInt { raised(to: exponent, poll: {}) }

  // MARK: - Quotients

  /// Quotient and remainder; the divisor must not be 0.
  func dividedWithRemainder<Failure>(
    by divisor: BigUInt, poll: Poll<Failure>
  ) throws(Failure) -> (quotient: BigUInt, remainder: BigUInt) {
    if self < divisor { return (BigUInt(), self) }
    let (q, r) = try BigUInt.dividingWords(digits, by: divisor.digits, poll: poll)
    return (BigUInt(words: q), BigUInt(words: r))
  }

  func dividedWithRemainder(by divisor: BigUInt) -> (quotient: BigUInt, remainder: BigUInt) {
    dividedWithRemainder(by: divisor, poll: {})
  }

  /// Quotient and remainder of digits without leading zeros; y is not empty. The results have none either.
  static func dividingWords<Failure>(
    _ x: [UInt], by y: [UInt], poll: Poll<Failure>
  ) throws(Failure) -> (quotient: [UInt], remainder: [UInt]) {
    let n = x.count
    let m = y.count
    if n < m { return ([], x) }
    if m == 1 {
      var quotient = x
      let remainder = quotient.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { DigitKernel.divide($0, n, by: y[0]) } ?? 0
      }
      if quotient.last == 0 { quotient.removeLast() }
      return (quotient, remainder == 0 ? [] : [remainder])
    }
    let q = MutableDigits.allocate(capacity: n + 1 + DigitKernel.divisionScratch(n, m))
    let r = q + (n + 1 - m)
    defer { q.deallocate() }
    try x.withUnsafeBufferPointer { (x) throws(Failure) in
      try y.withUnsafeBufferPointer { (y) throws(Failure) in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        try DigitKernel.divide(q, r, x, n, y, m, scratch: r + m, poll: poll)
      }
    }
    return (
      Array(UnsafeBufferPointer(start: q, count: DigitKernel.significantCount(q, n + 1 - m))),
      Array(UnsafeBufferPointer(start: r, count: DigitKernel.significantCount(r, m)))
    )
  }

  // MARK: - Square root

  /// The largest integer whose square is not above this one. Newton's method whose precision doubles with each step
  /// (the algorithm of Python's math.isqrt, which has a proof): about the cost of two divisions.
  func integerSquareRoot<Failure>(poll: Poll<Failure>) throws(Failure) -> BigUInt {
    if isZero { return self }
    let c = (bitWidth - 1) / 2
    var a: BigUInt = 1
    var d = 0
    for s in (0..<(Int.bitWidth - c.leadingZeroBitCount)).reversed() {
      let e = d
      d = c >> s
      let (quotient, _) = try (self >> (2 * c - e - d + 1)).dividedWithRemainder(by: a, poll: poll)
      a = (a << (d - e - 1)) + quotient
    }
    return try a.times(a, poll: poll) > self ? a - 1 : a
  }

  /// The square root, if this is a perfect square.
  func exactSquareRoot<Failure>(poll: Poll<Failure>) throws(Failure) -> BigUInt? {
    // Squares are 0, 1, 4, 9, 16, 17, 25, 33, 36, 41, 49 or 57 modulo 64.
    if let low = words.first, 0x0202_0212_0203_0213 as UInt >> (low & 63) & 1 == 0 { return nil }
    let root = try integerSquareRoot(poll: poll)
    return try root.times(root, poll: poll) == self ? root : nil
  }

  // MARK: - Other roots

  /// The root of that degree, above 0, if it is an integer.
  func exactRoot<Failure>(_ degree: Int, poll: Poll<Failure>) throws(Failure) -> BigUInt? {
    if isZero || isOne { return self }
    // The root of a number above 1 is at least 2.
    if degree >= bitWidth { return nil }
    let logarithm = logarithm2 / Double(degree)
    var root: BigUInt
    if logarithm < 40 {
      root = BigUInt(integerLiteral: UInt64(Double.pow(2, logarithm).rounded()))
    } else {
      // Newton's method from a little above: decreases until it is there.
      let shift = Int(logarithm) - 39
      root = BigUInt(integerLiteral: UInt64(Double.pow(2, logarithm - Double(shift))) + 2) << shift
      let count = BigUInt(integerLiteral: UInt64(degree))
      while true {
        let power = try root.raised(to: degree - 1, poll: poll)
        let (quotient, _) = try dividedWithRemainder(by: power, poll: poll)
        let (next, _) = try ((count - 1).times(root) + quotient).dividedWithRemainder(by: count, poll: poll)
        if next >= root { break }
        root = next
      }
    }
    return try root.raised(to: degree, poll: poll) == self ? root : nil
  }

  // MARK: - Doubles

  private var leading64: (bits: UInt64, shift: Int) {
    let digits = self.digits
    return digits.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { DigitKernel.leading64($0, digits.count) } ?? (0, 0)
    }
  }

  /// The nearest double, ties to even; infinite if too large.
  var nearestDouble: Double { DigitKernel.nearestDouble(leading64) }

  /// The nearest double of n / d, ties to even, subnormals included.
  static func nearestDouble(_ n: BigUInt, over d: BigUInt) -> Double {
    if n.isZero { return 0 }
    // A quotient of 64 or 65 significant bits, and whether something is left of it.
    let scale = 65 + d.bitWidth - n.bitWidth
    let (quotient, remainder) =
      scale >= 0 ? (n << scale).dividedWithRemainder(by: d) : n.dividedWithRemainder(by: d << -scale)
    let (leading, shift) = quotient.leading64
    let bits = leading | (remainder.isZero ? 0 : 1)
    let exponent = shift - scale
    // Bits below the last place of a subnormal have to go before rounding, or it would round twice.
    let drop = -1074 - exponent
    if drop <= 11 - bits.leadingZeroBitCount {
      return Double(sign: .plus, exponent: Swift.min(exponent, 5000), significand: Double(bits))
    }
    if drop > 64 { return 0 }
    let kept = drop == 64 ? 0 : bits >> UInt64(drop)
    let half = UInt64(1) << UInt64(drop - 1)
    let rest = drop == 64 ? bits : bits & (1 << UInt64(drop) - 1)
    let rounded = rest > half || (rest == half && kept & 1 == 1) ? kept + 1 : kept
    return Double(sign: .plus, exponent: -1074, significand: Double(rounded))
  }

  /// The binary logarithm of a number that is not 0, however large.
  var logarithm2: Double {
    let (bits, shift) = leading64
    return Double.log2(Double(bits)) + Double(shift)
  }
}

extension BignumView {
  var nearestDouble: Double {
    let magnitude = DigitKernel.nearestDouble(DigitKernel.leading64(digits, count))
    return isNegative ? -magnitude : magnitude
  }
}

extension BigInt {
  var nearestDouble: Double { sign == .minus ? -magnitude.nearestDouble : magnitude.nearestDouble }

  var isOdd: Bool { (magnitude.words.first ?? 0) & 1 == 1 }

  func times<Failure>(_ other: BigInt, poll: Poll<Failure>) throws(Failure) -> BigInt {
    BigInt(
      sign: sign == other.sign ? .plus : .minus, magnitude: try magnitude.times(other.magnitude, poll: poll))
  }

  func times(_ other: BigInt) -> BigInt { times(other, poll: {}) }

  /// Quotient rounded towards zero, and the remainder with this number's sign.
  func truncateDivided<Failure>(
    by divisor: BigInt, poll: Poll<Failure>
  ) throws(Failure) -> (quotient: BigInt, remainder: BigInt) {
    let (q, r) = try magnitude.dividedWithRemainder(by: divisor.magnitude, poll: poll)
    return (BigInt(sign: sign == divisor.sign ? .plus : .minus, magnitude: q), BigInt(sign: sign, magnitude: r))
  }

  func truncateDivided(by divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    truncateDivided(by: divisor, poll: {})
  }

  /// Quotient rounded down, and the remainder with the divisor's sign.
  func floorDivided<Failure>(
    by divisor: BigInt, poll: Poll<Failure>
  ) throws(Failure) -> (quotient: BigInt, remainder: BigInt) {
    let (q, r) = try truncateDivided(by: divisor, poll: poll)
    return r.isZero || r.sign == divisor.sign ? (q, r) : (q - 1, r + divisor)
  }

  func floorDivided(by divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    floorDivided(by: divisor, poll: {})
  }

  /// This number times 2 to the power `count`, rounded down.
  func shifted(by count: Int) -> BigInt {
    if count >= 0 { return BigInt(sign: sign, magnitude: magnitude << count) }
    if count == Int.min || -count > magnitude.bitWidth { return sign == .minus ? -1 : 0 }
    let quotient = magnitude >> -count
    // Rounding down takes a negative number away from zero if a bit was lost.
    let isInexact = sign == .minus && magnitude.trailingZeroBitCount < -count
    return BigInt(sign: sign, magnitude: isInexact ? quotient + 1 : quotient)
  }

  // MARK: - Two's complement

  /// The lowest `count` digits in two's complement; `count` must leave room for the sign.
  func twosComplement(count: Int) -> [UInt] {
    var digits = magnitude.digits
    digits += repeatElement(0, count: count - digits.count)
    if sign == .minus { BigInt.negateTwosComplement(&digits) }
    return digits
  }

  init(twosComplement digits: [UInt]) {
    var digits = digits
    let isNegative = (digits.last ?? 0) >> 63 == 1
    if isNegative { BigInt.negateTwosComplement(&digits) }
    self.init(sign: isNegative ? .minus : .plus, magnitude: BigUInt(words: digits))
  }

  private static func negateTwosComplement(_ digits: inout [UInt]) {
    var carry = true
    for i in digits.indices {
      (digits[i], carry) = (~digits[i]).addingReportingOverflow(carry ? 1 : 0)
    }
  }

  /// Combines two integers bit by bit, as if in two's complement of unlimited length.
  func combined(with other: BigInt, by operation: (UInt, UInt) -> UInt) -> BigInt {
    let count = Swift.max(magnitude.words.count, other.magnitude.words.count) + 1
    var digits = twosComplement(count: count)
    let others = other.twosComplement(count: count)
    for i in digits.indices { digits[i] = operation(digits[i], others[i]) }
    return BigInt(twosComplement: digits)
  }

  func isBitSet(_ index: Int) -> Bool {
    if index >= magnitude.bitWidth { return sign == .minus }
    if sign == .plus { return magnitude[bitAt: index] }
    // -m = ~(m - 1): above the lowest set bit of m the bits are inverted, below it they are 0.
    let zeros = magnitude.trailingZeroBitCount
    return index == zeros || (index > zeros && !magnitude[bitAt: index])
  }
}
