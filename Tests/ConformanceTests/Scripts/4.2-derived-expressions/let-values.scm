;; R7RS 4.2.2.
(let-values (((root rem) (exact-integer-sqrt 32))) (* root rem)) ; => 35
(let-values (((a b) (values 1 2)) ((c) (values 3))) (list a b c)) ; => (1 2 3)
(let-values (((a . rest) (values 1 2 3))) (list a rest)) ; => (1 (2 3))
(let-values ((all (values 1 2 3))) all) ; => (1 2 3)
(let-values ((() (values))) 'none) ; => none
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ; => (x y a b)
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let*-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ; => (x y x y)
(let*-values (((a) (values 1)) ((b) (values (+ a 1)))) b) ; => 2
(let-values (((a b) (values 1))) a) ; error: 
(let-values (((a) (values 1 2))) a) ; error: 
(let-values () 'none) ; => none
(let*-values () 'none) ; => none
(let-values (((a b . c) (values 1 2 3 4)) (d (values 5 6)) ((e) 7)) (list a b c d e)) ; => (1 2 (3 4) (5 6) 7)
(let*-values (((a b) (values 1 2)) ((a b) (values b a))) (list a b)) ; => (2 1)
(let-values (((a) (values 1))) (define b (+ a 1)) (list a b)) ; => (1 2)
(let-values (((a b) (values 1 2))) (set! a 10) (list a b)) ; => (10 2)
(let-values (((a b) (call/cc (lambda (k) (k 1 2))))) (list a b)) ; => (1 2)
(let-values (((a) (values 1)) ((a) (values 2))) a) ; syntax-error: bound twice
(let-values (((a . a) (values 1))) a) ; syntax-error: bound twice
(let-values ((a) 1) a) ; syntax-error: let-values: expected a clause
(let-values a) ; syntax-error: let-values
(let*-values (((a) (values))) a) ; error: 
