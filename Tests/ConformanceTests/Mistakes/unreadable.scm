(define x 1)
(undefined-before-the-end)
(define (f
