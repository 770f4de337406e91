(define 5 x)
