// Complex numbers as two doubles: arithmetic and the elementary functions. The methods are those of Kahan, "Branch Cuts for
// Complex Elementary Functions, or Much Ado About Nothing's Sign Bit" (1987): the sign of a zero tells on which side of
// a branch cut a number lies, and intermediate results overflow only where the result does.

struct InexactComplex {
  var real: Double
  var imaginary: Double

  init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  init(magnitude: Double, angle: Double) {
    self.init(magnitude * Double.cos(angle), magnitude * Double.sin(angle))
  }

  var magnitude: Double { Double.hypot(real, imaginary) }
  var angle: Double { Double.atan2(y: imaginary, x: real) }
  var isFinite: Bool { real.isFinite && imaginary.isFinite }
  var isNaN: Bool { real.isNaN || imaginary.isNaN }
  private var isZero: Bool { real == 0 && imaginary == 0 }

  // MARK: - Arithmetic

  static prefix func - (z: InexactComplex) -> InexactComplex { InexactComplex(-z.real, -z.imaginary) }

  static func * (z: InexactComplex, w: InexactComplex) -> InexactComplex {
    InexactComplex(z.real * w.real - z.imaginary * w.imaginary, z.real * w.imaginary + z.imaginary * w.real)
  }

  /// The quotient; the divisor is brought near 1 first, so that its square neither overflows nor vanishes (C, annex G).
  static func / (z: InexactComplex, w: InexactComplex) -> InexactComplex {
    if !w.isNaN, !w.isFinite {
      guard z.isFinite else { return InexactComplex(.nan, .nan) }
      // Something finite over something infinite: only the signs count.
      func unit(_ x: Double) -> Double { Double(signOf: x, magnitudeOf: x.isInfinite ? 1 : 0) }
      let (c, d) = (unit(w.real), unit(w.imaginary))
      return InexactComplex(0 * (z.real * c + z.imaginary * d), 0 * (z.imaginary * c - z.real * d))
    }
    let largest = max(w.real.magnitude, w.imaginary.magnitude)
    let shift = largest > 0 ? -Int(largest.exponent) : 0
    let v = w.scaled(by: shift)
    let square = v.real * v.real + v.imaginary * v.imaginary
    return InexactComplex(
      (z.real * v.real + z.imaginary * v.imaginary) / square, (z.imaginary * v.real - z.real * v.imaginary) / square
    ).scaled(by: shift)
  }

  /// This number times 2 to the power `exponent`.
  private func scaled(by exponent: Int) -> InexactComplex {
    InexactComplex(
      Double(sign: .plus, exponent: exponent, significand: real),
      Double(sign: .plus, exponent: exponent, significand: imaginary))
  }

  // MARK: - Roots, exponentials and logarithms

  /// The square root with a real part that is not negative.
  var squareRoot: InexactComplex {
    if imaginary.isInfinite { return InexactComplex(.infinity, imaginary) }
    if real.isInfinite {
      let rest = imaginary.isNaN ? Double.nan : 0
      return real > 0
        ? InexactComplex(real, Double(signOf: imaginary, magnitudeOf: rest))
        : InexactComplex(rest, Double(signOf: imaginary, magnitudeOf: .infinity))
    }
    if isNaN { return InexactComplex(.nan, .nan) }
    if isZero { return InexactComplex(0, imaginary) }
    let exponent = Int(max(real.magnitude, imaginary.magnitude).exponent) & ~1
    let z = scaled(by: -exponent)
    let part = ((z.real.magnitude + z.magnitude) / 2).squareRoot()
    let other = z.imaginary / (2 * part)
    let root =
      z.real >= 0
      ? InexactComplex(part, other) : InexactComplex(other.magnitude, Double(signOf: z.imaginary, magnitudeOf: part))
    return root.scaled(by: exponent / 2)
  }

  /// `factor` times e to the power x.
  private static func exponential(_ x: Double, times factor: Double) -> Double {
    if factor == 0 { return factor }
    if x < 709 { return factor * Double.exp(x) }
    let half = Double.exp(x / 2)
    return factor * half * half
  }

  var exponential: InexactComplex {
    if imaginary == 0 { return InexactComplex(Double.exp(real), imaginary) }
    return InexactComplex(
      InexactComplex.exponential(real, times: Double.cos(imaginary)),
      InexactComplex.exponential(real, times: Double.sin(imaginary)))
  }

  /// The natural logarithm whose imaginary part is above -pi and not above pi.
  var logarithm: InexactComplex {
    let x = real.magnitude
    let y = imaginary.magnitude
    let (larger, smaller) = x < y ? (y, x) : (x, y)
    var part: Double
    if larger.isInfinite || larger == 0 {
      part = Double.log(larger)
    } else if larger > 0.5, larger < 2 {
      // Near 1 the logarithm of the magnitude would cancel.
      part = Double.log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2
    } else {
      let ratio = smaller / larger
      part = Double.log(larger) + Double.log1p(ratio * ratio) / 2
    }
    if isNaN, !larger.isInfinite { part = .nan }
    return InexactComplex(part, angle)
  }

  // MARK: - Trigonometry

  /// a cosh y and b sinh y.
  private static func hyperbolic(_ a: Double, _ b: Double, _ y: Double) -> (Double, Double) {
    if y.magnitude < 20 { return (a * Double.cosh(y), b * Double.sinh(y)) }
    // From here on both are e to the power |y| over 2, as far as doubles go.
    let sinh = exponential(y.magnitude, times: b / 2)
    return (exponential(y.magnitude, times: a / 2), y < 0 ? -sinh : sinh)
  }

  var sine: InexactComplex {
    let (re, im) = InexactComplex.hyperbolic(Double.sin(real), Double.cos(real), imaginary)
    return InexactComplex(re, im)
  }

  var cosine: InexactComplex {
    let (re, im) = InexactComplex.hyperbolic(Double.cos(real), -Double.sin(real), imaginary)
    return InexactComplex(re, im)
  }

  var tangent: InexactComplex {
    if imaginary.magnitude >= 20 {
      let part = 4 * Double.sin(real) * Double.cos(real) * Double.exp(-2 * imaginary.magnitude)
      return InexactComplex(part, Double(signOf: imaginary, magnitudeOf: 1))
    }
    let tangent = Double.tan(real)
    let sinh = Double.sinh(imaginary)
    let slope = 1 + tangent * tangent
    let denominator = 1 + slope * sinh * sinh
    return InexactComplex(tangent / denominator, slope * Double.cosh(imaginary) * sinh / denominator)
  }

  private var rootOfOneMinusThis: InexactComplex { InexactComplex(1 - real, -imaginary).squareRoot }
  private var rootOfOnePlusThis: InexactComplex { InexactComplex(1 + real, imaginary).squareRoot }

  var arcSine: InexactComplex {
    let minus = rootOfOneMinusThis
    let plus = rootOfOnePlusThis
    return InexactComplex(
      Double.atan2(y: real, x: minus.real * plus.real - minus.imaginary * plus.imaginary),
      Double.asinh(minus.real * plus.imaginary - minus.imaginary * plus.real))
  }

  var arcCosine: InexactComplex {
    let minus = rootOfOneMinusThis
    let plus = rootOfOnePlusThis
    return InexactComplex(
      2 * Double.atan2(y: minus.real, x: plus.real),
      Double.asinh(plus.real * minus.imaginary - plus.imaginary * minus.real))
  }

  var arcTangent: InexactComplex {
    let size = magnitude
    let y = imaginary.magnitude
    let part = Double.atan2(y: real, x: (1 - size) * (1 + size) / 2) / 2
    // Far out the square of the size would overflow.
    let height =
      size > 0x1p500
      ? y / size / size : Double.log1p(4 * y / (real * real + (1 - y) * (1 - y))) / 4
    return InexactComplex(part, Double(signOf: imaginary, magnitudeOf: height))
  }
}
