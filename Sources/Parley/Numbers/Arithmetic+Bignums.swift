// Sums, products, quotients, divisors and order of exact integers, straight on the digits in the heap.

/// What a division is made for.
struct DivisionParts: OptionSet {
  let rawValue: UInt8
  static var quotient: DivisionParts { DivisionParts(rawValue: 1) }
  static var remainder: DivisionParts { DivisionParts(rawValue: 2) }
}

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
    let view = BignumView(a)
    return try body(view.digits, view.count, view.isNegative)
  }

  private static func poll(_ heap: Heap) -> Poll<SchemeThrow> {
    { () throws(SchemeThrow) in try heap.pollLongOperation() }
  }

  // MARK: - Sums

  /// a + b, or a - b when negating, of two exact integers.
  static func addIntegers(_ a: Value, _ b: Value, negating: Bool, _ heap: Heap) throws(SchemeThrow) -> Value {
    if Value.bothFixnums(a, b) { return heap.makeInteger(negating ? a.fixnum &- b.fixnum : a.fixnum &+ b.fixnum) }
    return try withDigits(a) { (x, n, isNegativeA) throws(SchemeThrow) in
      try withDigits(b) { (y, m, isNegativeB) throws(SchemeThrow) in
        let isNegativeB = isNegativeB != negating
        if isNegativeA == isNegativeB {
          return n >= m
            ? try sum(x, n, y, m, isNegativeA, heap) : try sum(y, m, x, n, isNegativeA, heap)
        }
        let order = compareDigits(x, n, y, m)
        if order == 0 { return Value(fixnum: 0) }
        return order > 0
          ? try difference(x, n, y, m, isNegativeA, heap) : try difference(y, m, x, n, isNegativeB, heap)
      }
    }
  }

  /// The sum of n and m digits, n >= m.
  private static func sum(
    _ x: Digits, _ n: Int, _ y: Digits, _ m: Int, _ isNegative: Bool, _ heap: Heap
  ) throws(SchemeThrow) -> Value {
    let object = try heap.beginInteger(digits: n + 1)
    let r = BignumView(Value(object: object)).digits
    let carry = DigitKernel.add(r, x, y, m)
    (r + m).update(from: x + m, count: n - m)
    r[n] = DigitKernel.add(r + m, n - m, word: carry)
    return heap.finishInteger(object, digits: n + 1, isNegative: isNegative)
  }

  /// The difference of n and m digits, the first of which are more.
  private static func difference(
    _ x: Digits, _ n: Int, _ y: Digits, _ m: Int, _ isNegative: Bool, _ heap: Heap
  ) throws(SchemeThrow) -> Value {
    let object = try heap.beginInteger(digits: n)
    let r = BignumView(Value(object: object)).digits
    let borrow = DigitKernel.subtract(r, x, y, m)
    (r + m).update(from: x + m, count: n - m)
    _ = DigitKernel.subtract(r + m, n - m, word: borrow)
    return heap.finishInteger(object, digits: n, isNegative: isNegative)
  }

  static func negateInteger(_ a: Value, _ heap: Heap) -> Value {
    if a.isFixnum { return heap.makeInteger(0 &- a.fixnum) }
    let view = BignumView(a)
    return heap.makeInteger(UnsafeBufferPointer(start: view.digits, count: view.count), isNegative: !view.isNegative)
  }

  // MARK: - Order

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

  // MARK: - Products

  static func multiplyIntegers(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value {
    try withDigits(a) { (x, n, isNegativeA) throws(SchemeThrow) in
      try withDigits(b) { (y, m, isNegativeB) throws(SchemeThrow) in
        if n == 0 || m == 0 { return Value(fixnum: 0) }
        try heap.checkRoom(forBits: Double((n + m) * 64))
        let object = try heap.beginInteger(digits: n + m)
        try DigitKernel.multiply(BignumView(Value(object: object)).digits, x, n, y, m, poll: poll(heap))
        return heap.finishInteger(object, digits: n + m, isNegative: isNegativeA != isNegativeB)
      }
    }
  }

  // MARK: - Quotients

  /// Quotient towards zero and remainder of two exact integers, the second not 0. What is not wanted is 0.
  static func divideIntegers(
    _ a: Value, _ b: Value, _ heap: Heap, want: DivisionParts
  ) throws(SchemeThrow) -> (quotient: Value, remainder: Value) {
    try withDigits(a) { (x, n, isNegativeA) throws(SchemeThrow) in
      try withDigits(b) { (y, m, isNegativeB) throws(SchemeThrow) in
        if n < m { return (Value(fixnum: 0), a) }
        if m == 1, !want.contains(.quotient) {
          let word = DigitKernel.remainder(x, n, by: y[0])
          return (Value(fixnum: 0), heap.makeInteger(word: word, isNegative: isNegativeA))
        }
        let length = n - m + 1
        let quotient = want.contains(.quotient) ? try heap.beginInteger(digits: length) : nil
        let remainder = want.contains(.remainder) ? try heap.beginInteger(digits: m) : nil
        try divide(
          quotient.map { BignumView(Value(object: $0)).digits }, remainder.map { BignumView(Value(object: $0)).digits },
          x, n, y, m, heap)
        // The last first, so that its end is given back.
        let rest = remainder.map { heap.finishInteger($0, digits: m, isNegative: isNegativeA) }
        let whole = quotient.map { heap.finishInteger($0, digits: length, isNegative: isNegativeA != isNegativeB) }
        return (whole ?? Value(fixnum: 0), rest ?? Value(fixnum: 0))
      }
    }
  }

  /// Divides n by m digits, of which there are no more. One of the results may be unwanted.
  private static func divide(
    _ q: MutableDigits?, _ r: MutableDigits?, _ x: Digits, _ n: Int, _ y: Digits, _ m: Int, _ heap: Heap
  ) throws(SchemeThrow) {
    let spare = q == nil ? n - m + 1 : r == nil ? m : 0
    let room = DigitKernel.divisionScratch(n, m)
    let scratch = heap.beginScratch(digits: room + spare)
    defer { heap.endScratch(scratch) }
    try DigitKernel.divide(
      q ?? scratch.digits + room, r ?? scratch.digits + room, x, n, y, m, scratch: scratch.digits, poll: poll(heap))
  }

  // MARK: - Greatest common divisor

  /// The greatest common divisor of two exact integers, not negative.
  static func gcdOfIntegers(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value {
    if Value.bothFixnums(a, b) {
      return heap.makeInteger(Int(DigitKernel.gcd(a.fixnum.magnitude, b.fixnum.magnitude)))
    }
    return try withDigits(a) { (x, n, _) throws(SchemeThrow) in
      try withDigits(b) { (y, m, _) throws(SchemeThrow) in
        if n == 0 || m == 0 { return magnitude(n == 0 ? b : a, heap) }
        return compareDigits(x, n, y, m) >= 0 ? try gcd(x, n, y, m, heap) : try gcd(y, m, x, n, heap)
      }
    }
  }

  private static func magnitude(_ a: Value, _ heap: Heap) -> Value { sign(a) == -1 ? negateInteger(a, heap) : a }

  /// That of n and m digits, the first of which are no less.
  private static func gcd(_ x: Digits, _ n: Int, _ y: Digits, _ m: Int, _ heap: Heap) throws(SchemeThrow) -> Value {
    if m == 1 {
      return heap.makeInteger(word: DigitKernel.gcd(y[0], DigitKernel.remainder(x, n, by: y[0])), isNegative: false)
    }
    let object = try heap.beginInteger(digits: m)
    let result = BignumView(Value(object: object)).digits
    try gcd(result, x, n, y, m, heap)
    return heap.finishInteger(object, digits: m, isNegative: false)
  }

  private static func gcd(
    _ r: MutableDigits, _ x: Digits, _ n: Int, _ y: Digits, _ m: Int, _ heap: Heap
  ) throws(SchemeThrow) {
    let scratch = heap.beginScratch(digits: 2 * n + DigitKernel.gcdScratch(n))
    defer { heap.endScratch(scratch) }
    let (larger, smaller) = (scratch.digits, scratch.digits + n)
    larger.update(from: x, count: n)
    smaller.update(from: y, count: m)
    let (divisor, count) = try DigitKernel.gcd(larger, n, smaller, m, scratch: smaller + n, poll: poll(heap))
    r.update(from: divisor, count: count)
    (r + count).update(repeating: 0, count: m - count)
  }
}
