// The numeric tower: kinds of results, exactness, order, rounding, powers.

import BigInt
import Testing

@testable import Parley

@Suite struct NumberArithmeticTests {
  let heap = Heap(limitBytes: 64 << 20)

  func number(_ text: String) -> Value {
    guard let value = try? NumberReader.parse(text, heap: heap) else {
      Issue.record("\(text) is no number")
      return Value(fixnum: 0)
    }
    return value
  }

  func text(_ value: Value?) -> String { value.map { NumberWriter.text($0, heap: heap) } ?? "none" }

  @Test(arguments: [
    ("1", "2", "3", "-1", "2", "1/2"),
    (
      "2305843009213693951", "1", "2305843009213693952", "2305843009213693950", "2305843009213693951",
      "2305843009213693951"
    ),
    (
      "-2305843009213693952", "-1", "-2305843009213693953", "-2305843009213693951", "2305843009213693952",
      "2305843009213693952"
    ),
    (
      "2305843009213693952", "2305843009213693952", "4611686018427387904", "0", "5316911983139663491615228241121378304",
      "1"
    ),
    ("1/2", "1/3", "5/6", "1/6", "1/6", "3/2"), ("1/6", "-1/6", "0", "1/3", "-1/36", "-1"),
    ("1/2", "1/2", "1", "0", "1/4", "1"), ("3/4", "2", "11/4", "-5/4", "3/2", "3/8"),
    ("1/3", "0.5", "0.8333333333333333", "-0.16666666666666669", "0.16666666666666666", "0.6666666666666666"),
    ("100000000000000000000", "1e20", "200000000000000000000.0", "0.0", "1e40", "1.0"),
    ("1", "-0.0", "1.0", "1.0", "-0.0", "-inf.0"),
  ])
  func operations(_ a: String, _ b: String, _ sum: String, _ difference: String, _ product: String, _ quotient: String)
    throws
  {
    let (x, y) = (number(a), number(b))
    #expect(text(try Arithmetic.add(x, y, heap)) == sum)
    #expect(text(try Arithmetic.subtract(x, y, heap)) == difference)
    #expect(text(try Arithmetic.multiply(x, y, heap)) == product)
    #expect(text(try Arithmetic.divide(x, y, heap)) == quotient)
  }

  @Test func otherObjectsAreRefused() throws {
    for other in [Value.true, .null, heap.intern("x"), heap.cons(.null, .null)] {
      for (a, b) in [(other, Value(fixnum: 1)), (heap.makeFlonum(1), other), (number("1/2"), other)] {
        #expect(try Arithmetic.add(a, b, heap) == nil)
        #expect(try Arithmetic.subtract(a, b, heap) == nil)
        #expect(try Arithmetic.multiply(a, b, heap) == nil)
        #expect(try Arithmetic.divide(a, b, heap) == nil)
        #expect(Arithmetic.compare(a, b) == nil)
        #expect(try Arithmetic.quotient(a, b, heap) == nil)
        #expect(try Arithmetic.gcd(a, b, heap) == nil)
        #expect(try Arithmetic.power(a, b, heap) == nil)
      }
      #expect(Arithmetic.exact(other, heap) == nil)
      #expect(Arithmetic.rounded(other, .down, heap) == nil)
      #expect(!other.isNumber)
    }
  }

  /// Numbers in increasing order, each followed by another representation of itself where it has one.
  static let ladder = [
    ["-inf.0"], ["-100000000000000000000000000000000000000000"], ["-1e30"],
    ["-2305843009213693953"], ["-2305843009213693952", "-2305843009213693952.0"], ["-3/2", "-1.5"], ["-1", "-1.0"],
    ["-4.9e-324"], ["0", "0.0", "-0.0"], ["4.9e-324"], ["0.1"], ["#e0.1000000000000000056"], ["1/3"],
    ["0.33333333333333337"], ["1/2", "0.5"], ["9007199254740992", "9007199254740992.0"], ["9007199254740993"],
    ["9007199254740994", "9007199254740994.0"], ["2305843009213693951"],
    ["2305843009213693952", "2305843009213693952.0"],
    ["18446744073709551615"], ["18446744073709551616", "18446744073709551616.0"], ["18446744073709551617"],
    ["36893488147419103235/2"], ["1e300"], ["#e1e308"], ["#e1e309"], ["+inf.0"],
  ]

  @Test func comparisonIsExactAndTransitive() {
    for (i, lowers) in Self.ladder.enumerated() {
      for (j, uppers) in Self.ladder.enumerated() {
        for lower in lowers {
          for upper in uppers {
            let expected: NumericOrder = i < j ? .less : i == j ? .equal : .greater
            #expect(Arithmetic.compare(number(lower), number(upper)) == expected, "\(lower) \(upper)")
          }
        }
      }
      for other in lowers {
        #expect(Arithmetic.compare(number(other), number("+nan.0")) == .unordered)
        #expect(Arithmetic.compare(number("+nan.0"), number(other)) == .unordered)
      }
    }
  }

  @Test(arguments: [
    ("7", "2", "3", "1", "3", "1"), ("-7", "2", "-3", "-1", "-4", "1"), ("7", "-2", "-3", "1", "-4", "-1"),
    ("-7", "-2", "3", "-1", "3", "-1"), ("-7.0", "2", "-3.0", "-1.0", "-4.0", "1.0"), ("6", "-3", "-2", "0", "-2", "0"),
    ("-2305843009213693952", "-1", "2305843009213693952", "0", "2305843009213693952", "0"),
    ("-100000000000000000000000", "7", "-14285714285714285714285", "-5", "-14285714285714285714286", "2"),
    ("100000000000000000000000", "-7", "-14285714285714285714285", "5", "-14285714285714285714286", "-2"),
    ("5", "100000000000000000000000", "0", "5", "0", "5"),
    ("-5", "100000000000000000000000", "0", "-5", "-1", "99999999999999999999995"),
    ("100000000000000000000000", "7.0", "1.4285714285714286e22", "5.0", "1.4285714285714286e22", "5.0"),
  ])
  func integerDivision(
    _ a: String, _ b: String, _ quotient: String, _ remainder: String, _ floorQuotient: String, _ modulo: String
  ) throws {
    let (x, y) = (number(a), number(b))
    #expect(text(try Arithmetic.quotient(x, y, heap)) == quotient)
    #expect(text(try Arithmetic.remainder(x, y, heap)) == remainder)
    #expect(text(try Arithmetic.floorQuotient(x, y, heap)) == floorQuotient)
    #expect(text(try Arithmetic.modulo(x, y, heap)) == modulo)
  }

  @Test func integerDivisionRefusesFractions() throws {
    #expect(try Arithmetic.quotient(number("1.5"), number("1"), heap) == nil)
    #expect(try Arithmetic.modulo(number("1"), number("1/2"), heap) == nil)
    #expect(try Arithmetic.modulo(number("+inf.0"), number("2"), heap) == nil)
  }

  @Test(arguments: [
    ("-4.3", "-5.0", "-4.0", "-4.0", "-4.0"), ("3.5", "3.0", "4.0", "3.0", "4.0"), ("2.5", "2.0", "3.0", "2.0", "2.0"),
    ("7/2", "3", "4", "3", "4"), ("5/2", "2", "3", "2", "2"), ("-7/2", "-4", "-3", "-3", "-4"),
    ("-5/2", "-3", "-2", "-2", "-2"), ("8/3", "2", "3", "2", "3"), ("-1/3", "-1", "0", "0", "0"),
    ("7", "7", "7", "7", "7"),
  ])
  func rounding(_ a: String, _ floor: String, _ ceiling: String, _ truncated: String, _ rounded: String) {
    #expect(text(Arithmetic.rounded(number(a), .down, heap)) == floor)
    #expect(text(Arithmetic.rounded(number(a), .up, heap)) == ceiling)
    #expect(text(Arithmetic.rounded(number(a), .towardZero, heap)) == truncated)
    #expect(text(Arithmetic.rounded(number(a), .toNearestOrEven, heap)) == rounded)
  }

  @Test func exactnessConversions() {
    #expect(text(Arithmetic.exact(number("0.1"), heap)) == "3602879701896397/36028797018963968")
    #expect(text(Arithmetic.exact(number("1e20"), heap)) == "100000000000000000000")
    #expect(text(Arithmetic.exact(number("-2.5"), heap)) == "-5/2")
    #expect(text(Arithmetic.exact(number("-0.0"), heap)) == "0")
    #expect(Arithmetic.exact(number("+inf.0"), heap) == nil)
    #expect(Arithmetic.exact(number("+nan.0"), heap) == nil)
    #expect(text(Arithmetic.inexact(number("1/3"), heap)) == "0.3333333333333333")
    // Ties to even, and a bit far below that breaks the tie.
    #expect(text(Arithmetic.inexact(number("9007199254740993"), heap)) == "9007199254740992.0")
    #expect(text(Arithmetic.inexact(number("36893488147419107328"), heap)) == "36893488147419103000.0")
    #expect(text(Arithmetic.inexact(number("36893488147419107329"), heap)) == "36893488147419110000.0")
    #expect(text(Arithmetic.inexact(number("#e1e400"), heap)) == "+inf.0")
    #expect(text(Arithmetic.inexact(number("#e1e-400"), heap)) == "0.0")
    #expect(text(Arithmetic.inexact(number("#e3e-324"), heap)) == "5e-324")
    #expect(text(Arithmetic.inexact(number("#e2.4e-324"), heap)) == "0.0")
    let random = RandomNumbers(seed: 6)
    for _ in 0..<10_000 {
      let double = Double(bitPattern: random.next())
      if !double.isFinite { continue }
      let back = Arithmetic.exact(heap.makeFlonum(double), heap).flatMap { Arithmetic.inexact($0, heap) }
      #expect(back?.flonum == double)
    }
  }

  @Test(arguments: [
    ("2", "10", "1024"), ("2", "-2", "1/4"), ("-2", "3", "-8"), ("2/3", "3", "8/27"), ("-2/3", "-3", "-27/8"),
    ("0", "0", "1"),
    ("0.0", "0", "1"), ("0", "5", "0"), ("1", "100000000000000000000", "1"), ("-1", "100000000000000000001", "-1"),
    ("2.0", "3", "8.0"), ("2", "0.5", "1.4142135623730951"), ("4", "1/2", "2"), ("4/9", "3/2", "8/27"),
    ("4", "-1/2", "1/2"),
    ("-1.0", "100000000000000000001", "-1.0"), ("10", "20", "100000000000000000000"), ("0", "2.5", "0.0"),
    ("0", "1/2", "0"),
    ("12", "25", "953962166440690129601298432"), ("-8", "1/3", "1.0000000000000002+1.7320508075688772i"),
    ("+nan.0", "0.5", "+nan.0"),
  ])
  func powers(_ base: String, _ exponent: String, _ expected: String) throws {
    #expect(text(try Arithmetic.power(number(base), number(exponent), heap)) == expected)
  }

  @Test func absurdSizesAreRefusedAtOnce() {
    #expect(throws: SchemeThrow.self) { try Arithmetic.power(number("7"), number("1000000000"), heap) }
    #expect(throws: SchemeThrow.self) { try Arithmetic.power(number("2"), number("#e1e30"), heap) }
    #expect(throws: SchemeThrow.self) { try Arithmetic.power(number("1/3"), number("-99999999999"), heap) }
    #expect(throws: SchemeThrow.self) { try Arithmetic.shift(number("1"), by: 1_000_000_000_000, heap) }
    #expect(throws: SchemeThrow.self) { try Arithmetic.shift(number("1"), by: Int.max / 2, heap) }
  }

  @Test(
    arguments: [
      ("16", "4"), ("0", "0"), ("2", "1.4142135623730951"), ("1/4", "1/2"), ("2.25", "1.5"), ("-4", "+2i"),
      ("-4.0", "+2.0i"),
      ("-0.0", "-0.0"), ("1000000000000000000000000000000", "1000000000000000"),
      ("#e1e400", "1" + String(repeating: "0", count: 200)),
      ("#e1e401", "3.1622776601683794e200"), ("#e1e-401", "3.1622776601683792e-201"),
      ("2305843008139952129", "1518500249.6344714"),
    ] as [(String, String)])
  func squareRoots(_ a: String, _ expected: String) throws {
    #expect(text(try Arithmetic.squareRoot(number(a), heap)) == expected)
  }

  @Test func exactIntegerSquareRoots() throws {
    let random = RandomNumbers(seed: 7)
    for bits in [0, 1, 2, 10, 31, 52, 53, 54, 60, 61, 62, 64, 127, 128, 200, 1000, 20_000] {
      for _ in 0..<20 {
        let n = random.nextInteger(below: BigUInt(1) << bits)
        let (root, rest) = try Arithmetic.exactIntegerSquareRoot(heap.makeInteger(n), heap)
        let (r, s) = (root.exactInteger, rest.exactInteger)
        #expect(r * r + s == BigInt(n))
        #expect(s >= 0 && s <= r + r)
      }
    }
  }

  @Test(arguments: [
    ("3/10", "1/10", "1/3"), (".3", "1/10", "0.3333333333333333"), ("-3/10", "1/10", "-1/3"), ("1/3", "1", "0"),
    ("5", "0", "5"),
    ("22/7", "1/100", "22/7"), ("355/113", "1/1000", "201/64"), ("+inf.0", "1", "+inf.0"), ("1", "+inf.0", "0.0"),
    ("+inf.0", "+inf.0", "+nan.0"),
  ])
  func rationalizes(_ a: String, _ tolerance: String, _ expected: String) throws {
    #expect(text(try Arithmetic.rationalize(number(a), number(tolerance), heap)) == expected)
  }

  @Test func logarithmsOfHugeNumbers() throws {
    let logarithm = try #require(Arithmetic.naturalLogarithm(number("#e1e400")))
    #expect((logarithm - 921.0340371976183).magnitude < 1e-12)
    #expect(Arithmetic.naturalLogarithm(number("-1")) == nil)
  }
}
