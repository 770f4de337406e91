; Roots of big integers by Newton's method and by the system's own, and exact powers: long quotients of numbers of like size.
; prints: 1008302
(import (scheme base) (scheme write))

(define (root n)
  (let loop ((x (expt 10 (quotient (+ 1 (string-length (number->string n))) 2))))
    (let ((next (quotient (+ x (quotient n x)) 2)))
      (if (< next x)
          (loop next)
          x))))

(define (digits k) (* 2 (expt 10 (* 2 k))))

(define (run times sum)
  (if (= times 0)
      sum
      (let* ((n (+ (digits (+ 1200 times)) (* times times))) (r (root n)))
        (let-values (((s rest) (exact-integer-sqrt n)))
          (run (- times 1)
               (+ sum (if (= s r) 1 0) (modulo (+ r rest) 10007)))))))

(display (run 200 0))
(newline)
