// Arithmetic on runs of 64-bit digits, least significant first. The BigInt package's loops go
// through a checked subscript for each digit and take 14 ns a digit product where these take 0.6, and its conversions
// are quadratic. Everything here is on raw memory and trusts its callers for sizes: BigInteger.swift, DigitText.swift,
// Bignum.swift, SmallRatio.swift and Arithmetic+Bignums.swift alone use it.
//
// Costs: products are O(n^1.58) (Karatsuba), divisions O(n^1.58 log n) (the recursive division of Burnikel and Ziegler,
// in the form that GMP's mpn_dcpi1_div_qr gives it), gcd O(n^2) (Lehmer).

typealias Digits = UnsafePointer<UInt>
typealias MutableDigits = UnsafeMutablePointer<UInt>

/// Called now and then by operations that can take long; throws to stop them.
typealias Poll<Failure: Error> = () throws(Failure) -> Void

enum DigitKernel {
  /// Digits from which splitting pays.
  private static var karatsubaLength: Int { 40 }
  private static var recursiveDivisionLength: Int { 80 }
  /// Digits from which an operation takes long enough to poll: about a tenth of a second.
  private static var pollingLength: Int { 10_000 }

  // MARK: - Linear loops

  /// r = a + b over n digits; returns the carry. r may be a or b.
  @inline(__always)
  static func add(_ r: MutableDigits, _ a: Digits, _ b: Digits, _ n: Int) -> UInt {
    var carry: UInt = 0
    var i = 0
    while i < n {
      let (partial, first) = a[i].addingReportingOverflow(b[i])
      let (sum, second) = partial.addingReportingOverflow(carry)
      r[i] = sum
      carry = first || second ? 1 : 0
      i &+= 1
    }
    return carry
  }

  /// r = a - b over n digits; returns the borrow. r may be a or b.
  @inline(__always)
  static func subtract(_ r: MutableDigits, _ a: Digits, _ b: Digits, _ n: Int) -> UInt {
    var borrow: UInt = 0
    var i = 0
    while i < n {
      let (partial, first) = a[i].subtractingReportingOverflow(b[i])
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      r[i] = difference
      borrow = first || second ? 1 : 0
      i &+= 1
    }
    return borrow
  }

  /// r += word over n digits; returns the carry.
  @inline(__always)
  static func add(_ r: MutableDigits, _ n: Int, word: UInt) -> UInt {
    var carry = word
    var i = 0
    while carry != 0, i < n {
      let (sum, overflow) = r[i].addingReportingOverflow(carry)
      r[i] = sum
      carry = overflow ? 1 : 0
      i &+= 1
    }
    return carry
  }

  /// r -= word over n digits; returns the borrow.
  @inline(__always)
  static func subtract(_ r: MutableDigits, _ n: Int, word: UInt) -> UInt {
    var borrow = word
    var i = 0
    while borrow != 0, i < n {
      let (difference, overflow) = r[i].subtractingReportingOverflow(borrow)
      r[i] = difference
      borrow = overflow ? 1 : 0
      i &+= 1
    }
    return borrow
  }

  /// r = a * word + carry over n digits; returns the next digit. r may be a.
  @inline(__always)
  static func multiply(_ r: MutableDigits, _ a: Digits, _ n: Int, by word: UInt, adding carry: UInt = 0) -> UInt {
    var carry = carry
    var i = 0
    while i < n {
      let (high, low) = a[i].multipliedFullWidth(by: word)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      r[i] = sum
      carry = high &+ (overflow ? 1 : 0)
      i &+= 1
    }
    return carry
  }

  /// r += a * word over n digits; returns the next digit.
  @inline(__always)
  static func addProduct(_ r: MutableDigits, _ a: Digits, _ n: Int, by word: UInt) -> UInt {
    var carry: UInt = 0
    var i = 0
    while i < n {
      let (high, low) = a[i].multipliedFullWidth(by: word)
      let (partial, first) = low.addingReportingOverflow(carry)
      let (sum, second) = partial.addingReportingOverflow(r[i])
      r[i] = sum
      carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      i &+= 1
    }
    return carry
  }

  /// r -= a * word over n digits; returns what is to be taken from the next digit.
  @inline(__always)
  static func subtractProduct(_ r: MutableDigits, _ a: Digits, _ n: Int, by word: UInt) -> UInt {
    var borrow: UInt = 0
    var i = 0
    while i < n {
      let (high, low) = a[i].multipliedFullWidth(by: word)
      let (partial, first) = low.addingReportingOverflow(borrow)
      let (difference, second) = r[i].subtractingReportingOverflow(partial)
      r[i] = difference
      borrow = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      i &+= 1
    }
    return borrow
  }

  /// Divides n digits by a word, in place; returns the remainder.
  static func divide(_ a: MutableDigits, _ n: Int, by word: UInt) -> UInt {
    let divisor = WordDivisor(word)
    let shift = UInt(divisor.shift)
    var remainder = n == 0 ? 0 : divisor.bitsShiftedOut(of: a[n - 1])
    var i = n - 1
    while i >= 0 {
      let below = i == 0 ? 0 : divisor.bitsShiftedOut(of: a[i - 1])
      (a[i], remainder) = divisor.divide(remainder, a[i] &<< shift | below)
      i &-= 1
    }
    return remainder &>> shift
  }

  /// What `divide` returns, leaving the digits.
  static func remainder(_ a: Digits, _ n: Int, by word: UInt) -> UInt {
    let divisor = WordDivisor(word)
    let shift = UInt(divisor.shift)
    var remainder = n == 0 ? 0 : divisor.bitsShiftedOut(of: a[n - 1])
    var i = n - 1
    while i >= 0 {
      let below = i == 0 ? 0 : divisor.bitsShiftedOut(of: a[i - 1])
      (_, remainder) = divisor.divide(remainder, a[i] &<< shift | below)
      i &-= 1
    }
    return remainder &>> shift
  }

  /// r = a << shift over n digits, shift below 64; returns the bits shifted out. r may be a.
  static func shiftLeft(_ r: MutableDigits, _ a: Digits, _ n: Int, by shift: Int) -> UInt {
    var low: UInt = 0
    for i in 0..<n {
      let word = a[i]
      r[i] = word << UInt(shift) | low
      low = shift == 0 ? 0 : word >> UInt(64 - shift)
    }
    return low
  }

  /// a >>= shift over n digits, shift below 64.
  static func shiftRight(_ a: MutableDigits, _ n: Int, by shift: Int) {
    guard shift > 0 else { return }
    var high: UInt = 0
    for i in (0..<n).reversed() {
      let word = a[i]
      a[i] = word >> UInt(shift) | high
      high = word << UInt(64 - shift)
    }
  }

  /// Whether a < b, both of n digits.
  static func isLess(_ a: Digits, _ b: Digits, _ n: Int) -> Bool {
    var i = n - 1
    while i >= 0 {
      if a[i] != b[i] { return a[i] < b[i] }
      i &-= 1
    }
    return false
  }

  /// The number of digits without leading zeros.
  static func significantCount(_ a: Digits, _ n: Int) -> Int {
    var n = n
    while n > 0, a[n - 1] == 0 { n -= 1 }
    return n
  }

  // MARK: - Doubles

  /// The top 64 bits and how far they were shifted down; the lowest is set if anything below it was.
  static func leading64(_ a: Digits, _ n: Int) -> (bits: UInt64, shift: Int) {
    if n <= 1 { return (n == 0 ? 0 : UInt64(a[0]), 0) }
    let zeros = UInt(a[n - 1].leadingZeroBitCount)
    var top = a[n - 1] << zeros
    var isInexact = false
    if zeros > 0 {
      top |= a[n - 2] >> (64 - zeros)
      isInexact = a[n - 2] << zeros != 0
    } else {
      isInexact = a[n - 2] != 0
    }
    if !isInexact { isInexact = significantCount(a, n - 2) > 0 }
    return (UInt64(top) | (isInexact ? 1 : 0), n * 64 - 64 - Int(zeros))
  }

  /// The nearest double of what `leading64` found, ties to even; infinite if too large.
  static func nearestDouble(_ leading: (bits: UInt64, shift: Int)) -> Double {
    Double(sign: .plus, exponent: Swift.min(leading.shift, 5000), significand: Double(leading.bits))
  }

  // MARK: - Products

  /// r = a * b; r has n + m digits and overlaps neither.
  static func multiply<Failure>(
    _ r: MutableDigits, _ a: Digits, _ n: Int, _ b: Digits, _ m: Int, poll: Poll<Failure>
  ) throws(Failure) {
    if n < m { return try multiply(r, b, m, a, n, poll: poll) }
    if m < karatsubaLength { return multiplySchoolbook(r, a, n, b, m) }
    let scratch = MutableDigits.allocate(capacity: 4 * (m + 64))
    defer { scratch.deallocate() }
    if n == m { return try multiplyEqual(r, a, b, n, scratch, poll: poll) }
    // The longer factor in pieces of the shorter one's length.
    let product = MutableDigits.allocate(capacity: 2 * m)
    defer { product.deallocate() }
    r.update(repeating: 0, count: n + m)
    var start = 0
    while start < n {
      let length = min(m, n - start)
      if length == m {
        try multiplyEqual(product, a + start, b, m, scratch, poll: poll)
      } else {
        try multiply(product, b, m, a + start, length, poll: poll)
      }
      let carry = add(r + start, r + start, product, m + length)
      _ = add(r + start + m + length, n - start - length, word: carry)
      start += length
    }
  }

  private static func multiplySchoolbook(_ r: MutableDigits, _ a: Digits, _ n: Int, _ b: Digits, _ m: Int) {
    if m == 0 { return r.update(repeating: 0, count: n) }
    r[n] = multiply(r, a, n, by: b[0])
    var j = 1
    while j < m {
      r[n + j] = addProduct(r + j, a, n, by: b[j])
      j &+= 1
    }
  }

  /// Karatsuba's product of two numbers of n digits. With a = a1 B + a0 and b = b1 B + b0 the middle term is
  /// a0 b0 + a1 b1 - (a0 - a1)(b0 - b1).
  private static func multiplyEqual<Failure>(
    _ r: MutableDigits, _ a: Digits, _ b: Digits, _ n: Int, _ scratch: MutableDigits, poll: Poll<Failure>
  ) throws(Failure) {
    if n < karatsubaLength { return multiplySchoolbook(r, a, n, b, n) }
    if n >= pollingLength { try poll() }
    let low = (n + 1) / 2
    let high = n - low
    let product = scratch + 2 * low
    let rest = scratch + 4 * low
    let isNegative = difference(scratch, a, low, a + low, high) != difference(scratch + low, b, low, b + low, high)
    try multiplyEqual(product, scratch, scratch + low, low, rest, poll: poll)
    try multiplyEqual(r, a, b, low, rest, poll: poll)
    try multiplyEqual(r + 2 * low, a + low, b + low, high, rest, poll: poll)
    let middle = scratch
    var carry = add(middle, r, r + 2 * low, 2 * high)
    if high < low {
      middle[2 * high] = r[2 * high]
      middle[2 * high + 1] = r[2 * high + 1]
      carry = add(middle + 2 * high, 2, word: carry)
    }
    if isNegative {
      carry &+= add(middle, middle, product, 2 * low)
    } else {
      carry &-= subtract(middle, middle, product, 2 * low)
    }
    carry &+= add(r + low, r + low, middle, 2 * low)
    _ = add(r + 3 * low, 2 * n - 3 * low, word: carry)
  }

  /// r = |a - b| over n digits, where b has m digits, n or n - 1; returns whether a < b.
  private static func difference(_ r: MutableDigits, _ a: Digits, _ n: Int, _ b: Digits, _ m: Int) -> Bool {
    let topIsZero = m == n || a[m] == 0
    if topIsZero, isLess(a, b, m) {
      _ = subtract(r, b, a, m)
      if m < n { r[m] = 0 }
      return true
    }
    let borrow = subtract(r, a, b, m)
    if m < n { r[m] = a[m] &- borrow }
    return false
  }

  // MARK: - Division

  /// The digits that a division of n by m digits needs besides its results.
  static func divisionScratch(_ n: Int, _ m: Int) -> Int { m == 1 ? 0 : n + 1 + m }

  /// Divides x (n digits) by y (m digits without leading zeros, at least 1, at most n): n - m + 1 digits of quotient to
  /// q, m of remainder to r, which may be x.
  static func divide<Failure>(
    _ q: MutableDigits, _ r: MutableDigits, _ x: Digits, _ n: Int, _ y: Digits, _ m: Int, scratch: MutableDigits,
    poll: Poll<Failure>
  ) throws(Failure) {
    if m == 1 {
      q.update(from: x, count: n)
      r[0] = divide(q, n, by: y[0])
      return
    }
    let shift = y[m - 1].leadingZeroBitCount
    let (u, v) = (scratch, scratch + (n + 1))
    u[n] = shiftLeft(u, x, n, by: shift)
    _ = shiftLeft(v, y, m, by: shift)
    try divide(q, u, n + 1, v, m, poll: poll)
    r.update(from: u, count: m)
    shiftRight(r, m, by: shift)
  }

  /// Divides u (n digits) by v (m digits, at least 2, its top bit set); the top m digits of u are below v. Leaves the
  /// remainder in the low m digits of u and stores n - m digits of quotient.
  static func divide<Failure>(
    _ q: MutableDigits, _ u: MutableDigits, _ n: Int, _ v: Digits, _ m: Int, poll: Poll<Failure>
  ) throws(Failure) {
    let length = n - m
    if min(length, m) < recursiveDivisionLength {
      // The loop is quadratic only when both are long, and then it is not used.
      _ = divideSchoolbook(q, u, n, v, m)
      return
    }
    let scratch = MutableDigits.allocate(capacity: m)
    defer { scratch.deallocate() }
    var start = length
    let odd = length % m
    if odd > 0 {
      start -= odd
      try divideShort(q + start, u + start, odd, v, m, scratch, poll: poll)
    }
    while start > 0 {
      start -= m
      _ = try divideRecursive(q + start, u + start, v, m, scratch, poll: poll)
    }
  }

  /// A block of fewer quotient digits than the divisor has: divides by the divisor's top digits, then corrects.
  private static func divideShort<Failure>(
    _ q: MutableDigits, _ u: MutableDigits, _ length: Int, _ v: Digits, _ m: Int, _ scratch: MutableDigits,
    poll: Poll<Failure>
  ) throws(Failure) {
    if length < recursiveDivisionLength {
      _ = divideSchoolbook(q, u, m + length, v, m)
      return
    }
    let rest = m - length
    let top = try divideRecursive(q, u + rest, v + rest, length, scratch, poll: poll)
    try multiply(scratch, q, length, v, rest, poll: poll)
    var borrow = subtract(u, u, scratch, m)
    if top != 0 { borrow &+= subtract(u + length, u + length, v, rest) }
    while borrow != 0 {
      _ = subtract(q, length, word: 1)
      borrow &-= add(u, u, v, m)
    }
  }

  /// Divides 2n digits of u by n digits of v; returns the quotient's top digit, 0 or 1.
  private static func divideRecursive<Failure>(
    _ q: MutableDigits, _ u: MutableDigits, _ v: Digits, _ n: Int, _ scratch: MutableDigits, poll: Poll<Failure>
  ) throws(Failure) -> UInt {
    if n < recursiveDivisionLength { return divideSchoolbook(q, u, 2 * n, v, n) }
    if n >= pollingLength { try poll() }
    let low = n / 2
    let high = n - low
    var top = try divideRecursive(q + low, u + 2 * low, v + low, high, scratch, poll: poll)
    try multiply(scratch, q + low, high, v, low, poll: poll)
    var borrow = subtract(u + low, u + low, scratch, n)
    if top != 0 { borrow &+= subtract(u + n, u + n, v, low) }
    while borrow != 0 {
      top &-= subtract(q + low, high, word: 1)
      borrow &-= add(u + low, u + low, v, n)
    }
    let second = try divideRecursive(q, u + high, v + high, low, scratch, poll: poll)
    try multiply(scratch, v, high, q, low, poll: poll)
    borrow = subtract(u, u, scratch, n)
    if second != 0 { borrow &+= subtract(u + low, u + low, v, high) }
    while borrow != 0 {
      _ = subtract(q, low, word: 1)
      borrow &-= add(u, u, v, n)
    }
    return top
  }

  /// Knuth's algorithm D; returns the quotient's top digit, 0 or 1.
  private static func divideSchoolbook(_ q: MutableDigits, _ u: MutableDigits, _ n: Int, _ v: Digits, _ m: Int) -> UInt
  {
    var top: UInt = 0
    if !isLess(u + (n - m), v, m) {
      _ = subtract(u + (n - m), u + (n - m), v, m)
      top = 1
    }
    let divisor = WordDivisor(v[m - 1])
    let first = divisor.normalized
    let second = v[m - 2]
    var j = n - m - 1
    while j >= 0 {
      let head = u[j + m]
      var estimate = UInt.max
      var remainder = u[j + m - 1]
      var isExact = false
      if head >= first {
        (remainder, isExact) = remainder.addingReportingOverflow(first)
      } else {
        (estimate, remainder) = divisor.divide(head, remainder)
      }
      while !isExact {
        let (high, low) = estimate.multipliedFullWidth(by: second)
        if high < remainder || (high == remainder && low <= u[j + m - 2]) { break }
        estimate &-= 1
        (remainder, isExact) = remainder.addingReportingOverflow(first)
      }
      if subtractProduct(u + j, v, m, by: estimate) > head {
        estimate &-= 1
        _ = add(u + j, u + j, v, m)
      }
      u[j + m] = 0
      q[j] = estimate
      j &-= 1
    }
    return top
  }

  // MARK: - Greatest common divisor

  /// That of two words.
  static func gcd(_ x: UInt, _ y: UInt) -> UInt {
    if x == 0 { return y }
    if y == 0 { return x }
    let zeros = (x | y).trailingZeroBitCount
    var a = x >> UInt(x.trailingZeroBitCount)
    var b = y
    while b != 0 {
      b >>= UInt(b.trailingZeroBitCount)
      if a > b { swap(&a, &b) }
      b &-= a
    }
    return a << UInt(zeros)
  }

  /// The digits that `gcd` of at most n digits needs besides its arguments.
  static func gcdScratch(_ n: Int) -> Int { n + divisionScratch(n, n) }

  /// Lehmer's algorithm: the first steps of Euclid's on the leading 60 bits, then applied to the whole numbers at once.
  /// Changes both; both have room for n digits, m > 0, and x >= y. The result lies in one of them.
  static func gcd<Failure>(
    _ x: MutableDigits, _ n: Int, _ y: MutableDigits, _ m: Int, scratch: MutableDigits, poll: Poll<Failure>
  ) throws(Failure) -> (digits: MutableDigits, count: Int) {
    var (x, n, y, m) = (x, n, y, m)
    while m > 1 {
      if m > 100 { try poll() }
      let shift = n * 64 - x[n - 1].leadingZeroBitCount - 60
      var high = leadingBits(x, n, from: shift)
      var low = leadingBits(y, m, from: shift)
      var (a, b, c, d) = (1, 0, 0, 1)
      var isOdd = false
      var progress = false
      while low != c {
        let quotient = (high + a - 1) / (low - c)
        let s = b + quotient * d
        let t = high - quotient * low
        if s > t { break }
        high = low
        low = t
        (a, b, c, d) = (d, c, s, a + quotient * c)
        isOdd.toggle()
        progress = true
      }
      if !progress {
        try divide(scratch, x, x, n, y, m, scratch: scratch + n, poll: poll)
        (x, n, y, m) = (y, m, x, significantCount(x, m))
        continue
      }
      (y + m).update(repeating: 0, count: n - m)
      // Odd: x, y = a y - b x, d x - c y. Even: x, y = a x - b y, d y - c x.
      combine(x, y, n, UInt(a), UInt(b), UInt(c), UInt(d), isOdd: isOdd)
      (n, m) = (significantCount(x, n), significantCount(y, n))
    }
    if m == 0 { return (x, n) }
    y[0] = gcd(y[0], remainder(x, n, by: y[0]))
    return (y, 1)
  }

  private static func combine(
    _ x: MutableDigits, _ y: MutableDigits, _ count: Int, _ a: UInt, _ b: UInt, _ c: UInt, _ d: UInt, isOdd: Bool
  ) {
    var carryX = (high: Int(0), low: UInt(0))
    var carryY = (high: Int(0), low: UInt(0))
    var i = 0
    while i < count {
      let (p, q) = isOdd ? (y[i], x[i]) : (x[i], y[i])
      let newX = step(a, p, b, q, &carryX)
      let newY = step(d, q, c, p, &carryY)
      x[i] = newX
      y[i] = newY
      i &+= 1
    }
  }

  /// One digit of f p - g q plus the carry from the digit before, a signed number of two digits.
  @inline(__always)
  private static func step(_ f: UInt, _ p: UInt, _ g: UInt, _ q: UInt, _ carry: inout (high: Int, low: UInt)) -> UInt {
    let plus = f.multipliedFullWidth(by: p)
    let minus = g.multipliedFullWidth(by: q)
    let (first, overflow) = plus.low.addingReportingOverflow(carry.low)
    let (digit, borrow) = first.subtractingReportingOverflow(minus.low)
    // The factors have at most 31 bits, so what is carried fits a word with its sign.
    let next =
      Int(bitPattern: plus.high) &- Int(bitPattern: minus.high) &+ carry.high &+ (overflow ? 1 : 0) &- (borrow ? 1 : 0)
    carry = (high: next < 0 ? -1 : 0, low: UInt(bitPattern: next))
    return digit
  }

  /// The bits of a from bit `shift` up, which are at most 62.
  private static func leadingBits(_ a: Digits, _ n: Int, from shift: Int) -> Int {
    let index = shift / 64
    let bits = UInt(shift % 64)
    guard index < n else { return 0 }
    var result = a[index] >> bits
    if bits > 0, index + 1 < n { result |= a[index + 1] << (64 - bits) }
    return Int(bitPattern: result)
  }
}
