(define (average a b)
  (/ (+ a b) 2))
(display (5 (average 3 4)))
