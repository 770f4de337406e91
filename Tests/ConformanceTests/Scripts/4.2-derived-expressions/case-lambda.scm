;; R7RS 4.2.9.
(define range
  (case-lambda
    ((e) (range 0 e))
    ((b e) (do ((r '() (cons e r)) (e (- e 1) (- e 1))) ((< e b) r)))))
(range 3) ; => (0 1 2)
(range 3 5) ; => (3 4)
(define f (case-lambda (() 'none) ((x) (list 'one x)) ((x . rest) (list 'more x rest)) (all all)))
(f) ; => none
(f 1) ; => (one 1)
(f 1 2 3) ; => (more 1 (2 3))
(apply f '(1 2)) ; => (more 1 (2))
((case-lambda ((a b) 2) (args (length args))) 1 2 3) ; => 3
((case-lambda ((a) 1) ((a b) 2)) 1 2 3) ; error: 
(procedure? f) ; => #t
(map (case-lambda ((x) (* x 10)) ((x y) (+ x y))) '(1 2)) ; => (10 20)
(let ((n 5)) (define g (case-lambda (() n) ((v) (set! n v)))) (g 6) (g)) ; => 6
(define plus (case-lambda (() 0) ((x) x) ((x y) (+ x y)) ((x y . rest) (apply plus (+ x y) rest))))
(list (plus) (plus 1) (plus 1 2) (plus 1 2 3 4)) ; => (0 1 3 10)
((case-lambda ((a . rest) rest) (() 'none))) ; => none
((case-lambda (args args)) 1 2) ; => (1 2)
((case-lambda ((x) (define y 1) (+ x y)))  2) ; => 3
(range) ; error: range: takes 1 or 2 arguments, called with none: (range e), (range b e)
(range 1 2 3) ; error: range: takes 1 or 2 arguments, called with 3
((case-lambda ((a) 1) ((a b . c) 2))) ; error: procedure: takes 1 or at least 2 arguments, called with none
((case-lambda)) ; error: no clauses
(case-lambda ((a a) 1)) ; syntax-error: bound twice
(case-lambda 5) ; syntax-error: case-lambda: expected a clause
