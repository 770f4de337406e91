(define (second lst) (cadr lst))
(second '(1))
