// Exact integers as bits in two's complement of unlimited length (SRFI 60 and 151, SCM), under the names of both.

func defineBitwisePrimitives(_ define: PrimitiveDefiner) {
  defineBitwiseLogic(define)
  defineBitInspection(define)
  defineBitFields(define)
}

private func mask(_ i: UInt, _ j: UInt) -> UInt { i & j }

private func defineBitwiseLogic(_ define: PrimitiveDefiner) {
  let operations: [(names: [String], initial: Int, documentation: String, body: (UInt, UInt) -> UInt)] = [
    (["logand", "bitwise-and"], -1, "Returns the bits that are set in all arguments.", { $0 & $1 }),
    (["logior", "bitwise-ior"], 0, "Returns the bits that are set in any argument.", { $0 | $1 }),
    (["logxor", "bitwise-xor"], 0, "Returns the bits that are set in an odd number of arguments.", { $0 ^ $1 }),
  ]
  for (names, initial, documentation, body) in operations {
    for name in names {
      define("(\(name) i ...)", documentation, "SRFI 60, SRFI 151") { a throws(SchemeThrow) in
        if a.count == 0 { return Value(fixnum: initial) }
        return try a.fold(try a.exactInteger(0), from: 1, "an exact integer") { (i, j, heap) in
          Arithmetic.combineBits(i, j, heap, body)
        }
      }
    }
  }
  for name in ["lognot", "bitwise-not"] {
    define("(\(name) i)", "Returns I with every bit inverted: -1 - I.", "SRFI 60, SRFI 151") { a throws(SchemeThrow) in
      guard let result = Arithmetic.complementBits(a[0], a.heap) else { throw a.wrongType(0, "an exact integer") }
      return result
    }
  }
  for name in ["ash", "arithmetic-shift"] {
    define(
      "(\(name) i count)", "Returns I times 2 to the power COUNT, rounded down.", "SRFI 60, SRFI 151"
    ) { a throws(SchemeThrow) in
      let i = try a.exactInteger(0)
      let count = try a.exactInteger(1)
      if i.isExactZero { return i }
      // A bignum shifts everything out, or in more than there is room for.
      let limit = Int.max / 2
      let shift = count.isFixnum ? count.fixnum : Arithmetic.sign(count) == -1 ? -limit : limit
      return try Arithmetic.shift(i, by: shift, a.heap) ?? i
    }
  }
  for name in ["bitwise-if", "bitwise-merge"] {
    define("(\(name) mask i j)", "Returns the bits of I where MASK has ones and those of J elsewhere.", "SRFI 60") {
      a throws(SchemeThrow) in
      _ = (try a.exactInteger(0), try a.exactInteger(1), try a.exactInteger(2))
      guard let first = Arithmetic.combineBits(a[0], a[1], a.heap, mask),
        let second = Arithmetic.combineBits(a[0], a[2], a.heap, { ~$0 & $1 }),
        let result = Arithmetic.combineBits(first, second, a.heap, { $0 | $1 })
      else { throw a.wrongType(0, "an exact integer") }
      return result
    }
  }
}

private func defineBitInspection(_ define: PrimitiveDefiner) {
  for name in ["logtest", "any-bits-set?"] {
    define("(\(name) i j)", "Tests whether I and J have a bit in common.", "SRFI 60") { a throws(SchemeThrow) in
      _ = (try a.exactInteger(0), try a.exactInteger(1))
      return Value(Arithmetic.combineBits(a[0], a[1], a.heap, mask)?.isExactZero == false)
    }
  }
  for name in ["logbit?", "bit-set?"] {
    define("(\(name) index i)", "Tests whether bit INDEX of I is set.", "SRFI 60, SRFI 151") { a throws(SchemeThrow) in
      let index = try a.count(0)
      let i = try a.exactInteger(1)
      return Value(i.isFixnum ? i.fixnum >> min(index, 63) & 1 == 1 : i.bignum.isBitSet(index))
    }
  }
  for name in ["bit-count", "logcount"] {
    define("(\(name) i)", "Returns the number of one bits in I, of zero bits when it is negative.", "SRFI 60, SRFI 151")
    {
      a throws(SchemeThrow) in
      guard let count = Arithmetic.bitCount(a[0]) else { throw a.wrongType(0, "an exact integer") }
      return Value(fixnum: count)
    }
  }
  define(
    "(integer-length i)", "Returns the number of bits that I takes in two's complement, without the sign.",
    "SRFI 60, SRFI 151"
  ) { a throws(SchemeThrow) in
    guard let length = Arithmetic.bitLength(a[0]) else { throw a.wrongType(0, "an exact integer") }
    return Value(fixnum: length)
  }
  for name in ["first-set-bit", "log2-binary-factors"] {
    define("(\(name) i)", "Returns the index of the lowest one bit of I, -1 if there is none.", "SRFI 60, SRFI 151") {
      a throws(SchemeThrow) in
      let i = try a.exactInteger(0)
      if i.isExactZero { return Value(fixnum: -1) }
      return Value(fixnum: i.isFixnum ? i.fixnum.trailingZeroBitCount : i.bignum.magnitude.trailingZeroBitCount)
    }
  }
}

private func defineBitFields(_ define: PrimitiveDefiner) {
  define("(bit-field i start end)", "Returns bits START to END - 1 of I, moved down to bit 0.", "SRFI 60, SRFI 151") {
    a throws(SchemeThrow) in
    let i = try a.exactInteger(0)
    let start = try a.count(1)
    var end = try a.count(2)
    guard start <= end else { throw a.outOfRange(1, "an index from 0 to \(end)") }
    // The sign of a negative number reaches any END, but above a positive one there are only zeros.
    if Arithmetic.sign(i) != -1 { end = min(end, max(start, Arithmetic.bitLength(i) ?? 0)) }
    guard let shifted = try Arithmetic.shift(i, by: -start, a.heap),
      let one = try Arithmetic.shift(Value(fixnum: 1), by: end - start, a.heap),
      let ones = try Arithmetic.subtract(one, Value(fixnum: 1), a.heap),
      let field = Arithmetic.combineBits(shifted, ones, a.heap, mask)
    else { throw a.wrongType(0, "an exact integer") }
    return field
  }
  define("(copy-bit index i bit)", "Returns I with bit INDEX set if BIT is true, else cleared.", "SRFI 60, SRFI 151") {
    a throws(SchemeThrow) in
    let index = try a.count(0)
    let i = try a.exactInteger(1)
    guard let one = try Arithmetic.shift(Value(fixnum: 1), by: index, a.heap),
      let result = Arithmetic.combineBits(i, one, a.heap, a[2].isTrue ? { $0 | $1 } : { $0 & ~$1 })
    else { throw a.wrongType(1, "an exact integer") }
    return result
  }
}
