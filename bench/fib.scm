; Doubly recursive Fibonacci: calls, fixnum comparison, addition and subtraction.
; prints: 9227465
; short: (fib 35) => (fib 24)
(define (fib n)
  (if (< n 2)
      n
      (+ (fib (- n 1)) (fib (- n 2)))))

(display (fib 35))
(newline)
