(define p (cons 1 2))
(length p)
