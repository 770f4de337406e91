; A named let that counts to a hundred million: one comparison, two additions, a back-edge.
; prints: 100000000
; short: 100000000 => 1000000
(define (run n)
  (let loop ((i 0) (sum 0))
    (if (< i n)
        (loop (+ i 1) (+ sum 1))
        sum)))

(display (run 100000000))
(newline)
