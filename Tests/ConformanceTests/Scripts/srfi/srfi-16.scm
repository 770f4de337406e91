(import (srfi 16))
(define plus (case-lambda (() 0) ((x) x) ((x y) (+ x y)) ((x y z) (+ (+ x y) z)) (args (apply + args))))
(list (plus) (plus 1) (plus 1 2) (plus 1 2 3) (plus 1 2 3 4)) ; => (0 1 3 6 10)
((case-lambda ((a) a) ((a b) (* a b))) 2 3) ; => 6
((case-lambda ((a . rest) rest) (all all)) 1 2) ; => (2)
((case-lambda ((a . rest) rest) (all all))) ; => ()
((case-lambda ((a) a) ((a b) (* a b))) 1 2 3) ; error: takes 1 or 2 arguments, called with 3
(case-lambda (a)) ; syntax-error: case-lambda
