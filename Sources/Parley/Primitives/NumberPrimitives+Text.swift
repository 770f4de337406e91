// Numbers as text (R7RS 6.2.7), and random numbers (SCM).

import BigInt

func defineNumberTextPrimitives(_ define: PrimitiveDefiner) {
  /// The optional radix.
  func radix(_ a: Arguments) throws(SchemeThrow) -> Int {
    guard a.has(1) else { return 10 }
    let radix = try a.fixnum(1)
    guard (2...36).contains(radix) else { throw a.outOfRange(1, "a radix from 2 to 36") }
    return radix
  }

  define("(number->string z [radix])", "Returns the text of Z in RADIX (10).", "R7RS 6.2.7") { a throws(SchemeThrow) in
    let z = try a.number(0)
    let text = try NumberWriter.text(z, radix: try radix(a)) { () throws(SchemeThrow) in try a.machine.checkpoint() }
    return try a.heap.makeString(text)
  }
  define(
    "(string->number string [radix])", "Returns the number that STRING spells in RADIX (10), or #f.", "R7RS 6.2.7"
  ) { a throws(SchemeThrow) in
    let string = try a.string(0)
    let radix = try radix(a)
    let heap = a.heap
    let result = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: string.count) { buffer in
      for index in 0..<string.count { buffer[index] = string[index] }
      return Result { () throws(SchemeThrow) in
        try NumberReader.parse(UnsafeBufferPointer(buffer), radix: radix, heap: heap)
      }
    }
    return try result.get() ?? .false
  }
}

func defineRandomPrimitives(_ define: PrimitiveDefiner) {
  let generator = RandomNumbers(seed: UInt64.random(in: .min ... .max))
  define(
    "(random n)", "Returns a random number from 0 up and below N: an integer for an exact N, else a real.", "SCM"
  ) { a throws(SchemeThrow) in
    let n = a[0]
    guard n.isExactInteger || n.isFlonum else { throw a.wrongType(0, "an exact integer or an inexact number") }
    guard Arithmetic.sign(n) == 1, !n.isFlonum || n.flonum.isFinite else {
      throw a.outOfRange(0, "a finite positive number")
    }
    if n.isFixnum { return Value(fixnum: Int(generator.next(below: UInt64(n.fixnum)))) }
    if n.isFlonum { return a.heap.makeFlonum(generator.nextUnit() * n.flonum) }
    return a.heap.makeInteger(generator.nextInteger(below: n.bignum.magnitude))
  }
}

/// Blackman and Vigna's xoshiro256**, seeded by splitmix64. Not for secrets.
final class RandomNumbers {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  init(seed: UInt64) {
    var seed = seed
    func split() -> UInt64 {
      seed &+= 0x9E37_79B9_7F4A_7C15
      var z = seed
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
    state = (split(), split(), split(), split())
  }

  func next() -> UInt64 {
    func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 { x << k | x >> (64 - k) }
    let result = rotate(state.1 &* 5, 7) &* 9
    let t = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= t
    state.3 = rotate(state.3, 45)
    return result
  }

  /// Uniform below `limit`, which is not 0 (Lemire's method).
  func next(below limit: UInt64) -> UInt64 {
    while true {
      let (high, low) = next().multipliedFullWidth(by: limit)
      if low >= limit || low >= (0 &- limit) % limit { return high }
    }
  }

  /// Uniform from 0 up and below 1, on the 53 bits of a double.
  func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform below `limit`, by trying numbers of as many bits.
  func nextInteger(below limit: BigUInt) -> BigUInt {
    let count = limit.words.count
    let unused = UInt(limit.words[count - 1].leadingZeroBitCount)
    while true {
      var digits = (0..<count).map { _ in UInt(next()) }
      digits[count - 1] >>= unused
      let candidate = BigUInt(words: digits)
      if candidate < limit { return candidate }
    }
  }
}
