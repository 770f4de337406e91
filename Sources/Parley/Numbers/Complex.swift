// Complex numbers in the heap, and their exact and mixed arithmetic.
//
//   complex   an object of kind `complex`: [real part, imaginary part], both exact or both flonums
//
// Numbers are complex only when they have to be: an exact imaginary part is never 0. An inexact one may be, because
// -2.5+0.0i is not real (R7RS 6.2.6). Everything that makes complex numbers goes through here.

/// A number of any kind as its two parts; the imaginary part of a real number is an exact 0.
struct Rectangular {
  let real: Value
  let imaginary: Value

  init?(_ value: Value) {
    if value.isComplex {
      real = value.slot(1)
      imaginary = value.slot(2)
    } else if value.isReal {
      real = value
      imaginary = Value(fixnum: 0)
    } else {
      return nil
    }
  }

  /// Whether the number is real, so that its imaginary part must not take part: 0 times an infinity is no number.
  fileprivate var isReal: Bool { imaginary.isExactZero }
}

extension Value {
  /// Whether this is a number that is not real.
  var isComplex: Bool { isObject(.complex) }
  var isNumber: Bool { isReal || isComplex }
  var isInexact: Bool { isFlonum || (isComplex && slot(1).isFlonum) }
  var isExact: Bool { isExactRational || (isComplex && !slot(1).isFlonum) }
}

extension InexactComplex {
  /// The nearest one to a number of any kind.
  init?(_ value: Value) {
    guard let z = Rectangular(value), let re = Arithmetic.double(z.real), let im = Arithmetic.double(z.imaginary) else {
      return nil
    }
    self.init(re, im)
  }
}

extension Heap {
  /// The number with these parts, which are real numbers; inexact if one of them is and the imaginary part no exact 0.
  func makeRectangular(_ real: Value, _ imaginary: Value) -> Value {
    if imaginary.isExactZero { return real }
    if real.isFlonum == imaginary.isFlonum { return makeObject(.complex, real, imaginary) }
    return makeComplex(InexactComplex(Arithmetic.double(real) ?? .nan, Arithmetic.double(imaginary) ?? .nan))
  }

  func makeComplex(_ z: InexactComplex) -> Value {
    makeObject(.complex, makeFlonum(z.real), makeFlonum(z.imaginary))
  }

  /// The number of that magnitude and angle, which are real numbers.
  func makePolar(_ magnitude: Value, _ angle: Value) -> Value {
    if angle.isExactZero || magnitude.isExactZero { return magnitude }
    return makeComplex(
      InexactComplex(magnitude: Arithmetic.double(magnitude) ?? .nan, angle: Arithmetic.double(angle) ?? .nan))
  }
}

// MARK: - Arithmetic

extension Arithmetic {
  /// The number that `operation` makes of both parts; nil if it is no number or one part has no result.
  static func mapParts(_ a: Value, _ heap: Heap, _ operation: (Value, Heap) -> Value?) -> Value? {
    guard let z = Rectangular(a), let real = operation(z.real, heap), let imaginary = operation(z.imaginary, heap)
    else {
      return nil
    }
    return heap.makeRectangular(real, imaginary)
  }

  static func addComplex(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard let x = Rectangular(a), let y = Rectangular(b), let real = try add(x.real, y.real, heap) else { return nil }
    // An exact 0 leaves the other part as it is, -0.0 too.
    if x.isReal { return heap.makeRectangular(real, y.imaginary) }
    if y.isReal { return heap.makeRectangular(real, x.imaginary) }
    return try add(x.imaginary, y.imaginary, heap).map { heap.makeRectangular(real, $0) }
  }

  static func subtractComplex(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard let negative = negate(b, heap) else { return nil }
    return try addComplex(a, negative, heap)
  }

  static func multiplyComplex(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard let x = Rectangular(a), let y = Rectangular(b) else { return nil }
    if x.isReal { return try scale(y, by: x.real, heap) }
    if y.isReal { return try scale(x, by: y.real, heap) }
    guard let p = try multiply(x.real, y.real, heap), let q = try multiply(x.imaginary, y.imaginary, heap),
      let r = try multiply(x.real, y.imaginary, heap), let s = try multiply(x.imaginary, y.real, heap),
      let real = try subtract(p, q, heap), let imaginary = try add(r, s, heap)
    else { return nil }
    return heap.makeRectangular(real, imaginary)
  }

  private static func scale(_ z: Rectangular, by factor: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard let real = try multiply(z.real, factor, heap), let imaginary = try multiply(z.imaginary, factor, heap) else {
      return nil
    }
    return heap.makeRectangular(real, imaginary)
  }

  /// The quotient a / b. b must not be an exact 0.
  static func divideComplex(_ a: Value, _ b: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard let x = Rectangular(a), let y = Rectangular(b) else { return nil }
    if y.isReal {
      guard let real = try divide(x.real, y.real, heap), let imaginary = try divide(x.imaginary, y.real, heap) else {
        return nil
      }
      return heap.makeRectangular(real, imaginary)
    }
    if a.isInexact || b.isInexact {
      guard let z = InexactComplex(a), let w = InexactComplex(b) else { return nil }
      return heap.makeComplex(z / w)
    }
    guard let square = try squaredMagnitude(b, heap), let conjugate = negate(y.imaginary, heap),
      let product = try multiply(a, heap.makeRectangular(y.real, conjugate), heap)
    else { return nil }
    return try divide(product, square, heap)
  }

  static func equalsComplex(_ a: Value, _ b: Value) -> Bool? {
    guard let x = Rectangular(a), let y = Rectangular(b), let reals = equals(x.real, y.real),
      let imaginaries = equals(x.imaginary, y.imaginary)
    else { return nil }
    return reals && imaginaries
  }

  // MARK: - Polar coordinates

  private static func squaredMagnitude(_ a: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard let z = Rectangular(a), let p = try multiply(z.real, z.real, heap),
      let q = try multiply(z.imaginary, z.imaginary, heap)
    else { return nil }
    return try add(p, q, heap)
  }

  /// The distance from 0: exact for exact numbers where it is rational.
  static func magnitude(_ a: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard a.isComplex else { return absolute(a, heap) }
    if a.isInexact { return InexactComplex(a).map { heap.makeFlonum($0.magnitude) } }
    guard let square = try squaredMagnitude(a, heap) else { return nil }
    return try squareRoot(square, heap)
  }

  /// The angle from -pi to pi: an exact 0 for exact positive numbers.
  static func angle(_ a: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    if a.isFlonum {
      return heap.makeFlonum(a.flonum.isNaN ? .nan : a.flonum.sign == .minus ? Double.pi : 0)
    }
    if let sign = sign(a) { return sign < 0 ? heap.makeFlonum(Double.pi) : Value(fixnum: 0) }
    guard let z = Rectangular(a) else { return nil }
    if a.isInexact { return InexactComplex(a).map { heap.makeFlonum($0.angle) } }
    // The tangent's parts are brought to doubles' size first.
    guard let re = absolute(z.real, heap), let im = absolute(z.imaginary, heap),
      let scaled = try divide(a, less(re, im) == true ? im : re, heap)
    else { return nil }
    return InexactComplex(scaled).map { heap.makeFlonum($0.angle) }
  }

  // MARK: - Roots and logarithms

  /// The square root of a number that is not real: exact where it is and the number is.
  static func squareRootOfComplex(_ a: Value, _ heap: Heap) throws(SchemeThrow) -> Value? {
    guard let z = Rectangular(a), let w = InexactComplex(a) else { return nil }
    // (p + qi)^2 = re + im i where p^2 = (re + |z|) / 2 and q = im / 2p.
    if !a.isInexact, let size = try magnitude(a, heap), !size.isFlonum, let sum = try add(z.real, size, heap),
      let square = try divide(sum, Value(fixnum: 2), heap), let p = try squareRoot(square, heap), !p.isFlonum,
      let twice = try add(p, p, heap), let q = try divide(z.imaginary, twice, heap)
    {
      return heap.makeRectangular(p, q)
    }
    return heap.makeComplex(w.squareRoot)
  }

  /// The natural logarithm of a number that is not real.
  static func logarithmOfComplex(_ a: Value, _ heap: Heap) throws(SchemeThrow) -> InexactComplex? {
    if a.isInexact { return InexactComplex(a)?.logarithm }
    // Exact numbers may be larger than doubles.
    guard let square = try squaredMagnitude(a, heap), let logarithm = naturalLogarithm(square),
      let angle = try angle(a, heap).flatMap(double)
    else { return nil }
    return InexactComplex(logarithm / 2, angle)
  }
}
