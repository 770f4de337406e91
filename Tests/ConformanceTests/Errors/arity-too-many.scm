(define (sq x) (* x x))
(sq 3 4)
