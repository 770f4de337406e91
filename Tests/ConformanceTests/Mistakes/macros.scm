(import (scheme base))
(define-syntax my-or
  (syntax-rules ()
    ((_) #f)
    ((_ e) e)
    ((_ e r ...) (let ((t e)) (if t t (my-or r ...))))))
(define-syntax define-getter
  (syntax-rules () ((_ name value) (define (name) value))))
(define-getter answer 42)
(define t 5)
(my-or #f t (answer))
(my-or . 5)
(answer 1)
