// Sums, products and order of fractions whose parts are fixnums, in machine words: nearly all fractions of a program. What does
// not fit is nil, and the caller goes on with big integers (measured: that takes 20 times as long).

struct SmallRatio {
  private let numerator: Int
  /// Above 0.
  private let denominator: Int

  private init(_ numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A fixnum, or a ratio of fixnums.
  @inline(__always)
  init?(_ value: Value) {
    if value.isFixnum {
      self.init(value.fixnum, 1)
    } else if value.isRatio, value.slot(1).isFixnum, value.slot(2).isFixnum {
      self.init(value.slot(1).fixnum, value.slot(2).fixnum)
    } else {
      return nil
    }
  }

  static prefix func - (a: SmallRatio) -> SmallRatio { SmallRatio(0 &- a.numerator, a.denominator) }

  static func + (a: SmallRatio, b: SmallRatio) -> SmallRatio? {
    let (left, first) = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let (right, second) = b.numerator.multipliedReportingOverflow(by: a.denominator)
    let (sum, third) = left.addingReportingOverflow(right)
    let (denominator, fourth) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    return first || second || third || fourth ? nil : SmallRatio(sum, denominator)
  }

  static func * (a: SmallRatio, b: SmallRatio) -> SmallRatio? {
    let (numerator, first) = a.numerator.multipliedReportingOverflow(by: b.numerator)
    let (denominator, second) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    return first || second ? nil : SmallRatio(numerator, denominator)
  }

  /// The quotient; b must not be 0.
  static func / (a: SmallRatio, b: SmallRatio) -> SmallRatio? {
    // Parts of a ratio are fixnums, so they may be negated.
    a * (b.numerator < 0 ? SmallRatio(0 &- b.denominator, 0 &- b.numerator) : SmallRatio(b.denominator, b.numerator))
  }

  /// Both numbers' numerators over a common denominator.
  static func comparable(_ a: SmallRatio, _ b: SmallRatio) -> (Int, Int)? {
    let (left, first) = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let (right, second) = b.numerator.multipliedReportingOverflow(by: a.denominator)
    return first || second ? nil : (left, right)
  }

  /// The number in lowest terms.
  func value(_ heap: Heap) -> Value {
    let divisor = DigitKernel.gcd(numerator.magnitude, denominator.magnitude)
    // The divisor is no more than the denominator, so it is an Int.
    let top = heap.makeInteger(numerator / Int(divisor))
    let bottom = denominator / Int(divisor)
    return bottom == 1 ? top : heap.makeObject(.ratio, top, heap.makeInteger(bottom))
  }
}
