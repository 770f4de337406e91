(define (f 1) 1)
