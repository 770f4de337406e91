// Identities of big integers, which cover the sizes at which DigitKernel changes its method, and bits.

import BigInt
import Testing

@testable import Parley

@Suite struct NumberBigIntegerTests {
  let random = RandomNumbers(seed: 8)

  /// A random number of that many words, with runs of ones and zeros that provoke carries.
  func make(_ words: Int) -> BigUInt {
    BigUInt(
      words: (0..<words).map { _ in
        switch random.next(below: 8) {
        case 0, 1: return 0
        case 2, 3: return UInt.max
        default: return UInt(random.next())
        }
      } + [UInt(random.next()) | 1])
  }

  static let sizes = [0, 1, 2, 5, 38, 39, 40, 41, 79, 80, 81, 82, 159, 160, 161, 200, 333, 500]

  @Test func productsAgreeWithTheBigIntPackage() {
    for n in Self.sizes {
      for m in Self.sizes {
        let (a, b) = (make(n), make(m))
        #expect(a.times(b) == a * b, "\(n) by \(m) words")
      }
    }
  }

  @Test func longProductsDistribute() {
    for (n, m) in [(1500, 1500), (2111, 700), (4000, 41), (3001, 3000)] {
      let (a, b, c) = (make(n), make(m), make(m))
      #expect(a.times(b + c) == a.times(b) + a.times(c))
    }
  }

  @Test func quotientsAndRemaindersMakeUpTheDividend() {
    for n in Self.sizes + [700, 1000, 1700] {
      for m in Self.sizes {
        let (a, b) = (make(n), make(m))
        let (q, r) = a.dividedWithRemainder(by: b)
        #expect(r < b)
        #expect(q.times(b) + r == a, "\(n) by \(m) words")
      }
    }
  }

  @Test func divisionRestoresFactors() {
    for n in Self.sizes {
      for m in Self.sizes {
        let (a, b) = (make(n), make(m))
        let product = a.times(b)
        let (q, r) = product.dividedWithRemainder(by: b)
        #expect(q == a && r.isZero)
        // Just below a multiple: every estimate is as large as it can be.
        let (q1, r1) = (product - 1).dividedWithRemainder(by: b)
        #expect(q1 == a - 1 && r1 == b - 1)
      }
    }
  }

  @Test func powersAgreeWithRepeatedProducts() {
    let base = make(1)
    var power: BigUInt = 1
    for exponent in 0..<60 {
      #expect(base.raised(to: exponent) == power)
      power = power * base
    }
    #expect((2 as BigUInt).raised(to: 1000) == (1 as BigUInt) << 1000)
    #expect((12 as BigUInt).raised(to: 100) == (12 as BigUInt).power(100))
  }

  @Test func interruptionStopsLongProducts() {
    struct Stop: Error {}
    let a = make(20_000)
    #expect(throws: Stop.self) { try a.times(a) { () throws(Stop) in throw Stop() } }
  }

  // MARK: - Bits

  let heap = Heap(limitBytes: 64 << 20)

  func signed(_ n: Int) -> BigInt { BigInt(sign: random.next() & 1 == 0 ? .plus : .minus, magnitude: make(n)) }

  @Test func bitwiseOperationsAgreeWithArithmetic() {
    for n in 0..<5 {
      for m in 0..<5 {
        for _ in 0..<20 {
          let (a, b) = (signed(n), signed(m))
          let both = a.combined(with: b) { $0 & $1 }
          let any = a.combined(with: b) { $0 | $1 }
          let odd = a.combined(with: b) { $0 ^ $1 }
          #expect(both + any == a + b)
          #expect(odd == any - both)
          for index in [0, 1, 63, 64, 65, 127, 128, 400] {
            #expect(both.isBitSet(index) == (a.isBitSet(index) && b.isBitSet(index)))
          }
        }
      }
    }
    // Both magnitudes have one word, the result needs two.
    let a = -(BigInt(UInt64.max))
    let b = -(BigInt(UInt64.max) - 1)
    #expect(a.combined(with: b) { $0 & $1 } == -(BigInt(1) << 64))
  }

  @Test func shiftsRoundDown() throws {
    for text in [
      "-5", "5", "-8", "-123456789012345678901234567890", "123456789012345678901234567890", "-18446744073709551616",
    ] {
      let value = try #require(try NumberReader.parse(text, heap: heap))
      for count in [0, 1, 2, 3, 60, 61, 62, 63, 64, 65, 96, 97, 200] {
        let right = try #require(try Arithmetic.shift(value, by: -count, heap))
        let power = BigInt(1) << count
        #expect(right.exactInteger == value.exactInteger.floorDivided(by: power).quotient)
        let left = try #require(try Arithmetic.shift(value, by: count, heap))
        #expect(left.exactInteger == value.exactInteger * power)
      }
    }
  }

  @Test(arguments: [
    ("0", 0, 0), ("1", 1, 1), ("-1", 0, 0), ("255", 8, 8), ("-256", 8, 8), ("-257", 9, 1),
    ("18446744073709551615", 64, 64),
    ("18446744073709551616", 65, 1), ("-18446744073709551616", 64, 64), ("-18446744073709551617", 65, 1),
  ])
  func bitLengthsAndCounts(_ text: String, _ length: Int, _ count: Int) throws {
    let value = try #require(try NumberReader.parse(text, heap: heap))
    #expect(Arithmetic.bitLength(value) == length)
    #expect(Arithmetic.bitCount(value) == count)
  }

  @Test func resultsAreNormalised() throws {
    let big = try #require(try NumberReader.parse("2305843009213693952", heap: heap))
    #expect(big.isBignum)
    #expect(try Arithmetic.subtract(big, Value(fixnum: 1), heap)?.isFixnum == true)
    #expect(Arithmetic.negate(big, heap) == Value(fixnum: -(1 << 61)))
    let back = try #require(Arithmetic.negate(Value(fixnum: -(1 << 61)), heap))
    #expect(back.isBignum && isEqv(back, big) && Arithmetic.hash(back) == Arithmetic.hash(big))
  }

  @Test func randomNumbersStayBelowTheirLimit() {
    var seen: Set<UInt64> = []
    for _ in 0..<1000 { seen.insert(random.next(below: 10)) }
    #expect(seen == Set(0..<10))
    let limit = make(2)
    for _ in 0..<100 { #expect(random.nextInteger(below: limit) < limit) }
    for _ in 0..<1000 { #expect((0..<1).contains(random.nextUnit())) }
  }
}
