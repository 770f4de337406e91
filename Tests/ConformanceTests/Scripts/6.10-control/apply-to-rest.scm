; A rest parameter is a new list, also when apply gives it all of one (R7RS 4.1.4).
(define (all . rest) rest)
(define (two a b . rest) (list a b rest))
(define l (list 1 2 3 4))
(apply all l) ; => (1 2 3 4)
(eq? (apply all l) l) ; => #f
(let ((copy (apply all l))) (set-car! copy 'x) (set-cdr! (cdr copy) '()) (list copy l)) ; => ((x 2) (1 2 3 4))
(apply two l) ; => (1 2 (3 4))
(apply two 'a l) ; => (a 1 (2 3 4))
(apply two 'a 'b l) ; => (a b (1 2 3 4))
(apply two 'a 'b 'c l) ; => (a b (c 1 2 3 4))
(apply two '(1 2)) ; => (1 2 ())
(apply all '()) ; => ()
(apply all 1 '()) ; => (1)
(apply two '(1)) ; error: takes at least 2 arguments, called with 1
(apply all 5) ; error: apply: the last argument must be a proper list, got 5
(apply all '(1 2 . 3)) ; error: apply: the last argument must be a proper list
(define circle (list 1 2))
(set-cdr! (cdr circle) circle)
(apply all circle) ; error: apply: the last argument must be a proper list
(length (apply all (make-list 5000 0))) ; => 5000
(define (down . l) (if (null? l) 'done (apply down (cdr l))))
(apply down (make-list 100 0)) ; => done
((lambda (f) (apply f 1 2 l)) (lambda (a . r) (list a r))) ; => (1 (2 1 2 3 4))
(apply (case-lambda ((a) 'one) ((a . r) (list a r))) l) ; => (1 (2 3 4))
