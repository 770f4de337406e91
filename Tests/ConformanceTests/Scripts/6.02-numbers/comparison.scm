;; R7RS 6.2.6: = < > <= >= max min. Exact and inexact numbers are compared by their exact values.
(=) ; => #t
(= 1) ; => #t
(= 1 1.0 1+0i) ; => #t
(= 1 2 1) ; => #f
(= 1/3 .3333333333333333) ; => #f
(= 1/2 0.5) ; => #t
(= 0.0 -0.0) ; => #t
(= +nan.0 +nan.0) ; => #f
(= +inf.0 +inf.0) ; => #t
(= 1+i 1+i) ; => #t
(= 1+i 1.0+1.0i 1+i) ; => #t
(= 1+i 1-i) ; => #f
(= 1 1+i) ; => #f
(= 1 1.0+0.0i) ; => #t
(= (expt 10 30) 1e30) ; => #f
(= 9007199254740992 9007199254740992.0) ; => #t
(= 9007199254740993 9007199254740992.0) ; => #f
(< 9007199254740992.0 9007199254740993) ; => #t
(<) ; => #t
(< 1) ; => #t
(< 1 2 2) ; => #f
(< 1 3/2 2.0) ; => #t
(> 2.5 2 3/2) ; => #t
(> 1 1) ; => #f
(<= 1 1.0 2) ; => #t
(<= 2 1) ; => #f
(>= 2 2.0 1/2) ; => #t
(>= 1 2) ; => #f
(< -inf.0 (- (expt 10 400))) ; => #t
(< (expt 10 400) +inf.0) ; => #t
(> (expt 10 400) 1e308) ; => #t
(< 1/3 (exact 0.33333333333333337)) ; => #t
(< 0 1e-320 1/10) ; => #t
(list (< +nan.0 1) (> +nan.0 1) (<= +nan.0 1) (>= +nan.0 1) (= +nan.0 1)) ; => (#f #f #f #f #f)
(list (< 1 +nan.0) (<= 1/2 +nan.0) (>= (expt 10 30) +nan.0)) ; => (#f #f #f)

;; Transitive where conversion to flonums would not be.
(define a 9007199254740992)
(define b 9007199254740992.0)
(define c 9007199254740993)
(list (= a b) (= b c) (= a c)) ; => (#t #f #f)
(list (< a c) (< b c) (<= c b)) ; => (#t #t #f)

(max 3 4) ; => 4
(max 3.9 4) ; => 4.0
(max 1) ; => 1
(max 1/2 1/3) ; => 1/2
(max 1 2.0 3) ; => 3.0
(max -0.0 -1) ; => -0.0
(min 3 4) ; => 3
(min 4 3.5 5) ; => 3.5
(min 1 2.0) ; => 1.0
(max +inf.0 1) ; => +inf.0
(min -inf.0 (- (expt 10 400))) ; => -inf.0
(max +nan.0 1) ; => +nan.0
(max 1 +nan.0) ; => +nan.0
(min 1/2 +nan.0 0) ; => +nan.0

;; Errors, also of arguments behind the one that decides.
(= 1 'a) ; error: =: argument 2 must be a number, got a
(= 'a) ; error: =: argument 1 must be a number
(= 1 2 'a) ; error: =: argument 3 must be a number
(< 1 +i) ; error: <: argument 2 must be a real number, got +i
(< 1+i) ; error: <: argument 1 must be a real number, got 1+i
(< 2 1 "x") ; error: <: argument 3 must be a real number
(> +i 1) ; error: >: argument 1 must be a real number, got +i
(> 1 'a) ; error: >: argument 2 must be a real number, got a
(define (above? x y) (> x y))
(above? 'a 1) ; error: >: argument 1 must be a real number, got a
(above? 1.0 +i) ; error: >: argument 2 must be a real number, got +i
(if (> 'a 1) 1 2) ; error: >: argument 1 must be a real number, got a
(<= +i 1) ; error: <=: argument 1 must be a real number
(>= 1 +i) ; error: >=: argument 2 must be a real number, got +i
(>= 'a 1) ; error: >=: argument 1 must be a real number, got a
(max 1 +i) ; error: max: argument 2 must be a real number
(max 'a) ; error: max: argument 1 (x1) must be a real number
(max) ; error: max: takes at least 1 argument
(min 1.0+i 2) ; error: min: argument 1 (x1) must be a real number
(min 1 2 #\a) ; error: min: argument 3 must be a real number
