// Sums, products and quotients of exact rationals of any size, on values: each step has its fast path for fixnums, and what lies
// between is garbage in the nursery. Knuth's methods (The Art of Computer Programming 4.5.1), whose gcds are of smaller numbers
// than those of the schoolbook formulas.

extension Arithmetic {
  private static var one: Value { Value(fixnum: 1) }

  private static func parts(_ a: Value) -> (numerator: Value, denominator: Value) {
    a.isRatio ? (a.slot(1), a.slot(2)) : (a, one)
  }

  /// a + b, or a - b when negating, of two exact rationals.
  static func addRationals(_ a: Value, _ b: Value, negating: Bool, _ heap: Heap) throws(SchemeThrow) -> Value {
    let (x, p) = parts(a)
    let (y, q) = parts(b)
    let common = try gcdOfIntegers(p, q, heap)
    if common == one {
      let sum = try addIntegers(try product(x, q, heap), try product(y, p, heap), negating: negating, heap)
      return heap.makeRational(sum, over: try product(p, q, heap))
    }
    let left = try exactQuotient(p, common, heap)
    let right = try exactQuotient(q, common, heap)
    let sum = try addIntegers(try product(x, right, heap), try product(y, left, heap), negating: negating, heap)
    let divisor = try gcdOfIntegers(sum, common, heap)
    return heap.makeRational(
      try exactQuotient(sum, divisor, heap), over: try product(left, try exactQuotient(q, divisor, heap), heap))
  }

  static func multiplyRationals(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value {
    try product(parts(a), parts(b), heap)
  }

  /// The quotient of two exact rationals, the second not 0.
  static func divideRationals(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value {
    var (numerator, denominator) = parts(b)
    if sign(numerator) == -1 {
      (numerator, denominator) = (negateInteger(numerator, heap), negateInteger(denominator, heap))
    }
    return try product(parts(a), (denominator, numerator), heap)
  }

  /// The product of two fractions in lowest terms whose denominators are above 0.
  private static func product(
    _ a: (numerator: Value, denominator: Value), _ b: (numerator: Value, denominator: Value), _ heap: Heap
  ) throws(SchemeThrow) -> Value {
    let first = try gcdOfIntegers(a.numerator, b.denominator, heap)
    let second = try gcdOfIntegers(b.numerator, a.denominator, heap)
    let numerator = try product(
      try exactQuotient(a.numerator, first, heap), try exactQuotient(b.numerator, second, heap), heap)
    let denominator = try product(
      try exactQuotient(a.denominator, second, heap), try exactQuotient(b.denominator, first, heap), heap)
    return heap.makeRational(numerator, over: denominator)
  }

  private static func product(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value {
    if a == one { return b }
    if b == one { return a }
    if Value.bothFixnums(a, b) {
      let (product, overflow) = a.fixnum.multipliedReportingOverflow(by: b.fixnum)
      if !overflow { return heap.makeInteger(product) }
    }
    return try multiplyIntegers(a, b, heap)
  }

  private static func exactQuotient(_ a: Value, _ divisor: Value, _ heap: Heap) throws(SchemeThrow) -> Value {
    if divisor == one { return a }
    if Value.bothFixnums(a, divisor) { return heap.makeInteger(a.fixnum / divisor.fixnum) }
    return try divideIntegers(a, divisor, heap, want: .quotient).quotient
  }
}
