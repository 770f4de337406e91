; Sums 1/i^2 for thirty million i: inexact addition, multiplication and division with a constant operand.
; prints: 1.6449340334873
; short: 30000000.0 => 500000.0
(define (run n)
  (let loop ((i 1.0) (sum 0.0))
    (if (< i n)
        (loop (+ i 1.0) (+ sum (/ 1.0 (* i i))))
        sum)))

(display (run 30000000.0))
(newline)
