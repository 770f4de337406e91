(define v (vector 1 2 3))
(define middle (/ (vector-length v) 2))
(vector-ref v middle)
