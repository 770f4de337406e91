(define lst (list 1 2 3))
(display (lst 0))
