// Numbers to text and back.

import BigInt
import Testing

@testable import Parley

@Suite struct NumberReaderWriterTests {
  let heap = Heap(limitBytes: 64 << 20)

  /// What a text reads as, written again; nil if it is no number.
  func read(_ text: String, radix: Int = 10) -> String? {
    (try? NumberReader.parse(text, radix: radix, heap: heap)).map { NumberWriter.text($0, heap: heap) }
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("+17", "17"), ("007", "7"), ("2305843009213693951", "2305843009213693951"),
    ("-2305843009213693952", "-2305843009213693952"), ("2305843009213693952", "2305843009213693952"),
    ("-2305843009213693953", "-2305843009213693953"),
    ("123456789012345678901234567890", "123456789012345678901234567890"),
    ("6/4", "3/2"), ("-6/3", "-2"), ("0/5", "0"), ("1.5", "1.5"), ("-.5", "-0.5"), ("5.", "5.0"), ("1e3", "1000.0"),
    ("1E3", "1000.0"), ("1.e-3", "0.001"), ("-0.0", "-0.0"), ("1e21", "1e21"), ("1e20", "100000000000000000000.0"),
    ("1.5e-7", "1.5e-7"), ("0.000001", "0.000001"), ("12345678901234567890.0", "12345678901234567000.0"),
    ("1e100", "1e100"), ("1e400", "+inf.0"), ("-1e400", "-inf.0"), ("1e-400", "0.0"), ("4.9e-324", "5e-324"),
    ("2.2250738585072011e-308", "2.225073858507201e-308"), ("1e1000000000000000000000", "+inf.0"),
    ("0e1000000000000000000000", "0.0"), ("9007199254740993.0", "9007199254740992.0"), ("+inf.0", "+inf.0"),
    ("-INF.0", "-inf.0"), ("+nan.0", "+nan.0"), ("-nan.0", "+nan.0"), ("#xff", "255"), ("#XFF", "255"),
    ("#b-101", "-5"), ("#o17", "15"), ("#d10", "10"), ("#e1.5", "3/2"), ("#e1e3", "1000"), ("#e-1.25e-2", "-1/80"),
    ("#i1/3", "0.3333333333333333"), ("#x#e1F", "31"), ("#e#xff", "255"), ("#i#b101", "5.0"), ("#x-a/B", "-10/11"),
    ("#e.1", "1/10"), ("#i5", "5.0"), ("#i-0", "-0.0"), ("#xdeadbeefdeadbeefdeadbeef", "68915718021581205938132336367"),
    ("#e0e99999999999", "0"), ("#x1.8", "1.5"), ("#b.1", "0.5"), ("+i", "+i"), ("-I", "-i"), ("1+2i", "1+2i"),
    ("1/2-3/4i", "1/2-3/4i"), ("1e3+2.5i", "1000.0+2.5i"), ("1.5+0i", "1.5"), ("+inf.0-nan.0i", "+inf.0+nan.0i"),
    ("#e1.5+2.5i", "3/2+5/2i"), ("#i#x-a+Bi", "-10.0+11.0i"), ("1@0", "1"), ("-0.0+1.0i", "-0.0+1.0i"),
  ])
  func reads(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    "", "+", "-", ".", "...", "1+", "-1+", "+.", "1/", "/2", "1/0", "1/2/3", "1.2.3", "e5", "1e", "1e+", "1.5e", "#",
    "#x",
    "#e", "#e#e1", "#x#b1", "#xfg", "#b12", "#o8", "1/2e3", "1/2.5", "+inf", "inf.0", "+inf.0x", "#e+inf.0",
    "--1",
    "+-1", "1 ", " 1", "1_000", "#e1e1000000000", "#e1e-1000000000", "٣", "i", "1i", "1@", "1+", "1++i", "1@2i", "1+2",
    "#e+inf.0i", "abc", "1x",
  ])
  func rejects(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test func readsInAnyRadix() {
    #expect(read("ff", radix: 16) == "255")
    #expect(read("1e2", radix: 16) == "482")
    #expect(read("zz", radix: 36) == "1295")
    #expect(read("#d19", radix: 16) == "19")
    #expect(read("12", radix: 2) == nil)
    #expect(read("+i", radix: 36) == "18")
    #expect(read("0+i", radix: 36) == "+i")
    #expect(read("1+2i", radix: 36) == "1+2i")
  }

  @Test func writesExactNumbersInAnyRadix() throws {
    for radix in 2...36 {
      for text in ["0", "-1", "123456789", "-98765432109876543210987654321098765432109876543210", "355/-113", "22/7"] {
        guard let value = try? NumberReader.parse(text, heap: heap) else { continue }
        let written = NumberWriter.text(value, radix: radix, heap: heap)
        #expect(read(written, radix: radix) == text)
      }
    }
  }

  @Test func complexNumbersRoundTripInAnyRadix() throws {
    let random = RandomNumbers(seed: 9)
    func part(_ isInexact: Bool) throws -> Value {
      isInexact
        ? heap.makeFlonum(Double(bitPattern: random.next()))
        : try Arithmetic.divideRationals(
          Value(fixnum: Int(random.next(below: 40)) - 20), Value(fixnum: Int(1 + random.next(below: 4))), heap)
    }
    for radix in 2...36 {
      for round in 0..<100 {
        let z = heap.makeRectangular(try part(round & 1 == 0), try part(round & 1 == 0))
        let text = NumberWriter.text(z, radix: radix, heap: heap)
        let back = try? NumberReader.parse(text, radix: radix, heap: heap)
        #expect(back.map { isEqv($0, z) } == true, "\(text) in radix \(radix)")
      }
    }
  }

  @Test(
    arguments: [
      (0.5, 2, "0.1"), (-10.25, 16, "-a.4"), (0.1, 2, "0.0001100110011001100110011001100110011001100110011001101"),
      (255, 16, "ff.0"), (0.5, 3, "0.1111111111111111111111111111111112"), (.infinity, 2, "+inf.0"), (-0.0, 8, "-0.0"),
    ] as [(Double, Int, String)])
  func writesFlonumsInOtherRadixes(_ double: Double, _ radix: Int, _ expected: String) {
    #expect(NumberWriter.text(heap.makeFlonum(double), radix: radix, heap: heap) == expected)
  }

  @Test func flonumsRoundTrip() {
    let random = RandomNumbers(seed: 1)
    for _ in 0..<100_000 {
      let double = Double(bitPattern: random.next())
      if double.isNaN { continue }
      let text = NumberWriter.text(double)
      guard let back = try? NumberReader.parse(text, heap: heap), back.isFlonum else {
        Issue.record("\(text) is not read as a flonum")
        return
      }
      if back.flonum.bitPattern != double.bitPattern { Issue.record("\(double) came back as \(back.flonum)") }
    }
  }

  @Test(arguments: [2, 3, 16, 36])
  func flonumsRoundTripInOtherRadixes(_ radix: Int) {
    let random = RandomNumbers(seed: UInt64(radix))
    // Powers of two too, whose neighbours are not equally far.
    let doubles =
      (0..<1000).map { _ in Double(bitPattern: random.next()) }
      + (-1074...1023).map { Double(sign: .plus, exponent: $0, significand: 1) }
    for double in doubles where !double.isNaN {
      let text = NumberWriter.text(double, radix: radix)
      let back = try? NumberReader.parse(text, radix: radix, heap: heap)
      #expect(back?.isFlonum == true && back?.flonum.bitPattern == double.bitPattern, "\(text) in radix \(radix)")
    }
  }

  @Test func shortDecimalsRoundTrip() {
    let random = RandomNumbers(seed: 2)
    for _ in 0..<20_000 {
      let text = "\(random.next(below: 1_000_000)).\(1 + random.next(below: 9))"
      #expect(read(text) == text)
    }
  }

  @Test func exactAndInexactReadingAgree() {
    // The nearest double of the exact value is the double that the literal denotes.
    let random = RandomNumbers(seed: 3)
    for _ in 0..<2_000 {
      let digits = String(random.next()) + String(random.next(below: 1000))
      let text = "\(digits)e\(Int(random.next(below: 680)) - 360)"
      guard let exact = try? NumberReader.parse("#e" + text, heap: heap),
        let inexact = try? NumberReader.parse(text, heap: heap)
      else {
        Issue.record("\(text) is not read")
        return
      }
      #expect(Arithmetic.double(exact) == inexact.flonum, "\(text)")
    }
  }

  @Test func longIntegersRoundTrip() {
    let random = RandomNumbers(seed: 4)
    for length in [1, 18, 19, 20, 38, 39, 100, 455, 456, 457, 458, 912, 5000, 40_000] {
      for radix in [10, 2, 16, 7, 36] {
        let alphabet = Array("0123456789abcdefghijklmnopqrstuvwxyz".prefix(radix))
        var text = String(alphabet[Int(random.next(below: UInt64(radix - 1))) + 1])
        for _ in 1..<max(length, 2) { text.append(alphabet[Int(random.next(below: UInt64(radix)))]) }
        guard let value = try? NumberReader.parse(text, radix: radix, heap: heap) else {
          Issue.record("\(length) digits in radix \(radix) are not read")
          continue
        }
        #expect(NumberWriter.text(value, radix: radix, heap: heap) == text)
      }
    }
    let zeros = "1" + String(repeating: "0", count: 20_000)
    #expect(read(zeros) == zeros)
    #expect(read(String(repeating: "0", count: 20_000) + "5") == "5")
  }

  @Test func textAgreesWithTheBigIntPackage() {
    let random = RandomNumbers(seed: 5)
    for words in [1, 2, 3, 23, 24, 25, 26, 49, 50, 100, 300] {
      let number = BigUInt(words: (0..<words).map { _ in UInt(random.next()) })
      #expect(number.text(radix: 10, poll: {}) == String(number))
      #expect(number.text(radix: 7, poll: {}) == String(number, radix: 7))
    }
  }
}
