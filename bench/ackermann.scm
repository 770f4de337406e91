; Ackermann's function of 2 and 9 300 times and of 3 and 9: calls in a tail position whose argument is a deep call.
; prints: 10393
; short: (ackermann 3 9) => (ackermann 3 4)
(define (ackermann m n)
  (cond ((= m 0) (+ n 1))
        ((= n 0) (ackermann (- m 1) 1))
        (else (ackermann (- m 1) (ackermann m (- n 1))))))

(define (repeat times sum)
  (if (= times 0)
      sum
      (repeat (- times 1) (+ sum (ackermann 2 9)))))

(display (+ (repeat 300 0) (ackermann 3 9)))
(newline)
