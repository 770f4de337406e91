(define (second x) (car (cdr x)))
(define (use x) (+ (second x) 1))
(define (car x) (vector-ref x 0))
(use '(1 2))
