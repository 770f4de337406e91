// Exact integers as they lie in the heap: what is computed on their digits agrees with the BigInt package, takes the room that it
// needs and no more, and lies where it should whatever its size.

import BigInt
import Testing

@testable import Parley

@Suite struct NumberHeapIntegerTests {
  let heap = Heap(limitBytes: 512 << 20)
  let random = RandomNumbers(seed: 21)

  /// A random integer of that many words, with runs of ones and zeros that provoke carries.
  func make(_ words: Int) -> BigInt {
    let digits = (0..<words).map { _ in
      switch random.next(below: 8) {
      case 0, 1: return 0 as UInt
      case 2, 3: return UInt.max
      default: return UInt(random.next())
      }
    }
    return BigInt(sign: random.next() & 1 == 0 ? .plus : .minus, magnitude: BigUInt(words: digits))
  }

  static let sizes = [0, 1, 2, 3, 7, 40, 41, 90, 200]

  @Test func operationsAgreeWithTheBigIntPackage() throws {
    for n in Self.sizes {
      for m in Self.sizes {
        for _ in 0..<4 {
          let (x, y) = (make(n), make(m))
          let (a, b) = (heap.makeInteger(x), heap.makeInteger(y))
          #expect(try Arithmetic.add(a, b, heap)?.exactInteger == x + y)
          #expect(try Arithmetic.subtract(a, b, heap)?.exactInteger == x - y)
          #expect(try Arithmetic.multiply(a, b, heap)?.exactInteger == x * y)
          #expect(Arithmetic.negate(a, heap)?.exactInteger == -x)
          #expect(isEqv(a, b) == (x == y) && (Arithmetic.compareIntegers(a, b) < 0) == (x < y))
          let divisor = try Arithmetic.gcdOfIntegers(a, b, heap)
          #expect(divisor.exactInteger == x.greatestCommonDivisor(with: y))
          if y.isZero { continue }
          #expect(try Arithmetic.quotient(a, b, heap)?.exactInteger == x / y)
          #expect(try Arithmetic.remainder(a, b, heap)?.exactInteger == x % y)
          let (quotient, remainder) = try Arithmetic.divideIntegers(a, b, heap, want: [.quotient, .remainder])
          #expect(quotient.exactInteger == x / y && remainder.exactInteger == x % y)
          let floor = try #require(try Arithmetic.divideIntegers(a, b, .floor, heap))
          #expect(floor.quotient.exactInteger * y + floor.remainder.exactInteger == x)
          #expect(floor.remainder.isExactZero || Arithmetic.sign(floor.remainder) == Arithmetic.sign(b))
        }
      }
    }
  }

  /// Factors in common, and consecutive Fibonacci numbers: the worst case of Euclid's algorithm.
  @Test func greatestCommonDivisors() throws {
    for common in [1, 2, 5, 30] {
      for n in [1, 3, 40] {
        let (x, y) = (make(n) * make(common), make(n + 2) * make(common))
        let divisor = try Arithmetic.gcdOfIntegers(heap.makeInteger(x), heap.makeInteger(y), heap)
        #expect(divisor.exactInteger == x.greatestCommonDivisor(with: y))
      }
    }
    var (a, b): (BigInt, BigInt) = (0, 1)
    for _ in 0..<2000 { (a, b) = (b, a + b) }
    let divisor = try Arithmetic.gcdOfIntegers(heap.makeInteger(a * 12), heap.makeInteger(b * 12), heap)
    #expect(divisor == Value(fixnum: 12))
  }

  @Test func divisionByAnyWordNeedsNoInstructionForIt() {
    var words: [UInt] = [1, 2, 3, 10, 1 << 32, .max, .max - 1, 1 << 63, 1 << 63 + 1]
    for _ in 0..<200 { words.append(UInt(random.next()) >> UInt(random.next(below: 63)) | 1) }
    for word in words {
      let divisor = WordDivisor(word)
      for low: UInt in [0, 1, .max, UInt(random.next())] {
        for high: UInt in [0, divisor.normalized - 1, UInt(random.next()) % divisor.normalized] {
          let expected = divisor.normalized.dividingFullWidth((high, low))
          #expect(divisor.divide(high, low) == (expected.quotient, expected.remainder))
        }
      }
    }
  }

  @Test func resultsTakeTheRoomThatTheyNeed() throws {
    let a = heap.makeInteger(BigInt(1) << 6400 + 5)
    let b = heap.makeInteger(BigInt(1) << 3200 + 1)
    let one = Value(fixnum: 1)
    func words(_ operation: () throws -> Value?) rethrows -> Int {
      let before = heap.nurseryUsed
      _ = try operation()
      return (heap.nurseryUsed - before) / 8
    }
    #expect(try words { try Arithmetic.subtract(a, a, heap) } == 0)
    #expect(try words { try Arithmetic.subtract(try Arithmetic.add(a, one, heap) ?? a, a, heap) } == 102)
    #expect(try words { try Arithmetic.add(a, one, heap) } == 102)
    #expect(try words { try Arithmetic.remainder(a, b, heap) } == 0)
    #expect(try words { try Arithmetic.quotient(a, b, heap) } == 51)
    #expect(try words { try Arithmetic.quotient(a, Value(fixnum: 1000), heap) } == 101)
    #expect(try words { try Arithmetic.remainder(a, Value(fixnum: 1000), heap) } == 0)
    #expect(try words { try Arithmetic.gcdOfIntegers(a, b, heap) } == 0)
  }

  @Test func largeIntegersDoNotMoveAndBecomeSmallAgain() throws {
    let exponent = Heap.largestMovableWords * 64
    for distance in [-130, -64, -1, 0, 1, 64, 130] {
      let x = BigInt(1) << (exponent + distance) + 3
      let a = heap.makeInteger(x)
      let product = try #require(try Arithmetic.multiply(a, a, heap))
      #expect(product.exactInteger == x * x)
      #expect(product.header & ObjectHeader.fixedBit != 0)
      let before = heap.fixedBytes
      let sum = try #require(try Arithmetic.add(product, Value(fixnum: 7), heap))
      #expect(sum.header & ObjectHeader.fixedBit != 0)
      #expect(heap.fixedBytes - before == ObjectHeader.words(sum.header) * 8)
      let back = try #require(try Arithmetic.subtract(sum, product, heap))
      #expect(back == Value(fixnum: 7))
      let small = try #require(try Arithmetic.subtract(sum, heap.makeInteger(x * x - BigInt(1) << 100), heap))
      #expect(small.exactInteger == BigInt(1) << 100 + 7)
      #expect(small.header & ObjectHeader.fixedBit == 0 && ObjectHeader.words(small.header) == 3)
      heap.collect(major: true)
    }
    #expect(heap.fixedBytes == 0)
  }

  @Test func chainsOfOperationsLeaveNothingBehind() throws {
    let term = heap.makeInteger(BigInt(10).power(300))
    let mark = heap.nurseryMark
    var sum = Value(fixnum: 0)
    for _ in 0..<100_000 { sum = heap.settle(try #require(try Arithmetic.add(sum, term, heap)), since: mark) }
    #expect(sum.exactInteger == BigInt(10).power(300) * 100_000)
    #expect(heap.nurseryMark - mark == UInt64(ObjectHeader.words(sum.header) * 8))
    #expect(heap.settle(Value(fixnum: 1), since: mark) == Value(fixnum: 1) && heap.nurseryMark == mark)
    let part = try #require(try NumberReader.parse("1/\(BigInt(7).power(200))", heap: heap))
    let small = try #require(try NumberReader.parse("1/3", heap: heap))
    let start = heap.nurseryMark
    var total = Value(fixnum: 0)
    for _ in 0..<700 {
      total = heap.settle(try #require(try Arithmetic.add(total, part, heap)), since: start)
      total = heap.settle(try #require(try Arithmetic.add(total, small, heap)), since: start)
    }
    let expected = BigInt(7).power(199) * 700 + 300
    #expect(total.slot(1).exactInteger == expected && total.slot(2).exactInteger == BigInt(7).power(199) * 3)
    #expect(heap.nurseryMark - start < 8 * 32)
    // What was there before stays where it is.
    #expect(heap.settle(term, since: mark) == term)
  }

  /// What the sums need at a time is far below the limit; what they leave behind is far above.
  @Test(arguments: [
    "(= (apply + (expt 2 190000) (make-list 20000 1)) (+ (expt 2 190000) 20000))",
    "(= (apply + (expt 2 300000) (make-list 20000 1)) (+ (expt 2 300000) 20000))",
    "(= (apply * (expt 2 270000) (make-list 2000 3)) (* (expt 2 270000) (expt 3 2000)))",
    "(= (apply + (make-list 100000 (expt 10 300))) (* 100000 (expt 10 300)))",
    "(= (apply + (map (lambda (i) (/ i (expt 7 300))) (iota 20000))) (/ (* 10000 19999) (expt 7 300)))",
    """
    (let* ((big (expt 2 190000)) (terms (cons big (make-list 500 1))))
      (define (fill n) (if (> n 0) (begin (make-vector 250 0) (fill (- n 1)))))
      (let loop ((i 0)) (or (= i 100) (begin (fill 10) (and (= (apply + terms) (+ big 500)) (loop (+ i 1)))))))
    """,
  ])
  func longComputationsTakeLittleRoom(program: String) throws {
    let scheme = Interpreter(.pure, limits: Limits(heapBytes: 48 << 20))
    #expect(try scheme.evaluate("(import (srfi 1)) " + program, as: Bool.self))
  }

  @Test func sumsBeyondTheLimitAreErrors() throws {
    let scheme = Interpreter(.pure, limits: Limits(heapBytes: 16 << 20))
    for program in [
      "(apply * (make-list 200 (expt 3 1000000)))", "(apply + (make-list 300000 (make-rectangular (expt 10 1000) 1)))",
    ] {
      #expect(throws: SchemeError.self) { try scheme.evaluate(program) }
    }
    #expect(try scheme.evaluate("(+ 1 2)", as: Int.self) == 3)
  }
}
