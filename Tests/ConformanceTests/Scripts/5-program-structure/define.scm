;; R7RS 5.3.
(define add3 (lambda (x) (+ x 3)))
(add3 3) ; => 6
(define first car)
(first '(1 2)) ; => 1
(define (opt a . rest) (list a rest))
(opt 1) ; => (1 ())
(opt 1 2 3) ; => (1 (2 3))
(define (all . args) args)
(all) ; => ()
(define x 1)
(define x (+ x 1))
x ; => 2
(define (f) (g))
(define (g) 'late)
(f) ; => late
(define (g) 'redefined)
(f) ; => redefined
(let ((x 5)) (define foo (lambda (y) (bar x y))) (define bar (lambda (a b) (+ (* a b) a))) (foo (+ x 3))) ; => 45
(let () (define (even? n) (or (= n 0) (odd? (- n 1)))) (define (odd? n) (and (> n 0) (even? (- n 1)))) (even? 10)) ; => #t
(define (h) (define a 1) (define b (+ a 1)) (* a b))
(h) ; => 2
(let () (define a 1) (set! a 2) (define b a) b) ; => 2
((lambda () (define a b) (define b 1) a)) ; error: b
(define) ; syntax-error: define
(define 5 1) ; syntax-error: define
(define "x" 1) ; syntax-error: define
(let () (define a 1)) ; syntax-error: 
(let () (define a 1) (define (f) a) (set! a 2) (f)) ; => 2
(let ((x 1)) (define x 2) x) ; => 2
(define (deep) (define (a) (define (b) 'b) (b)) (a))
(deep) ; => b
(let () 1 (define z 2) z) ; => 2
(define (with-begin) (begin (define a 1)) (begin (define b 2)) (+ a b))
(with-begin) ; => 3
(let () (define a 1) (define a 2) a) ; syntax-error: a is defined twice
(let () (define a (lambda () b)) (define b 5) (a)) ; => 5
(let () (define a b) (define b 5) a) ; error: b
(define (f x) (define x 5) x)
(f 1) ; => 5
(if #t (define q 1)) ; syntax-error: define: a definition is allowed
(define x 1 2) ; syntax-error: define
(define (f)) ; syntax-error: define: the procedure has no body
(define (5 x) x) ; syntax-error: define
(define (f x x) x) ; syntax-error: bound twice
(define . x) ; syntax-error: 
