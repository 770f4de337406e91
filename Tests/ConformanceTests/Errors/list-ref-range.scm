(define lst '(a b c))
(list-ref lst 3)
