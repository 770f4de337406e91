(define lst (cons 1 2 3))
