(define (outer)
  (define (helper x) (* x 2))
  (helper 1))
(helper 3)
