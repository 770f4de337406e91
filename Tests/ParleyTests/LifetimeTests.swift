// What must not outlive its use: interpreters that are gone, and what compiling needed.

import Testing

@testable import Parley

@Suite struct LifetimeTests {
  @Test("An interpreter takes everything with it that its programs were compiled from")
  func interpreters() throws {
    var scheme: Interpreter? = Interpreter(.pure)
    try scheme?.run(
      text: """
        (define (turns n) (let loop ((i 0) (text "a")) (if (< i n) (loop (+ i 1) "b") (list text '(1 2)))))
        (define-syntax twice (syntax-rules () ((_ e) (begin e e))))
        (define (even? n) (do ((i n (- i 2))) ((< i 2) (= i 0)) (twice (turns 1))))
        (import (srfi 1) (scheme char))
        (letrec ((odd (lambda (n) (if (= n 0) #f (even n)))) (even (lambda (n) (if (= n 0) #t (odd (- n 1))))))
          (list (even 10) (turns 3) (fold + 0 '(1 2 3))))
        (guard (e (#t 'caught)) (call/cc (lambda (k) (dynamic-wind values (lambda () (raise 'x)) values))))
        """, name: "program")
    _ = try? scheme?.evaluate("(let loop ((x 1)) (car x))")
    weak let heap = scheme?.machine.heap
    weak let machine = scheme?.machine
    #expect(heap != nil)
    scheme = nil
    #expect(machine == nil)
    #expect(heap == nil)
  }

  @Test("Arguments that apply has spread stay while their primitive runs Scheme code", arguments: [5, 40, 300, 500])
  func spreadArguments(count: Int) throws {
    let scheme = Interpreter(.pure)
    try scheme.run(text: "(define (deep n) (if (= n 0) 0 (+ 1 (apply deep (list (- n 1))))))", name: "program")
    scheme.definer("(sum-after-calls number ...)", "Returns the sum.", "") { a throws(SchemeThrow) in
      let deep = scheme.machine.systemCell("list").value
      for _ in 0..<3 { _ = try scheme.machine.call(deep, (0..<20).map { Value(fixnum: $0) }) }
      _ = try? scheme.evaluate("(deep 100)")
      return Value(fixnum: (0..<a.count).reduce(0) { $0 + a[$1].fixnum })
    }
    let sum = try scheme.evaluate(
      "(let loop ((i \(count)) (l '())) (if (> i 0) (loop (- i 1) (cons i l)) (+ 1 (apply sum-after-calls l))))",
      as: Int.self)
    #expect(sum == count * (count + 1) / 2 + 1)
  }

  static let streams = """
    (define (from n) (cons n (delay (from (+ n 1)))))
    (define (rest stream) (force (cdr stream)))
    (define (twice-of stream) (cons (* 2 (car stream)) (delay (twice-of (rest stream)))))
    (define (pick stream n) (if (= n 0) (car stream) (pick (rest stream) (- n 1))))
    (define count 600000)
    """

  /// 600,000 cells of a stream take 48 MB: under this limit there is room for what is in use alone.
  @Test(
    "What a program cannot reach any more does not live on in registers",
    arguments: [
      "(pick (from 0) count)",
      "(define (run) (pick (from 0) count)) (run)",
      "(define (run) (+ 0 (pick (from 0) count))) (run)",
      "(define (run) (let ((s (from 0))) (pick s count))) (run)",
      "(define (run) (let ((s (from 0))) (+ 0 (pick s count)))) (run)",
      "(define (run s) (let loop ((t s) (n count)) (if (= n 0) (car t) (loop (rest t) (- n 1))))) (run (from 0))",
      "(define (run s) (let loop ((s s) (n count)) (if (= n 0) (car s) (loop (rest s) (- n 1))))) (+ 0 (run (from 0)))",
      "(define (run s n) (do ((s s (rest s)) (i 0 (+ i 1))) ((= i n) (car s)))) (+ (run (from 0) count) 0)",
      "(define (run) (apply pick (list (from 0) count))) (run)",
      "(define (run) (call-with-values (lambda () (values (from 0) count)) pick)) (+ 0 (run))",
      "(define (run) (quotient (pick (twice-of (from 0)) count) 2)) (run)",
      "(define (run) (dynamic-wind values (lambda () (pick (from 0) count)) values)) (+ 0 (run))",
      "(define (run) (guard (e (#f 0)) (pick (from 0) count))) (+ 0 (run))",
      """
      (define (even-pick s n) (if (= n 0) (car s) (odd-pick (rest s) (- n 1))))
      (define (odd-pick s n) (if (= n 0) (car s) (even-pick (rest s) (- n 1))))
      (+ 0 (even-pick (from 0) count))
      """,
      """
      (define (turns n) (delay-force (if (= n 0) (delay count) (turns (- n 1)))))
      (force (turns count))
      """,
      """
      (define (skip n) (delay-force (let ((big (make-vector 1000 n))) (if (= n 0) (delay count) (skip (- n 1))))))
      (force (skip 20000))
      """,
    ])
  func registers(program: String) throws {
    let scheme = Interpreter(.pure, limits: Limits(heapBytes: 24 << 20))
    #expect(try scheme.evaluate(LifetimeTests.streams + program, as: Int.self) == 600_000)
  }

  @Test("A queue's dead front does not keep what follows it")
  func queues() throws {
    let scheme = Interpreter(.pure)
    let sum = try scheme.evaluate(
      """
      (define (turns n)
        (let loop ((i 0) (front (list 0)) (back #f) (sum 0))
          (let ((back (or back front)))
            (if (= i n)
                sum
                (begin (set-cdr! back (list i)) (loop (+ i 1) (cdr front) (cdr back) (+ sum (car front))))))))
      (turns 1000000)
      """, as: Int.self)
    #expect(sum == (0..<999_999).reduce(0, +))
    // 16 MB of pairs were made, four nurseries of them.
    #expect(scheme.statistics.heapBytes < 6 << 20)
    #expect(scheme.machine.heap.old.usedBytes < 1 << 20)
  }
}
