(define (f a . b) b)
(f 1 . 2)
