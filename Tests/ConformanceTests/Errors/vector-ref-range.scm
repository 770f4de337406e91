(define (sum v)
  (let loop ((i 0) (total 0))
    (if (> i (vector-length v))
        total
        (loop (+ i 1) (+ total (vector-ref v i))))))
(sum (vector 1 2 3))
