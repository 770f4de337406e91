; Ten thousand digits of pi by Machin's formula, 16 atan(1/5) - 4 atan(1/239) in integers: quotients of a big integer and a
; small one, sums, and one long number to text.
; prints: 05600101655256375678
(define (inverse-arc-tangent n unit)
  (let ((square (* n n)))
    (let loop ((term (quotient unit n)) (divisor 1) (sum 0))
      (if (= term 0)
          sum
          (let ((next (quotient term square)))
            (loop (quotient next square)
                  (+ divisor 4)
                  (- (+ sum (quotient term divisor))
                     (quotient next (+ divisor 2)))))))))

(define (pi-digits count)
  (let* ((guard 10)
         (unit (expt 10 (+ count guard))))
    (quotient (- (* 16 (inverse-arc-tangent 5 unit)) (* 4 (inverse-arc-tangent 239 unit)))
              (expt 10 guard))))

; Digits 9981 to 10000 behind the point.
(define (last-digits text count)
  (substring text (- (string-length text) count) (string-length text)))

(display (last-digits (number->string (pi-digits 10000)) 20))
(newline)
