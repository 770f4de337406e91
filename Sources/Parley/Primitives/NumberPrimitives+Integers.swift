// Integer division, gcd, lcm, and the parts and roundings of rationals (R7RS 6.2.6).

func defineIntegerPrimitives(_ define: PrimitiveDefiner) {
  /// Divides arguments 0 and 1.
  func divide(
    _ a: Arguments, _ division: IntegerDivision
  ) throws(SchemeThrow) -> (quotient: Value, remainder: Value) {
    let n1 = try a.integer(0)
    let n2 = try a.integer(1)
    if Arithmetic.isZero(n2) { throw a.divisionByZero() }
    guard let result = try Arithmetic.divideIntegers(n1, n2, division, a.heap) else {
      throw a.wrongType(0, "an integer")
    }
    return result
  }

  for name in ["quotient", "truncate-quotient"] {
    define("(\(name) n1 n2)", "Returns N1 / N2 rounded towards zero.", "R7RS 6.2.6") { a throws(SchemeThrow) in
      try divide(a, .truncate).quotient
    }
  }
  for name in ["remainder", "truncate-remainder"] {
    define("(\(name) n1 n2)", "Returns what N1 / N2 leaves, with the sign of N1.", "R7RS 6.2.6") {
      a throws(SchemeThrow) in
      try divide(a, .truncate).remainder
    }
  }
  define("(floor-quotient n1 n2)", "Returns N1 / N2 rounded down.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    try divide(a, .floor).quotient
  }
  for name in ["modulo", "floor-remainder"] {
    define("(\(name) n1 n2)", "Returns what N1 / N2 leaves, with the sign of N2.", "R7RS 6.2.6") {
      a throws(SchemeThrow) in
      try divide(a, .floor).remainder
    }
  }
  define("(floor/ n1 n2)", "Returns N1 / N2 rounded down and what it leaves, as two values.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    let (quotient, remainder) = try divide(a, .floor)
    return a.heap.makeObject(.values, quotient, remainder)
  }
  define(
    "(truncate/ n1 n2)", "Returns N1 / N2 rounded towards zero and what it leaves, as two values.", "R7RS 6.2.6"
  ) { a throws(SchemeThrow) in
    let (quotient, remainder) = try divide(a, .truncate)
    return a.heap.makeObject(.values, quotient, remainder)
  }
  define("(gcd n ...)", "Returns the greatest common divisor of its arguments, 0 for none.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    try a.fold(Value(fixnum: 0), from: 0, "an integer", Arithmetic.gcd)
  }
  define("(lcm n ...)", "Returns the least common multiple of its arguments, 1 for none.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    try a.fold(Value(fixnum: 1), from: 0, "an integer", Arithmetic.lcm)
  }
  define(
    "(exact-integer-sqrt k)", "Returns the largest integer whose square is at most K, and the rest, as two values.",
    "R7RS 6.2.6"
  ) { a throws(SchemeThrow) in
    let k = try a.exactInteger(0)
    if Arithmetic.sign(k) == -1 { throw a.outOfRange(0, "a non-negative exact integer") }
    let (root, rest) = try Arithmetic.exactIntegerSquareRoot(k, a.heap)
    return a.heap.makeObject(.values, root, rest)
  }
}

func defineRationalPrimitives(_ define: PrimitiveDefiner) {
  define("(numerator q)", "Returns the numerator of Q in lowest terms.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let result = Arithmetic.numerator(a[0], a.heap) else { throw a.wrongType(0, "a rational number") }
    return result
  }
  define("(denominator q)", "Returns the denominator of Q in lowest terms.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let result = Arithmetic.denominator(a[0], a.heap) else { throw a.wrongType(0, "a rational number") }
    return result
  }
  let roundings: [(name: String, documentation: String, rule: FloatingPointRoundingRule)] = [
    ("floor", "Returns the largest integer that is not above X.", .down),
    ("ceiling", "Returns the smallest integer that is not below X.", .up),
    ("truncate", "Returns the integer next to X towards zero.", .towardZero),
    ("round", "Returns the integer nearest to X, the even one of two.", .toNearestOrEven),
  ]
  for (name, documentation, rule) in roundings {
    define("(\(name) x)", documentation, "R7RS 6.2.6") { a throws(SchemeThrow) in
      guard let result = Arithmetic.rounded(a[0], rule, a.heap) else { throw a.notReal(0) }
      return result
    }
  }
  define(
    "(rationalize x y)", "Returns the simplest rational number that differs from X by no more than Y.", "R7RS 6.2.6"
  ) { a throws(SchemeThrow) in
    guard let result = try Arithmetic.rationalize(try a.real(0), try a.real(1), a.heap) else {
      throw a.outOfRange(0, "a finite number")
    }
    return result
  }
}
