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
