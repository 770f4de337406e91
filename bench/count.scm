; A million calls deep and back, 20 times: the cost of a deep stack. Lua cannot go this deep.
; prints: 1000000
; short: (count 1000000) => (count 20000)
(define (count n)
  (if (= n 0)
      0
      (+ 1 (count (- n 1)))))

(define (repeat n result)
  (if (= n 0)
      result
      (repeat (- n 1) (count 1000000))))

(display (repeat 20 0))
(newline)
