(define (sum lst)
  (+ (car lst) (sum (cdr lst))))
(sum '(1 2 3))
