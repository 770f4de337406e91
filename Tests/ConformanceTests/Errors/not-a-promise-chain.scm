(define (compute) (string->number 42))
(define p (delay (compute)))
(+ 1 (force p))
