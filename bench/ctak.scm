; Takeuchi's function with every result passed through a continuation, 20 times: capture and one throw each.
; prints: 7
; short: (repeat 20 0) => (repeat 1 0)
(define (ctak x y z)
  (call-with-current-continuation
    (lambda (k) (ctak-to k x y z))))

(define (ctak-to k x y z)
  (if (not (< y x))
      (k z)
      (call-with-current-continuation
        (lambda (k)
          (ctak-to
            k
            (call-with-current-continuation (lambda (k) (ctak-to k (- x 1) y z)))
            (call-with-current-continuation (lambda (k) (ctak-to k (- y 1) z x)))
            (call-with-current-continuation (lambda (k) (ctak-to k (- z 1) x y))))))))

(define (repeat n result)
  (if (= n 0)
      result
      (repeat (- n 1) (ctak 18 12 6))))

(display (repeat 20 0))
(newline)
