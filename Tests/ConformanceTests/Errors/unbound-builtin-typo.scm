(define v (vector 1 2 3))
(display (vector-lenght v))
