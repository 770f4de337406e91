// What kind of number an object is (R7RS 6.2.6). All numbers are real so far, so `complex?` and `real?` are `number?`.

func defineNumberPredicates(_ define: PrimitiveDefiner) {
  defineNumericalTower(define)
  defineExactness(define)

  define("(zero? z)", "Tests whether Z is 0.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    Value(Arithmetic.isZero(try a.number(0)))
  }
  define("(positive? x)", "Tests whether X is above 0.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let sign = Arithmetic.sign(a[0]) else { throw a.wrongType(0, "a number") }
    return Value(sign > 0)
  }
  define("(negative? x)", "Tests whether X is below 0.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let sign = Arithmetic.sign(a[0]) else { throw a.wrongType(0, "a number") }
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
  define("(finite? z)", "Tests whether Z is neither infinite nor a NaN.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    let z = try a.number(0)
    return Value(!z.isFlonum || z.flonum.isFinite)
  }
  define("(infinite? z)", "Tests whether Z is infinite.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    let z = try a.number(0)
    return Value(z.isFlonum && z.flonum.isInfinite)
  }
  define("(nan? z)", "Tests whether Z is a NaN.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    let z = try a.number(0)
    return Value(z.isFlonum && z.flonum.isNaN)
  }
}

private func defineNumericalTower(_ define: PrimitiveDefiner) {
  define("(number? obj)", "Tests whether OBJ is a number.", "R7RS 6.2.6") { a in Value(a[0].isNumber) }
  define("(complex? obj)", "Tests whether OBJ is a number.", "R7RS 6.2.6") { a in Value(a[0].isNumber) }
  define("(real? obj)", "Tests whether OBJ is a real number.", "R7RS 6.2.6") { a in Value(a[0].isNumber) }
  define("(rational? obj)", "Tests whether OBJ is a finite real number.", "R7RS 6.2.6") { a in
    Value(a[0].isFlonum ? a[0].flonum.isFinite : a[0].isNumber)
  }
  define("(integer? obj)", "Tests whether OBJ is an integer, exact or not.", "R7RS 6.2.6") { a in
    Value(Arithmetic.isInteger(a[0]))
  }
}

private func defineExactness(_ define: PrimitiveDefiner) {
  define("(exact? z)", "Tests whether the number Z is exact.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    Value(!(try a.number(0)).isFlonum)
  }
  define("(inexact? z)", "Tests whether the number Z is inexact.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    Value(try a.number(0).isFlonum)
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
      throw a[0].isFlonum ? a.outOfRange(0, "a finite number") : a.wrongType(0, "a number")
    }
  }
  for name in ["inexact", "exact->inexact"] {
    define("(\(name) z)", "Returns the inexact number closest to Z.", "R7RS 6.2.6") { a throws(SchemeThrow) in
      guard let result = Arithmetic.inexact(a[0], a.heap) else { throw a.wrongType(0, "a number") }
      return result
    }
  }
}
