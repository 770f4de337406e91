; Two thousand digits of pi, one by one, by Gibbons's unbounded spigot: products and quotients of big integers of like size.
; prints: 4780275900
(define (run count)
  (let loop ((q 1) (r 0) (t 1) (k 1) (n 3) (l 3) (left count) (last 0))
    (cond ((= left 0) last)
          ((< (- (+ (* 4 q) r) t) (* n t))
           (loop (* q 10)
                 (* 10 (- r (* n t)))
                 t
                 k
                 (- (quotient (* 10 (+ (* 3 q) r)) t) (* 10 n))
                 l
                 (- left 1)
                 (modulo (+ (* last 10) n) 10000000000)))
          (else
           (loop (* q k)
                 (* (+ (* 2 q) r) l)
                 (* t l)
                 (+ k 1)
                 (quotient (+ (* q (+ (* 7 k) 2)) (* r l)) (* t l))
                 (+ l 2)
                 left
                 last)))))

(display (run 2000))
(newline)
