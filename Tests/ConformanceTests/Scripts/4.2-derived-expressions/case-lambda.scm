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
