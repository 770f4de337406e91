// How exact numbers lie in the heap, and the way between values and Swift integers.
//
//   exact integer   a fixnum if it fits 62 bits, else an object of kind `bignum` that retains a BignumBox
//   ratio           an object of kind `ratio`: [numerator, denominator], in lowest terms, denominator above 1
//
// Everything that makes exact numbers goes through here, so equal numbers have equal representations.

import BigInt

/// The Swift object behind a bignum. It holds plain digits, because sums and products spend most of their time in
/// BigInt's checked access to its words otherwise (measured: twice the time of (fib 10000), three times that of a
/// spigot for pi).
final class BignumBox {
  /// The magnitude, least significant digit first, without leading zeros.
  let digits: Digits
  let count: Int
  let isNegative: Bool

  init(_ value: BigInt) {
    let words = value.magnitude.words
    count = words.count
    isNegative = value.sign == .minus
    let copy = MutableDigits.allocate(capacity: max(count, 1))
    for i in 0..<count { copy[i] = words[i] }
    digits = Digits(copy)
  }

  /// Takes over memory that `allocate` gave.
  init(owning digits: MutableDigits, count: Int, isNegative: Bool) {
    self.digits = Digits(digits)
    self.count = count
    self.isNegative = isNegative
  }

  deinit { digits.deallocate() }

  /// The integer. O(digits).
  var value: BigInt { BigInt(sign: isNegative ? .minus : .plus, magnitude: magnitude) }
  var magnitude: BigUInt { BigUInt(words: Array(UnsafeBufferPointer(start: digits, count: count))) }

  /// Roughly what the box and its digits take outside the heap.
  var byteCount: Int { 64 + count * 8 }
}

/// A fraction in lowest terms with a positive denominator; the denominator may be 1.
struct Ratio {
  var numerator: BigInt
  var denominator: BigInt
}

// MARK: - Kinds of numbers

extension Value {
  var isBignum: Bool { @inline(__always) get { isObject(.bignum) } }
  var isRatio: Bool { @inline(__always) get { isObject(.ratio) } }
  var isExactInteger: Bool { @inline(__always) get { isFixnum || isBignum } }
  var isExactRational: Bool { isFixnum || isBignum || isRatio }
  var isReal: Bool { isFixnum || isFlonum || isBignum || isRatio }
  /// Whether this is the exact integer 0, which is always a fixnum.
  var isExactZero: Bool { @inline(__always) get { bits == 0 } }

  /// The box of a bignum.
  @inline(__always) var box: BignumBox { retained(BignumBox.self) }
  /// The integer of a bignum.
  var bignum: BigInt { box.value }
  /// The integer of an exact integer of any size.
  var exactInteger: BigInt { isFixnum ? BigInt(small: fixnum) : bignum }
  /// The parts of a value of kind `ratio`.
  var ratio: Ratio { Ratio(numerator: slot(1).exactInteger, denominator: slot(2).exactInteger) }
}

extension BigInt {
  /// Like `BigInt(_:)`, without its detour over generic integers.
  init(small n: Int) {
    self.init(sign: n < 0 ? .minus : .plus, magnitude: BigUInt(integerLiteral: UInt64(n.magnitude)))
  }

  /// This integer if it fits 64 bits.
  var asInt: Int? {
    switch magnitude.words.count {
    case 0: return 0
    case 1:
      let word = magnitude.words[0]
      if sign == .plus { return Int(exactly: word) }
      return word <= 1 << 63 ? Int(truncatingIfNeeded: 0 &- word) : nil
    default: return nil
    }
  }
}

// MARK: - Making exact numbers

extension Heap {
  @inline(__always) func makeInteger(_ n: Int) -> Value {
    if _fastPath((n &<< 2) &>> 2 == n) { return Value(fixnum: n) }
    let digits = MutableDigits.allocate(capacity: 1)
    digits[0] = n.magnitude
    return makeBignum(BignumBox(owning: digits, count: 1, isNegative: n < 0))
  }

  /// The exact integer of that value, a fixnum if it fits.
  func makeInteger(_ value: BigInt) -> Value {
    if value.magnitude.bitWidth <= 62, let small = value.asInt, Value.fixnumRange.contains(small) {
      return Value(fixnum: small)
    }
    return makeBignum(BignumBox(value))
  }

  func makeInteger(_ value: BigUInt) -> Value { makeInteger(BigInt(sign: .plus, magnitude: value)) }

  /// The exact integer with these digits, which may have leading zeros. Takes over the memory.
  func makeInteger(owning digits: MutableDigits, count: Int, isNegative: Bool) -> Value {
    let count = DigitKernel.significantCount(digits, count)
    if count <= 1 {
      let word = count == 0 ? 0 : digits[0]
      if word <= 1 << 61, isNegative || word < 1 << 61 {
        digits.deallocate()
        return Value(fixnum: isNegative ? 0 &- Int(word) : Int(word))
      }
    }
    return makeBignum(BignumBox(owning: digits, count: count, isNegative: isNegative))
  }

  private func makeBignum(_ box: BignumBox) -> Value {
    let before = externalBytes
    externalBytes &+= box.byteCount
    // The two words in the nursery do not show what a bignum takes: ask for a collection every 8 MB of digits.
    if (before ^ externalBytes) >> 23 != 0 { state.pointee.collectionWanted = true }
    return makeRetaining(.bignum, box)
  }

  /// The exact rational of a fraction in lowest terms.
  func makeRational(_ ratio: Ratio) -> Value {
    if ratio.denominator.magnitude.isOne { return makeInteger(ratio.numerator) }
    return makeObject(.ratio, makeInteger(ratio.numerator), makeInteger(ratio.denominator))
  }

  /// The exact rational `numerator`/`denominator`, for any denominator but 0.
  func makeRational(_ numerator: BigInt, over denominator: BigInt) throws(SchemeThrow) -> Value {
    makeRational(
      try Ratio(reducing: numerator, over: denominator) { () throws(SchemeThrow) in try pollLongOperation() })
  }

  /// Throws the out-of-memory condition if an exact integer of that many bits would not fit.
  func checkRoom(forBits bits: Double) throws(SchemeThrow) {
    // Below this the estimate costs more than it guards.
    if bits < 262_144 { return }
    if bits >= Double(limitBytes) * 8 { throw SchemeThrow(exhausted) }
    try checkRoom(forWords: Int(bits / 64) + 2)
  }
}

extension Ratio {
  init(_ integer: BigInt) { self.init(numerator: integer, denominator: 1) }

  init<Failure>(reducing numerator: BigInt, over denominator: BigInt, poll: Poll<Failure>) throws(Failure) {
    let divisor = try BigUInt.gcd(numerator.magnitude, denominator.magnitude, poll: poll)
    self.init(
      numerator: BigInt(
        sign: numerator.sign == denominator.sign ? .plus : .minus,
        magnitude: try numerator.magnitude.divided(by: divisor, poll: poll)),
      denominator: BigInt(sign: .plus, magnitude: try denominator.magnitude.divided(by: divisor, poll: poll)))
  }

  /// The exact value of a finite double.
  init(_ double: Double) {
    guard double != 0 else {
      self.init(BigInt())
      return
    }
    let integral = Double(sign: .plus, exponent: 52, significand: double.significand)
    var mantissa = UInt64(integral)
    var exponent = Int(double.exponent) - 52
    let zeros = mantissa.trailingZeroBitCount
    mantissa >>= UInt64(zeros)
    exponent += zeros
    let sign: BigInt.Sign = double < 0 ? .minus : .plus
    let magnitude = BigUInt(integerLiteral: mantissa)
    if exponent >= 0 {
      self.init(BigInt(sign: sign, magnitude: magnitude << exponent))
    } else {
      self.init(
        numerator: BigInt(sign: sign, magnitude: magnitude),
        denominator: BigInt(BigUInt(integerLiteral: 1) << -exponent))
    }
  }
}
