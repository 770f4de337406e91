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
}
