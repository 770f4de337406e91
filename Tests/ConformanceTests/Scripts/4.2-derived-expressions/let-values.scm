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
