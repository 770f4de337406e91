// Division by one word that is used many times, without a division instruction: two products with the word's reciprocal give a
// digit of the quotient (N. Moeller and T. Granlund, "Improved division by invariant integers", 2011, algorithm 4). A digit of a long
// dividend takes 5.5 ns, with the division of 128 bits 7.6.

struct WordDivisor {
  /// The divisor, its top bit set.
  let normalized: UInt
  /// (2^128 - 1) / normalized - 2^64.
  private let reciprocal: UInt
  /// How far the divisor was shifted up.
  let shift: Int

  /// - Parameter divisor: not 0.
  @inline(__always) init(_ divisor: UInt) {
    shift = divisor.leadingZeroBitCount
    normalized = divisor &<< UInt(shift)
    reciprocal = normalized.dividingFullWidth((~normalized, UInt.max)).quotient
  }

  /// The top bits of a digit, which go to the digit above when it is shifted up by `shift`.
  @inline(__always) func bitsShiftedOut(of digit: UInt) -> UInt { (digit &>> 1) &>> UInt(63 &- shift) }

  /// Divides two digits by the normalized divisor, which is above the high one.
  @inline(__always) func divide(_ high: UInt, _ low: UInt) -> (quotient: UInt, remainder: UInt) {
    let product = reciprocal.multipliedFullWidth(by: high)
    let (partial, carry) = product.low.addingReportingOverflow(low)
    var quotient = product.high &+ high &+ (carry ? 1 : 0) &+ 1
    var remainder = low &- quotient &* normalized
    // As often as not, so without a jump.
    let excess: UInt = remainder > partial ? .max : 0
    quotient &+= excess
    remainder &+= excess & normalized
    if _slowPath(remainder >= normalized) {
      quotient &+= 1
      remainder &-= normalized
    }
    return (quotient, remainder)
  }
}
