(define (f x)
  (define y (* x 2)))
(f 1)
