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
}
