(import (srfi 39))
(define radix (make-parameter 10 (lambda (x) (if (exact-integer? x) x (error "invalid radix" x)))))
(define prompt (make-parameter "> "))
(radix) ; => 10
(parameterize ((radix 16) (prompt "$ ")) (list (radix) (prompt))) ; => (16 "$ ")
(list (radix) (prompt)) ; => (10 "> ")
(parameterize () (define x 1) x) ; => 1
(parameterize ((radix 8)) (parameterize ((radix 16)) (radix))) ; => 16
(parameterize ((radix "x")) 1) ; error: invalid radix
(make-parameter "x" (lambda (x) (if (integer? x) x (error "not an integer:" x)))) ; error: not an integer:
(parameterize ((5 1)) 1) ; error: 5 is not a parameter
