(define (f x)
  (if (> x 0)))
(f 1)
