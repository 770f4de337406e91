(define (f lst) (vector-ref lst))
(f (vector 1 2))
