// Powers, roots, exponentials, logarithms and trigonometry (R7RS 6.2.6). Where mathematics gives a complex result these
// raise an error. Exact arguments give exact results where those are obvious: (exp 0), (sin 0), (log 1).

func definePowerPrimitives(_ define: PrimitiveDefiner) {
  define("(expt z1 z2)", "Returns Z1 to the power Z2.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    let base = try a.number(0)
    let exponent = try a.number(1)
    if base.isExactZero, Arithmetic.sign(exponent) == -1 { throw a.divisionByZero() }
    guard let result = try Arithmetic.power(base, exponent, a.heap) else {
      throw a.outOfRange(1, "an integer for a negative base")
    }
    return result
  }
  define("(sqrt z)", "Returns the square root of Z, exact for an exact square.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    guard let result = try Arithmetic.squareRoot(try a.number(0), a.heap) else {
      throw a.outOfRange(0, "a non-negative number")
    }
    return result
  }
}

func defineTranscendentalPrimitives(_ define: PrimitiveDefiner) {
  /// Argument `index` as a double.
  func double(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Double {
    guard let x = Arithmetic.double(a[index]) else { throw a.wrongType(index, "a number") }
    return x
  }

  /// A function of one number; `exactCase` is an exact argument whose exact result is the other.
  func function(
    _ name: String, _ documentation: String, exactCase: (Int, Int), _ body: @escaping (Double) -> Double
  ) {
    let (argument, result) = exactCase
    define("(\(name) z)", documentation, "R7RS 6.2.6") { a throws(SchemeThrow) in
      if a[0] == Value(fixnum: argument) { return Value(fixnum: result) }
      return a.heap.makeFlonum(body(try double(a, 0)))
    }
  }
  function("exp", "Returns e to the power Z.", exactCase: (0, 1)) { Double.exp($0) }
  function("sin", "Returns the sine of Z radians.", exactCase: (0, 0)) { Double.sin($0) }
  function("cos", "Returns the cosine of Z radians.", exactCase: (0, 1)) { Double.cos($0) }
  function("tan", "Returns the tangent of Z radians.", exactCase: (0, 0)) { Double.tan($0) }

  let inverses: [(name: String, documentation: String, exact: Int, body: (Double) -> Double)] = [
    ("asin", "Returns the angle in radians whose sine is Z.", 0, { Double.asin($0) }),
    ("acos", "Returns the angle in radians whose cosine is Z.", 1, { Double.acos($0) }),
  ]
  for (name, documentation, exact, body) in inverses {
    define("(\(name) z)", documentation, "R7RS 6.2.6") { a throws(SchemeThrow) in
      if a[0] == Value(fixnum: exact) { return Value(fixnum: 0) }
      let z = try double(a, 0)
      if z.magnitude > 1 { throw a.outOfRange(0, "a number from -1 to 1") }
      return a.heap.makeFlonum(body(z))
    }
  }
  define(
    "(atan y [x])", "Returns the angle in radians whose tangent is Y, or Y / X in the quadrant of the point (X, Y).",
    "R7RS 6.2.6"
  ) { a throws(SchemeThrow) in
    let y = try double(a, 0)
    guard a.has(1) else { return a[0].isExactZero ? a[0] : a.heap.makeFlonum(Double.atan(y)) }
    let x = try double(a, 1)
    if a[0].isExactZero, !a[1].isFlonum {
      if a[1].isExactZero { throw a.failure(.range, "both arguments are 0") }
      if x > 0 { return a[0] }
    }
    return a.heap.makeFlonum(Double.atan2(y: y, x: x))
  }
  define("(log z [base])", "Returns the logarithm of Z, the natural one or that to BASE.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    let logarithm = try positiveLogarithm(a, 0)
    guard a.has(1) else { return a[0] == Value(fixnum: 1) ? Value(fixnum: 0) : a.heap.makeFlonum(logarithm) }
    let base = try positiveLogarithm(a, 1)
    let z = try double(a, 0)
    if a[0] == Value(fixnum: 1), !a[1].isFlonum { return Value(fixnum: 0) }
    // A division of logarithms misses (log 1000 10) by one place.
    if z.isNormal, let b = Arithmetic.double(a[1]) {
      if b == 2 { return a.heap.makeFlonum(Double.log2(z)) }
      if b == 10 { return a.heap.makeFlonum(Double.log10(z)) }
    }
    return a.heap.makeFlonum(logarithm / base)
  }
}

private func positiveLogarithm(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> Double {
  guard let logarithm = Arithmetic.naturalLogarithm(try a.number(index)) else {
    throw a.outOfRange(index, "a non-negative number")
  }
  return logarithm
}
