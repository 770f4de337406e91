// Numbers (R7RS 6.2): arithmetic and comparison. The work is done in Numbers/; here is what turns its "no number" into
// an error that names the argument.

func defineNumberPrimitives(_ define: PrimitiveDefiner) {
  defineArithmeticPrimitives(define)
  defineComparisonPrimitives(define)
  defineNumberPredicates(define)
  defineIntegerPrimitives(define)
  defineRationalPrimitives(define)
  defineComplexPrimitives(define)
  definePowerPrimitives(define)
  defineTranscendentalPrimitives(define)
  defineBitwisePrimitives(define)
  defineNumberTextPrimitives(define)
  defineRandomPrimitives(define)
}

extension Arguments {
  /// A number of any kind.
  @inline(__always) func number(_ index: Int) throws(SchemeThrow) -> Value {
    guard self[index].isNumber else { throw wrongType(index, "a number") }
    return self[index]
  }

  /// A real number.
  @inline(__always) func real(_ index: Int) throws(SchemeThrow) -> Value {
    guard self[index].isReal else { throw notReal(index) }
    return self[index]
  }

  /// A real number as a double.
  func double(_ index: Int) throws(SchemeThrow) -> Double {
    guard let x = Arithmetic.double(self[index]) else { throw notReal(index) }
    return x
  }

  func notReal(_ index: Int) -> SchemeThrow { wrongType(index, "a real number") }

  /// An integer, exact or not.
  @inline(__always) func integer(_ index: Int) throws(SchemeThrow) -> Value {
    guard Arithmetic.isInteger(self[index]) else { throw wrongType(index, "an integer") }
    return self[index]
  }

  /// An exact integer of any size.
  @inline(__always) func exactInteger(_ index: Int) throws(SchemeThrow) -> Value {
    guard self[index].isExactInteger else { throw wrongType(index, "an exact integer") }
    return self[index]
  }

  func divisionByZero() -> SchemeThrow { failure(.range, "division by zero") }

  /// Folds all arguments with an operation, `initial` when there are none.
  @inline(__always)
  fileprivate func fold(
    _ initial: Int, _ operation: (Value, Value, Heap) throws(SchemeThrow) -> Value?
  ) throws(SchemeThrow) -> Value {
    if count == 0 { return Value(fixnum: initial) }
    return try fold(try number(0), from: 1, "a number", operation)
  }

  /// Folds the arguments from an index on with an operation that is nil where its second operand is not what is wanted.
  @inline(__always)
  func fold(
    _ initial: Value, from start: Int, _ wanted: String,
    _ operation: (Value, Value, Heap) throws(SchemeThrow) -> Value?
  ) throws(SchemeThrow) -> Value {
    let heap = heap
    var result = initial
    var index = start
    // Fixnums leave nothing behind.
    while index < count, result.isFixnum, self[index].isFixnum, let next = try operation(result, self[index], heap) {
      result = next
      index &+= 1
    }
    if index == count { return result }
    let mark = heap.nurseryMark
    let fixedCount = heap.freshFixedObjects.count
    while index < count {
      guard let next = try operation(result, self[index], heap) else { throw wrongType(index, wanted) }
      // A fraction may have the partial result as a part.
      if result.isBignum, result.header & ObjectHeader.fixedBit != 0, next != result, !next.isRatio, !next.isComplex {
        heap.discardFixed(result.address, since: fixedCount)
      }
      result = heap.nurseryMark == mark ? next : heap.settle(next, since: mark)
      index &+= 1
    }
    return result
  }

  /// Whether each two neighbours compare so.
  @inline(__always)
  fileprivate func compareNeighbours(_ holds: (NumericOrder) -> Bool) throws(SchemeThrow) -> Value {
    if count > 0 { _ = try real(0) }
    var result = true
    var index = 1
    // On to the end even after the answer is known: every argument must be a real number.
    while index < count {
      guard let order = Arithmetic.compare(self[index - 1], self[index]) else { throw notReal(index) }
      if !holds(order) { result = false }
      index += 1
    }
    return Value(result)
  }
}

private func defineArithmeticPrimitives(_ define: PrimitiveDefiner) {
  define("(+ z ...)", "Returns the sum of its arguments.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    try a.fold(0, Arithmetic.add)
  }
  define("(* z ...)", "Returns the product of its arguments.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    try a.fold(1, Arithmetic.multiply)
  }
  define("(- z1 z2 ...)", "Returns Z1 less the other arguments, or Z1 negated.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    if a.count == 1 {
      guard let result = Arithmetic.negate(a[0], a.heap) else { throw a.wrongType(0, "a number") }
      return result
    }
    return try a.fold(0, Arithmetic.subtract)
  }
  define("(/ z1 z2 ...)", "Returns Z1 divided by the other arguments, or one over Z1.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    let isReciprocal = a.count == 1
    return try a.fold(isReciprocal ? Value(fixnum: 1) : try a.number(0), from: isReciprocal ? 0 : 1, "a number") {
      (x, y, heap) throws(SchemeThrow) in
      if y.isExactZero { throw a.divisionByZero() }
      return try Arithmetic.divide(x, y, heap)
    }
  }
  define("(1+ z)", "Returns Z plus 1.", "SCM") { a throws(SchemeThrow) in
    guard let result = try Arithmetic.add(a[0], Value(fixnum: 1), a.heap) else { throw a.wrongType(0, "a number") }
    return result
  }
  for name in ["-1+", "1-"] {
    define("(\(name) z)", "Returns Z less 1.", "SCM") { a throws(SchemeThrow) in
      guard let result = try Arithmetic.subtract(a[0], Value(fixnum: 1), a.heap) else {
        throw a.wrongType(0, "a number")
      }
      return result
    }
  }
  define("(square z)", "Returns the square of Z.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let result = try Arithmetic.multiply(a[0], a[0], a.heap) else { throw a.wrongType(0, "a number") }
    return result
  }
  define("(abs x)", "Returns the absolute value of X.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let result = Arithmetic.absolute(a[0], a.heap) else { throw a.notReal(0) }
    return result
  }
}

private func defineComparisonPrimitives(_ define: PrimitiveDefiner) {
  define("(= z ...)", "Tests whether all arguments are equal numbers.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    if a.count > 0 { _ = try a.number(0) }
    var result = true
    for index in 1..<max(1, a.count) {
      guard let isEqual = Arithmetic.equals(a[index - 1], a[index]) else { throw a.wrongType(index, "a number") }
      if !isEqual { result = false }
    }
    return Value(result)
  }
  define("(< x ...)", "Tests whether the arguments increase.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    try a.compareNeighbours { $0 == .less }
  }
  define("(> x ...)", "Tests whether the arguments decrease.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    try a.compareNeighbours { $0 == .greater }
  }
  define("(<= x ...)", "Tests whether the arguments never decrease.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    try a.compareNeighbours { $0 == .less || $0 == .equal }
  }
  define("(>= x ...)", "Tests whether the arguments never increase.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    try a.compareNeighbours { $0 == .greater || $0 == .equal }
  }
  define("(max x1 x2 ...)", "Returns the largest argument; inexact if any argument is.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    try extremum(a, .greater)
  }
  define("(min x1 x2 ...)", "Returns the smallest argument; inexact if any argument is.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    try extremum(a, .less)
  }
}

private func extremum(_ a: Arguments, _ wanted: NumericOrder) throws(SchemeThrow) -> Value {
  var result = try a.real(0)
  var isInexact = result.isFlonum
  for index in 1..<a.count {
    let next = try a.real(index)
    if next.isFlonum { isInexact = true }
    switch Arithmetic.compare(next, result) {
    case wanted: result = next
    // A NaN is contagious.
    case .unordered where next.isFlonum && next.flonum.isNaN: result = next
    default: break
    }
  }
  return isInexact ? Arithmetic.inexact(result, a.heap) ?? result : result
}
