// Sums, products, quotients and order of exact integers of which at least one is a bignum, straight on their digits.

extension Arithmetic {
  /// Calls `body` with the digits of an exact integer, their number and whether it is negative.
  @inline(__always)
  private static func withDigits<Result, Failure>(
    _ a: Value, _ body: (Digits, Int, Bool) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if a.isFixnum {
      let n = a.fixnum
      return try withUnsafePointer(to: n.magnitude) { (word) throws(Failure) in try body(word, n == 0 ? 0 : 1, n < 0) }
    }
    // The heap keeps the box alive: nothing is collected before this returns.
    let box = a.box
    return try body(box.digits, box.count, box.isNegative)
  }

  /// a + b, or a - b when negating, of two exact integers.
  static func addIntegers(_ a: Value, _ b: Value, negating: Bool, _ heap: Heap) -> Value {
    withDigits(a) { x, n, isNegativeA in
      withDigits(b) { y, m, isNegativeB in
        let isNegativeB = isNegativeB != negating
        if isNegativeA == isNegativeB {
          return n >= m ? sum(x, n, y, m, isNegativeA, heap) : sum(y, m, x, n, isNegativeA, heap)
        }
        let order = compareDigits(x, n, y, m)
        if order == 0 { return Value(fixnum: 0) }
        return order > 0
          ? difference(x, n, y, m, isNegativeA, heap) : difference(y, m, x, n, isNegativeB, heap)
      }
    }
  }

  /// The sum of n and m digits, n >= m.
  private static func sum(_ x: Digits, _ n: Int, _ y: Digits, _ m: Int, _ isNegative: Bool, _ heap: Heap) -> Value {
    let r = MutableDigits.allocate(capacity: n + 1)
    let carry = DigitKernel.add(r, x, y, m)
    (r + m).update(from: x + m, count: n - m)
    r[n] = DigitKernel.add(r + m, n - m, word: carry)
    return heap.makeInteger(owning: r, count: n + 1, isNegative: isNegative)
  }

  /// The difference of n and m digits, the first of which are more.
  private static func difference(
    _ x: Digits, _ n: Int, _ y: Digits, _ m: Int, _ isNegative: Bool, _ heap: Heap
  ) -> Value {
    let r = MutableDigits.allocate(capacity: n)
    let borrow = DigitKernel.subtract(r, x, y, m)
    (r + m).update(from: x + m, count: n - m)
    _ = DigitKernel.subtract(r + m, n - m, word: borrow)
    return heap.makeInteger(owning: r, count: n, isNegative: isNegative)
  }

  /// Below, at or above 0 as x is below, at or above y.
  private static func compareDigits(_ x: Digits, _ n: Int, _ y: Digits, _ m: Int) -> Int {
    if n != m { return n - m }
    var i = n - 1
    while i >= 0 {
      if x[i] != y[i] { return x[i] < y[i] ? -1 : 1 }
      i &-= 1
    }
    return 0
  }

  /// Below, at or above 0 as a is below, at or above b.
  static func compareIntegers(_ a: Value, _ b: Value) -> Int {
    withDigits(a) { x, n, isNegativeA in
      withDigits(b) { y, m, isNegativeB in
        if isNegativeA != isNegativeB { return isNegativeA ? -1 : 1 }
        let order = compareDigits(x, n, y, m)
        return isNegativeA ? -order : order
      }
    }
  }

  static func multiplyIntegers(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value {
    try withDigits(a) { (x, n, isNegativeA) throws(SchemeThrow) in
      try withDigits(b) { (y, m, isNegativeB) throws(SchemeThrow) in
        if n == 0 || m == 0 { return Value(fixnum: 0) }
        try heap.checkRoom(forBits: Double((n + m) * 64))
        let r = MutableDigits.allocate(capacity: n + m)
        do throws(SchemeThrow) {
          try DigitKernel.multiply(r, x, n, y, m) { () throws(SchemeThrow) in try heap.pollLongOperation() }
        } catch {
          r.deallocate()
          throw error
        }
        return heap.makeInteger(owning: r, count: n + m, isNegative: isNegativeA != isNegativeB)
      }
    }
  }

  /// Quotient towards zero and remainder of two exact integers, the second not 0.
  static func divideIntegers(
    _ a: Value, _ b: Value, _ heap: Heap
  ) throws(SchemeThrow) -> (quotient: Value, remainder: Value) {
    try withDigits(a) { (x, n, isNegativeA) throws(SchemeThrow) in
      try withDigits(b) { (y, m, isNegativeB) throws(SchemeThrow) in
        if n < m { return (Value(fixnum: 0), a) }
        let q = MutableDigits.allocate(capacity: n - m + 1)
        let r = MutableDigits.allocate(capacity: m)
        do throws(SchemeThrow) {
          try DigitKernel.divide(q, r, x, n, y, m) { () throws(SchemeThrow) in try heap.pollLongOperation() }
        } catch {
          q.deallocate()
          r.deallocate()
          throw error
        }
        return (
          heap.makeInteger(owning: q, count: n - m + 1, isNegative: isNegativeA != isNegativeB),
          heap.makeInteger(owning: r, count: m, isNegative: isNegativeA)
        )
      }
    }
  }
}
