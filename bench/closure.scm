; Ten million closures over a variable that they change, each called three times.
; prints: 50000055000000
; short: 10000000 => 200000
(define (make-counter n)
  (lambda (step)
    (set! n (+ n step))
    n))

(define (run k)
  (let loop ((i 0) (sum 0))
    (if (< i k)
        (let ((counter (make-counter i)))
          (counter 1)
          (counter 2)
          (loop (+ i 1) (+ sum (counter 3))))
        sum)))

(display (run 10000000))
(newline)
