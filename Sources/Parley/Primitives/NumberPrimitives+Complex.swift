// Complex numbers by their parts (R7RS 6.2.6).

func defineComplexPrimitives(_ define: PrimitiveDefiner) {
  define("(make-rectangular x1 x2)", "Returns the number X1 + X2i.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    a.heap.makeRectangular(try a.real(0), try a.real(1))
  }
  define("(make-polar x1 x2)", "Returns the number of magnitude X1 and angle X2.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    a.heap.makePolar(try a.real(0), try a.real(1))
  }
  define("(real-part z)", "Returns the real part of Z.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let z = Rectangular(a[0]) else { throw a.wrongType(0, "a number") }
    return z.real
  }
  define("(imag-part z)", "Returns the imaginary part of Z.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let z = Rectangular(a[0]) else { throw a.wrongType(0, "a number") }
    return z.imaginary
  }
  define("(magnitude z)", "Returns the distance of Z from 0.", "R7RS 6.2.6") { a throws(SchemeThrow) in
    guard let result = try Arithmetic.magnitude(a[0], a.heap) else { throw a.wrongType(0, "a number") }
    return result
  }
  define("(angle z)", "Returns the angle of Z in radians, above -pi and not above pi.", "R7RS 6.2.6") {
    a throws(SchemeThrow) in
    guard let result = try Arithmetic.angle(a[0], a.heap) else { throw a.wrongType(0, "a number") }
    return result
  }
}
