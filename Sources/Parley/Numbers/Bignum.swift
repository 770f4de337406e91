// How exact numbers lie in the heap, and the way between values and Swift integers.
//
//   exact integer   a fixnum if it fits 62 bits, else an object of kind `bignum`: its digits, see BignumView
//   ratio           an object of kind `ratio`: [numerator, denominator], in lowest terms, denominator above 1
//   complex         see Complex.swift
//
// Everything that makes exact integers and ratios goes through here, so equal numbers have equal representations.
//
// A result is computed where it is to stay: `beginInteger` gives room for the most digits that it can have, `finishInteger` gives
// back what was too much. Nothing is collected in between, so digits may be used by address.

import BigInt

/// A fraction in lowest terms with a positive denominator; the denominator may be 1.
struct Ratio {
  var numerator: BigInt
  var denominator: BigInt
}

/// See `Heap.beginScratch`.
struct DigitScratch {
  let digits: MutableDigits
  /// Its size if it lies in the nursery.
  fileprivate let nurseryWords: Int?
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

  /// The integer of a bignum. O(digits).
  var bignum: BigInt {
    let view = BignumView(self)
    let magnitude = BigUInt(words: Array(UnsafeBufferPointer(start: view.digits, count: view.count)))
    return BigInt(sign: view.isNegative ? .minus : .plus, magnitude: magnitude)
  }
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
    let object = allocate(words: 2)
    object[0] = Heap.bignumHeader(words: 2, isNegative: n < 0)
    object[1] = UInt64(n.magnitude)
    return Value(object: object)
  }

  /// The exact integer with these digits, which may have leading zeros.
  func makeInteger(_ digits: UnsafeBufferPointer<UInt>, isNegative: Bool) -> Value {
    let object = roomForInteger(digits: digits.count)
    let copy = UnsafeMutableBufferPointer(start: BignumView(Value(object: object)).digits, count: digits.count)
    _ = copy.update(fromContentsOf: digits)
    return finishInteger(object, digits: digits.count, isNegative: isNegative)
  }

  func makeInteger(word: UInt, isNegative: Bool) -> Value {
    withUnsafePointer(to: word) { makeInteger(UnsafeBufferPointer(start: $0, count: 1), isNegative: isNegative) }
  }

  /// The exact integer of that value, a fixnum if it fits.
  func makeInteger(_ value: BigInt) -> Value {
    let words = value.magnitude.words
    let count = words.count
    let object = roomForInteger(digits: count)
    let digits = BignumView(Value(object: object)).digits
    for i in 0..<count { digits[i] = words[i] }
    return finishInteger(object, digits: count, isNegative: value.sign == .minus)
  }

  func makeInteger(_ value: BigUInt) -> Value { makeInteger(BigInt(sign: .plus, magnitude: value)) }

  /// Room for an exact integer of at most that many digits, which are for the caller to compute and `finishInteger` to count.
  func beginInteger(digits count: Int) throws(SchemeThrow) -> WordPointer {
    // A procedure that adds many numbers up goes on for long without a collection.
    if count >= Heap.largestMovableWords || state.pointee.free > overrunEnd { try checkRoom(forWords: count + 1) }
    return roomForInteger(digits: count)
  }

  private func roomForInteger(digits count: Int) -> WordPointer {
    let words = count + 1
    if words <= Heap.largestMovableWords {
      if state.pointee.free <= overrunEnd {
        let object = allocate(words: words)
        object[0] = Heap.bignumHeader(words: words, isNegative: false)
        return object
      }
      state.pointee.collectionWanted = true
    }
    let object = allocateFixed(words: words)
    object[0] = Heap.bignumHeader(words: words, isNegative: false) | ObjectHeader.fixedBit
    return object
  }

  private static func bignumHeader(words: Int, isNegative: Bool) -> UInt64 {
    ObjectHeader.make(.bignum, words: words, variant: isNegative ? 1 : 0)
  }

  /// The exact integer whose magnitude was computed in that room.
  /// - Parameter count: the number of digits, leading zeros among them, at most what was asked for.
  func finishInteger(_ object: WordPointer, digits count: Int, isNegative: Bool) -> Value {
    let room = BignumView(Value(object: object))
    let capacity = room.count
    let count = DigitKernel.significantCount(room.digits, count)
    if count <= 1 {
      let word = count == 0 ? 0 : room.digits[0]
      if word <= 1 << 61, isNegative || word < 1 << 61 {
        giveBack(object, words: capacity + 1)
        return Value(fixnum: isNegative ? 0 &- Int(word) : Int(word))
      }
    }
    let header = Heap.bignumHeader(words: count + 1, isNegative: isNegative)
    if object[0] & ObjectHeader.fixedBit == 0 {
      giveBack(object + (count + 1), words: capacity - count)
      object[0] = header
      return Value(object: object)
    }
    if count > Heap.largestMovableWords {
      fixedBytes -= (capacity - count) * 8
      object[0] = header | ObjectHeader.fixedBit
      return Value(object: object)
    }
    // The room is garbage, found by the next marking.
    let small = roomForInteger(digits: count)
    (small + 1).update(from: object + 1, count: count)
    small[0] = header | small[0] & ObjectHeader.fixedBit
    return Value(object: small)
  }

  /// Makes the end of the nursery free again, if these words are that.
  @inline(__always) private func giveBack(_ start: WordPointer, words: Int) {
    if UInt64(UInt(bitPattern: start + words)) == state.pointee.free {
      state.pointee.free = UInt64(UInt(bitPattern: start))
    }
  }

  // MARK: - Chains of operations

  /// Where the nursery ends, for `settle`.
  @inline(__always) var nurseryMark: UInt64 { state.pointee.free }

  /// Moves a number down to where the nursery ended at `mark`: what was allocated since is its computation's, and nobody uses it
  /// any more. So a sum of many big numbers takes room for one. Complex numbers stay, and so does what led to them.
  /// - Returns: the number in its new place.
  func settle(_ number: Value, since mark: UInt64) -> Value {
    if !number.isObject {
      state.pointee.free = mark
      return number
    }
    guard isAllocated(number, since: mark) else { return number }
    if number.isBignum {
      state.pointee.free = mark
      let words = ObjectHeader.words(number.header)
      let place = allocate(words: words)
      place.update(from: number.address, count: words)
      return Value(object: place)
    }
    return number.isRatio ? settleRatio(number, since: mark) : number
  }

  private func isAllocated(_ number: Value, since mark: UInt64) -> Bool {
    let address = UInt64(UInt(bitPattern: number.address))
    return address >= mark && address < state.pointee.free
  }

  /// The parts may lie in any order, so they go through memory of their own.
  private func settleRatio(_ ratio: Value, since mark: UInt64) -> Value {
    let parts = [ratio.slot(1), ratio.slot(2)]
    let isMoving = parts.map { $0.isBignum && isAllocated($0, since: mark) }
    let copies = zip(parts, isMoving).map { part, isMoving in
      isMoving ? Array(UnsafeBufferPointer(start: part.address, count: ObjectHeader.words(part.header))) : []
    }
    state.pointee.free = mark
    var settled = parts
    for index in 0..<2 where isMoving[index] {
      let place = allocate(words: copies[index].count)
      for (offset, word) in copies[index].enumerated() { place[offset] = word }
      settled[index] = Value(object: place)
    }
    return makeRational(settled[0], over: settled[1])
  }

  // MARK: - Scratch

  /// Room for digits that an operation needs until it ends. To be given to `endScratch`, the last first.
  func beginScratch(digits count: Int) -> DigitScratch {
    if count <= Heap.largestMovableWords, let room = state.take(words: count) {
      return DigitScratch(
        digits: UnsafeMutableRawPointer(room).assumingMemoryBound(to: UInt.self), nurseryWords: count)
    }
    return DigitScratch(digits: .allocate(capacity: count), nurseryWords: nil)
  }

  func endScratch(_ scratch: DigitScratch) {
    if let words = scratch.nurseryWords {
      giveBack(UnsafeMutableRawPointer(scratch.digits).assumingMemoryBound(to: UInt64.self), words: words)
    } else {
      scratch.digits.deallocate()
    }
  }

  // MARK: - Ratios

  /// The exact rational of a fraction in lowest terms.
  func makeRational(_ ratio: Ratio) -> Value {
    makeRational(makeInteger(ratio.numerator), over: makeInteger(ratio.denominator))
  }

  /// The exact rational of two exact integers in lowest terms, the second above 0.
  func makeRational(_ numerator: Value, over denominator: Value) -> Value {
    if denominator == Value(fixnum: 1) { return numerator }
    let object = allocate(words: 3)
    object[0] = ObjectHeader.make(.ratio, words: 3)
    object[1] = numerator.bits
    object[2] = denominator.bits
    return Value(object: object)
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
