// What kind of number an object is (R7RS 6.2.6). Every number is complex, so `complex?` is `number?`.

func defineNumberPredicates(_ define: PrimitiveDefiner) {
  defineNumericalTower(define)
  defineExactness(define)

  define("(zero? z)", "Tests whether Z is 0.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    Value(Arithmetic.isZero(try a.number(0)))
  }
  define("(positive? x)", "Tests whether X is above 0.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let sign = Arithmetic.sign(a[0]) else { throw a.notReal(0) }
    return Value(sign > 0)
  }
  define("(negative? x)", "Tests whether X is below 0.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let sign = Arithmetic.sign(a[0]) else { throw a.notReal(0) }
    return Value(sign < 0)
  }
  define("(odd? n)", "Tests whether the integer N is odd.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let isOdd = Arithmetic.isOdd(a[0]) else { throw a.wrongType(0, "an integer") }
    return Value(isOdd)
  }
  define("(even? n)", "Tests whether the integer N is even.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let isOdd = Arithmetic.isOdd(a[0]) else { throw a.wrongType(0, "an integer") }
    return Value(!isOdd)
  }
  /// Tests a property of doubles that a complex number has when a part has it; exact numbers never have it.
  func defineTestOfParts(
    _ usage: String, _ documentation: String, holds: @escaping (Double) -> Bool, means: Bool = true
  ) {
    define(usage, documentation, "R7RS 6.2.6") { a throws(SchemeThrow) in
      guard let z = Rectangular(a[0]) else { throw a.wrongType(0, "a number") }
      let hasProperty = [z.real, z.imaginary].contains { $0.isFlonum && holds($0.flonum) }
      return Value(hasProperty == means)
    }
  }
  defineTestOfParts(
    "(finite? z)", "Tests whether no part of Z is infinite or a NaN.", holds: { !$0.isFinite }, means: false)
  defineTestOfParts("(infinite? z)", "Tests whether a part of Z is infinite.", holds: { $0.isInfinite })
  defineTestOfParts("(nan? z)", "Tests whether a part of Z is a NaN.", holds: { $0.isNaN })
}

private func defineNumericalTower(_ define: PrimitiveDefiner) {
  define("(number? obj)", "Tests whether OBJ is a number.", "R7RS 6.2.6") { a in Value(a[0].isNumber) }
  define("(complex? obj)", "Tests whether OBJ is a number.", "R7RS 6.2.6") { a in Value(a[0].isNumber) }
  define("(real? obj)", "Tests whether OBJ is a real number.", "R7RS 6.2.6") { a in Value(a[0].isReal) }
  define("(rational? obj)", "Tests whether OBJ is a finite real number.", "R7RS 6.2.6") { a in
    Value(a[0].isFlonum ? a[0].flonum.isFinite : a[0].isReal)
  }
  define("(integer? obj)", "Tests whether OBJ is an integer, exact or not.", "R7RS 6.2.6") { a in
    Value(Arithmetic.isInteger(a[0]))
  }
}

private func defineExactness(_ define: PrimitiveDefiner) {
  define("(exact? z)", "Tests whether the number Z is exact.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    Value(try a.number(0).isExact)
  }
  define("(inexact? z)", "Tests whether the number Z is inexact.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    Value(try a.number(0).isInexact)
  }
  define("(exact-integer? obj)", "Tests whether OBJ is an exact integer.", "R7RS 6.2.6") { a in
    Value(a[0].isExactInteger)
  }
  define("(exact-rational? obj)", "Tests whether OBJ is an exact rational number.", "R6RS") { a in
    Value(a[0].isExactRational)
  }
  define("(exact-nonnegative-integer? obj)", "Tests whether OBJ is an exact integer from 0 up.", "R6RS") { a in
    Value(a[0].isExactInteger && Arithmetic.sign(a[0]) != -1)
  }
  for name in ["exact", "inexact->exact"] {
    define("(\(name) z)", "Returns the exact number closest to Z.", "R7RS 6.2.6") { a throws(SchemeThrow) in
      if let result = Arithmetic.exact(a[0], a.heap) { return result }
      throw a[0].isNumber ? a.outOfRange(0, "a finite number") : a.wrongType(0, "a number")
    }
  }
  for name in ["inexact", "exact->inexact"] {
    define("(\(name) z)", "Returns the inexact number closest to Z.", "R7RS 6.2.6") { a throws(SchemeThrow) in
      guard let result = Arithmetic.inexact(a[0], a.heap) else { throw a.wrongType(0, "a number") }
      return result
    }
  }
}
