;; Two operations that are compiled to one: every combination, with every kind of number, past every range.
(import (scheme base) (scheme write))
(define (f a b c)
  (list (+ c (* a b)) (+ (* a b) c) (- (* a b) c) (- c (* a b)) (+ (+ a b) c) (+ c (+ a b)) (+ (- a b) c) (+ c (- a b))
        (* (* a b) c) (* c (* a b)) (+ a b c) (* a b c) (- a b c)))
(f 2 3 5) ; => (11 11 1 -1 10 10 4 4 30 30 10 30 -6)
(f 2. 3. 5.) ; => (11.0 11.0 1.0 -1.0 10.0 10.0 4.0 4.0 30.0 30.0 10.0 30.0 -6.0)
(f 2 3. 5) ; => (11.0 11.0 1.0 -1.0 10.0 10.0 4.0 4.0 30.0 30.0 10.0 30.0 -6.0)
(f 1/2 3 5) ; => (13/2 13/2 -7/2 7/2 17/2 17/2 5/2 5/2 15/2 15/2 17/2 15/2 -15/2)
(f -7 0 4) ; => (4 4 -4 4 -3 -3 -3 -3 0 0 -3 0 -11)
(define (g a b c) (list (+ c (/ a b)) (+ (/ a b) c)))
(list (g 1. 2. 3.) (g 1 2 3) (g 6 2 3.) (g 1. 0. 5.)) ; => ((3.5 3.5) (7/2 7/2) (6.0 6.0) (+inf.0 +inf.0))
(g 1 0 5) ; error: /: division by zero

;; Out of the range of small integers in the first operation, in the second, and back in.
(define most (- (expt 2 61) 1))
(define least (- (expt 2 61)))
(define half (expt 2 31))
(equal? (f most 2 1) (list (+ 1 (expt 2 62) -2) (+ 1 (expt 2 62) -2) (- (expt 2 62) 3) (- 3 (expt 2 62)) (+ most 3) (+ most 3) (- most 1) (- most 1) (- (expt 2 62) 2) (- (expt 2 62) 2) (+ most 3) (- (expt 2 62) 2) (- most 3))) ; => #t
(list (= (+ (* half half) least) (+ (expt 2 62) least)) (= (- (* half half) most) (+ 1 (expt 2 61))) (= (- least (* half half)) (- (* 3 (expt 2 61))))) ; => (#t #t #t)
(list (= (+ (+ most 1) -1) most) (= (+ most 1 -1) most) (= (+ (- least 1) 1) least) (= (* half half 0) 0) (= (* most -1 1) (- most))) ; => (#t #t #t #t #t)
(define (h a b c) (list (+ (+ a b) c) (+ (- a b) c) (* a b c) (+ (* a b) c)))
(map (lambda (x y) (= x y)) (h most 1 -1) (list most (- most 2) (- most) (- most 1))) ; => (#t #t #t #t)
(map (lambda (x y) (= x y)) (h least -1 1) (list least (+ least 2) (expt 2 61) (+ (expt 2 61) 1))) ; => (#t #t #t #t)

;; Each operation is rounded by itself, as two are; results of an unusual size.
(- (* 1.0000000000000002 1.0000000000000002) 1.0000000000000004) ; => 0.0
(let ((a .1) (b .2) (c .3)) (list (+ (+ a b) c) (+ a (+ b c)) (- (* a b) .02))) ; => (0.6000000000000001 0.6 3.469446951953614e-18)
(let ((a 1e200)) (list (+ (* a a) 1.) (- (* a 1e-200) 1.) (- 1. (* a a)) (* a a 1e-200))) ; => (+inf.0 0.0 -inf.0 +inf.0)
(let ((a 1e200)) (list (+ (* a .5) a) (- (* a 2.) a) (+ (- a a) 2.) (* 1e-200 1e-100 1e300))) ; => (1.5e200 1e200 2.0 1.0)

;; Errors name the operation that failed.
(f 'a 1 2) ; error: *: argument 1 must be a number, got a
(+ (* 2 3) 'b) ; error: +: argument 2 must be a number, got b
(let ((x "s")) (- x (* 2 3))) ; error: -: argument 1 (z1) must be a number, got "s"

;; The order of evaluation is what it was, and assignments are seen.
(let ((x 1)) (+ (begin (set! x 10) x) (* x 2))) ; => 30
(let ((x 1)) (+ x (* x (begin (set! x 5) 2)))) ; => 3
(let* ((x 1) (next (lambda () (set! x (+ x 1)) x))) (- (next) (* (next) (next)))) ; => -10

;; Redefinition of either.
(define (p a b c) (+ c (* a b)))
(define (q a b c) (+ a b c))
(list (p 2 3 4) (q 1 2 3)) ; => (10 6)
(define old* *)
(set! * (lambda l (apply old* 10 l)))
(list (p 2 3 4) (p 2. 3. 4.) (q 1 2 3)) ; => (64 64.0 6)
(define old+ +)
(set! + (lambda l (cons 'sum l)))
(list (p 2 3 4) (q 1 2 3)) ; => ((sum 4 60) (sum 1 2 3))
(set! * old*)
(p 2 3 4) ; => (sum 4 6)
