(import (srfi 11))
(let-values (((a b . c) (values 1 2 3 4))) (list a b c)) ; => (1 2 (3 4))
(let-values (((root rest) (exact-integer-sqrt 32)) (all (values 1 2))) (list root rest all)) ; => (5 7 (1 2))
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ; => (x y a b)
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let*-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ; => (x y x y)
(let-values () (define x 1) x) ; => 1
(let*-values () 2) ; => 2
(let-values (((a) (values 1 2))) a) ; error: 1 value is wanted here, the expression has 2
(let-values (((a a) (values 1 2))) a) ; syntax-error: the variable a is bound twice here
