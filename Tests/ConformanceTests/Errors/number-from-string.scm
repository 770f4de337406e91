(define n (string->number "12x"))
(+ n 1)
