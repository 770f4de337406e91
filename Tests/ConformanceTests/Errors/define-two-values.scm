(define x 1 2)
