(define (first items) (vector-ref items 0))
(first '(1 2 3))
