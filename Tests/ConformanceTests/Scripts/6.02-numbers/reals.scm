;; R7RS 6.2: flonums, and mixing them with exact numbers.
(+ 1 0.5) ; => 1.5
(* 2 0.5) ; => 1.0
(/ 1.0 4) ; => 0.25
(- 0.5) ; => -0.5
(= 1 1.0) ; => #t
(< 1 1.5) ; => #t
(max 1 2.0) ; => 2.0
(max 3 2.0) ; => 3.0
(sqrt 16) ; => 4
(sqrt 2.25) ; => 1.5
(exact (floor 2.5)) ; => 2
(floor -4.3) ; => -5.0
(ceiling -4.3) ; => -4.0
(truncate -4.3) ; => -4.0
(round -4.3) ; => -4.0
(round 3.5) ; => 4.0
(round 2.5) ; => 2.0
(round 7) ; => 7
(exact 2.0) ; => 2
(inexact 2) ; => 2.0
(exp 0) ; => 1
(log 1) ; => 0
(sin 0) ; => 0
(atan 1 1) ; => 0.7853981633974483
(expt 2.0 3) ; => 8.0
(expt 2 0.5) ; => 1.4142135623730951
(number->string 3.14) ; => "3.14"
(number->string 100.0) ; => "100.0"
(nan? +nan.0) ; => #t
(infinite? -inf.0) ; => #t
(finite? 1.0) ; => #t
(/ 1.0 0.0) ; => +inf.0
(- (/ 1.0 0.0)) ; => -inf.0
(= +nan.0 +nan.0) ; => #f
(number? 1.5) ; => #t
(integer? 3.0) ; => #t
(integer? 3.5) ; => #f
(rational? +inf.0) ; => #f
(real? 1.5) ; => #t
(exact? 1.0) ; => #f
(inexact? 1.0) ; => #t
(exact-integer? 5.0) ; => #f
(zero? -0.0) ; => #t
(/ 1 0) ; error: 
(exact +nan.0) ; error: exact
