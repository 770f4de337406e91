(define (both a b) (apply and (list a b)))
(both #t #f)
