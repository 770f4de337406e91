// The old space: its map of what is taken, markings while a program changes its data, compactions, the ends of Swift objects.

import Testing

@testable import Parley

@Suite struct HeapTests {
  @Test("A bitmap finds what was set")
  func bitmaps() {
    let size = 4096
    let memory = UnsafeMutableRawPointer.allocate(byteCount: Bitmap.bytes(for: size * 8), alignment: 8)
    defer { memory.deallocate() }
    let bitmap = Bitmap(memory)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      bitmap.clear(upTo: size)
      var model = [Bool](repeating: false, count: size)
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let from = Int.random(in: 0..<size, using: &random)
        let end = min(size, from + Int.random(in: 1...200, using: &random))
        bitmap.set(from, end)
        for index in from..<end { model[index] = true }
      }
      #expect(bitmap.lastSet(size) == model.lastIndex(of: true) ?? -1)
      for _ in 0..<20 {
        let from = Int.random(in: 0..<size, using: &random)
        let end = Int.random(in: (from + 1)...size, using: &random)
        #expect(bitmap.firstSet(from, end) == model[from..<end].firstIndex(of: true) ?? end)
        #expect(bitmap.firstClear(from, end) == model[from..<end].firstIndex(of: false) ?? end)
        #expect(bitmap[from] == model[from])
      }
    }
  }

  @Test("A program may move its data about while they are marked")
  func changesWhileMarking() throws {
    let scheme = Interpreter(.pure)
    let sum: Int = try scheme.evaluate(
      """
      (define groups 5000)
      (define (numbers from) (let loop ((i 0) (list '())) (if (= i 250) list (loop (+ i 1) (cons (+ from i) list)))))
      (define front (make-vector groups '()))
      (define back (make-vector groups #f))
      (define table (make-hash-table))
      (do ((i 0 (+ i 1))) ((= i groups))
        (vector-set! front i (numbers i))
        (hash-table-set! table i (vector i (list i))))
      ;; A list is in one of the two vectors only, and changes place in the middle of markings.
      (define (move! from to x)
        (vector-set! to x (vector-ref from x))
        (vector-set! from x #f))
      (define (turn n x)
        (if (> n 0)
            (begin
              (if (vector-ref front x) (move! front back x) (move! back front x))
              (hash-table-set! table x (vector x (list x)))
              (let ((y (modulo (+ (* x 7) 13) groups)))
                (if (= 0 (modulo n 10))
                    (vector-set! (if (vector-ref front y) front back) y (numbers y)))
                (turn (- n 1) (modulo (+ x 1) groups))))))
      (turn 60000 0)
      (do ((i 0 (+ i 1)) (sum 0 (+ sum (apply + (or (vector-ref front i) (vector-ref back i)))
                                  (car (vector-ref (hash-table-ref table i) 1)))))
          ((= i groups) sum))
      """)
    #expect(sum == 5000 * 4999 / 2 * 251 + 5000 * (250 * 249 / 2))
    #expect(scheme.statistics.markings > 0)
    #expect(scheme.statistics.majorCollections == 0)
  }

  @Test("What is dropped is filled again, whatever the sizes")
  func holes() throws {
    let scheme = Interpreter(.pure)
    _ = try scheme.evaluate(
      """
      (define kept (make-vector 3000 #f))
      (define (fill n seed)
        (if (> n 0)
            (begin
              (vector-set! kept (modulo (* n 7919) 3000)
                (case (modulo (+ n seed) 4)
                  ((0) (make-vector (modulo (* n 31) 900) n))
                  ((1) (make-string (modulo (* n 17) 3000) #\\a))
                  ((2) (iota (modulo n 200)))
                  (else (vector))))
              (fill (- n 1) seed))))
      (do ((round 0 (+ round 1))) ((= round 40)) (fill 3000 round))
      """)
    #expect(scheme.statistics.markings > 1)
    // About 8 MB are live at a time, of 250 that were made.
    #expect(scheme.statistics.heapBytes < 80 << 20)
  }

  @Test("Large objects that are garbage already when a marking begins are found by it")
  func largeGarbage() throws {
    let scheme = Interpreter(.pure)
    let length: Int = try scheme.evaluate(
      """
      (let loop ((i 0) (text (make-string 40000 #\\a)))
        (if (< i 2000) (loop (+ i 1) (string-append text "b")) (string-length text)))
      """)
    #expect(length == 42000)
    #expect(scheme.statistics.markings > 10)
    // One string is live. 4 MB of garbage bring a marking about, which took twice that for live when it began with them.
    #expect(scheme.statistics.heapBytes < 7 << 20)
  }

  @Test("An old space with little left in it is compacted")
  func compaction() throws {
    let scheme = Interpreter(.pure)
    let sum: Int = try scheme.evaluate(
      """
      (define all (map (lambda (i) (iota 100 i)) (iota 50000)))
      (define (every-hundredth list)
        (if (< (length list) 100) '() (cons (car list) (every-hundredth (list-tail list 100)))))
      (set! all (every-hundredth all))
      (let loop ((i 0) (junk '()))
        (if (< i 800) (loop (+ i 1) (cons (iota 100000) (if (> (length junk) 3) '() junk)))))
      (apply + (map car all))
      """)
    #expect(sum == (0..<500).reduce(0) { $0 + $1 * 100 })
    #expect(scheme.statistics.majorCollections > 0)
    #expect(scheme.statistics.heapBytes < 60 << 20)
  }

  @Test("The end of a host object may evaluate", arguments: [false, true])
  func finalisers(stress: Bool) throws {
    final class Noisy {
      weak var scheme: Interpreter?
      init(_ scheme: Interpreter) { self.scheme = scheme }
      // What allocates comes before the variable is read: a collection in between would run others of these.
      deinit { _ = try? scheme?.evaluate("(let ((one (length (list 1)))) (set! ends (+ one ends)))") }
    }
    var configuration = Interpreter.Configuration(.pure)
    configuration.collectAtEverySafePoint = stress
    let scheme = Interpreter(configuration: configuration)
    scheme.define("noisy") { [unowned scheme] in Noisy(scheme) }
    let count = stress ? 50 : 20_000
    _ = try scheme.evaluate(
      """
      (define ends 0)
      (define (loop n kept) (if (> n 0) (loop (- n 1) (if (even? n) (noisy) (cons (noisy) (if (pair? kept) '() kept))))))
      (loop \(count) '())
      """)
    try scheme.collectGarbage()
    let ends: Int = try scheme.evaluate("ends")
    #expect(ends == count)
  }
}
