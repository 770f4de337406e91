;; R7RS 5.3.3.
(define-values (x y) (exact-integer-sqrt 17))
(list x y) ; => (4 1)
(define-values (a . rest) (values 1 2 3))
(list a rest) ; => (1 (2 3))
(define-values all (values 1 2))
all ; => (1 2)
(let () (define-values (x y) (values 1 2)) (+ x y)) ; => 3
(let () (define-values (a b) (values 1 2)) (define c (+ a b)) (set! a 10) (list a b c)) ; => (10 2 3)
(define-values () (values))
(define-values (p q) (values 1)) ; error: 
