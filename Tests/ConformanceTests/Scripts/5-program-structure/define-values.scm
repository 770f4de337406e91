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
(define-values (one) 1)
one ; => 1
(define-values (h t . r) (values 1 2))
(list h t r) ; => (1 2 ())
(let () (define-values (a . b) (values 1 2 3)) (define-values c (values)) (list a b c)) ; => (1 (2 3) ())
(define-values (x y) (values y x))
(list x y) ; => (1 4)
(define (use) (define-values (a b) (values 1 2)) (define (sum) (+ a b)) (sum))
(use) ; => 3
(let () (define-values (a a) (values 1 2)) a) ; syntax-error: 
(define-values (1) 2) ; syntax-error: must be an identifier
(define-values (a b)) ; syntax-error: define-values
(define-values (a b) (values 1 2 3)) ; error: 
(let () (define-values (a b) (values 1)) a) ; error: 
