// Powers, roots, exponentials, logarithms and trigonometry (R7RS 6.2.6), of complex numbers too. Exact arguments give exact
// results where those are rational: (sqrt -4), (expt 8 2/3); of the transcendental functions where that is obvious:
// (exp 0), (sin 0), (log 1).

func definePowerPrimitives(_ define: PrimitiveDefiner) {
  define("(expt z1 z2)", "Returns Z1 to the power Z2.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    let base = try a.number(0)
    let exponent = try a.number(1)
    if base.isExactZero, Arithmetic.sign(exponent) == -1 { throw a.divisionByZero() }
    guard let result = try Arithmetic.power(base, exponent, a.heap) else {
      throw a.outOfRange(1, "a number with a positive real part for a base of 0")
    }
    return result
  }
  define("(sqrt z)", "Returns the square root of Z, exact for the square of an exact number.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    guard let result = try Arithmetic.squareRoot(a[0], a.heap) else { throw a.wrongType(0, "a number") }
    return result
  }
}

func defineTranscendentalPrimitives(_ define: PrimitiveDefiner) {
  /// A function of one number. `exactCase` is an exact argument and its exact result; real results are those of real
  /// arguments whose magnitude is not above `limit`.
  func function(
    _ name: String, _ documentation: String, exactCase: (Int, Int), limit: Double = .infinity,
    _ body: @escaping (Double) -> Double, complex: @escaping (InexactComplex) -> InexactComplex
  ) {
    let (argument, result) = exactCase
    define("(\(name) z)", documentation, "R7RS 6.2.6") { a throws(SchemeThrow) in
      if a[0] == Value(fixnum: argument) { return Value(fixnum: result) }
      guard let x = Arithmetic.double(a[0]) else {
        guard let z = InexactComplex(a[0]) else { throw a.wrongType(0, "a number") }
        return a.heap.makeComplex(complex(z))
      }
      if !(x.magnitude > limit) { return a.heap.makeFlonum(body(x)) }
      // By their definitions the inverse functions have the values of the cut's side that the other half plane borders on.
      return a.heap.makeComplex(complex(InexactComplex(x, x > 0 ? -0.0 : 0)))
    }
  }
  function("exp", "Returns e to the power Z.", exactCase: (0, 1), Double.exp) { $0.exponential }
  function("sin", "Returns the sine of Z radians.", exactCase: (0, 0), Double.sin) { $0.sine }
  function("cos", "Returns the cosine of Z radians.", exactCase: (0, 1), Double.cos) { $0.cosine }
  function("tan", "Returns the tangent of Z radians.", exactCase: (0, 0), Double.tan) { $0.tangent }
  function("asin", "Returns the angle in radians whose sine is Z.", exactCase: (0, 0), limit: 1, Double.asin) {
    $0.arcSine
  }
  function("acos", "Returns the angle in radians whose cosine is Z.", exactCase: (1, 0), limit: 1, Double.acos) {
    $0.arcCosine
  }
  define(
    "(atan y [x])", "Returns the angle in radians whose tangent is Y, or Y / X in the quadrant of the point (X, Y).",
    "R7RS 6.2.6"
  ) { a throws(SchemeThrow) in
    guard a.has(1) else {
      if a[0].isExactZero { return a[0] }
      if let y = Arithmetic.double(a[0]) { return a.heap.makeFlonum(Double.atan(y)) }
      guard let z = InexactComplex(a[0]) else { throw a.wrongType(0, "a number") }
      return a.heap.makeComplex(z.arcTangent)
    }
    let y = try a.double(0)
    let x = try a.double(1)
    if a[0].isExactZero, !a[1].isFlonum {
      if a[1].isExactZero { throw a.failure(.range, "both arguments are 0") }
      if Arithmetic.sign(a[1]) == 1 { return a[0] }
    }
    return a.heap.makeFlonum(Double.atan2(y: y, x: x))
  }
  define("(log z [base])", "Returns the logarithm of Z, the natural one or that to BASE.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    let numerator = try logarithm(a, 0)
    if !a.has(1) {
      if a[0] == Value(fixnum: 1) { return Value(fixnum: 0) }
      return result(a, numerator)
    }
    let denominator = try logarithm(a, 1)
    if a[0] == Value(fixnum: 1), a[1].isExact { return Value(fixnum: 0) }
    // A division of logarithms misses (log 1000 10) by one place.
    if let z = Arithmetic.double(a[0]), z.isNormal, z > 0, let base = Arithmetic.double(a[1]) {
      if base == 2 { return a.heap.makeFlonum(Double.log2(z)) }
      if base == 10 { return a.heap.makeFlonum(Double.log10(z)) }
    }
    if numerator.imaginary == 0, denominator.imaginary == 0 {
      return result(a, InexactComplex(numerator.real / denominator.real, 0))
    }
    return a.heap.makeComplex(numerator / denominator)
  }

  func logarithm(_ a: Arguments, _ index: Int) throws(SchemeThrow) -> InexactComplex {
    guard let logarithm = try Arithmetic.logarithm(a[index], a.heap) else { throw a.wrongType(index, "a number") }
    return logarithm
  }

  /// A logarithm as a value: real for real arguments where it is.
  func result(_ a: Arguments, _ logarithm: InexactComplex) -> Value {
    let isReal = logarithm.imaginary == 0 && (0..<a.count).allSatisfy { a[$0].isReal }
    return isReal ? a.heap.makeFlonum(logarithm.real) : a.heap.makeComplex(logarithm)
  }
}
