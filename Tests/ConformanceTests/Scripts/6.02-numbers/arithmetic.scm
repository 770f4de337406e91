;; R7RS 6.2.6: + - * / abs, numbers of all kinds mixed, with the examples of the text.
(+ 3 4) ; => 7
(+ 3) ; => 3
(+) ; => 0
(* 4) ; => 4
(*) ; => 1
(- 3 4) ; => -1
(- 3 4 5) ; => -6
(- 3) ; => -3
(/ 3 4 5) ; => 3/20
(/ 3) ; => 1/3
(abs -7) ; => 7
(abs -1/2) ; => 1/2
(abs -0.0) ; => 0.0
(abs -inf.0) ; => +inf.0
(abs (- (expt 10 20))) ; => 100000000000000000000
(square 42) ; => 1764
(square 2.0) ; => 4.0
(square 1/2) ; => 1/4
(square 1+2i) ; => -3+4i
(1+ 1/2) ; => 3/2
(-1+ +i) ; => -1+i
(+ 1/2 0.5) ; => 1.0
(+ 1 2.5 1/2 +i) ; => 4.0+1.0i
(- 1/2 1/3) ; => 1/6
(* 1/2 4) ; => 2
(* 1.5 1/3) ; => 0.5
(/ 0 5) ; => 0
(/ 0.0 5) ; => 0.0
(/ 1 0.0) ; => +inf.0
(/ -1 0.0) ; => -inf.0
(/ 1 -0.0) ; => -inf.0
(/ 0 0.0) ; => +nan.0
(/ 0.0) ; => +inf.0
(- 0.0) ; => -0.0
(+ -0.0 -0.0) ; => -0.0
(* 1e200 1e200) ; => +inf.0
(- +inf.0 +inf.0) ; => +nan.0
(/ (expt 10 30) (expt 10 28)) ; => 100
(/ 6 -4) ; => -3/2
(/ -1 -3) ; => 1/3
(/ -2305843009213693952 -1) ; => 2305843009213693952
(+ (expt 10 20) 1/2) ; => 200000000000000000001/2
(* (expt 2 70) (/ (expt 2 70))) ; => 1

;; Errors.
(+ 'a 1) ; error: +: argument 1 must be a number, got a
(+ 1 "2") ; error: +: argument 2 must be a number
(+ +i #t) ; error: +: argument 2 must be a number
(- 'a) ; error: -: argument 1 (z1) must be a number
(- 1 'a) ; error: -: argument 2 must be a number
(-) ; error: -: takes at least 1 argument
(* 1/2 'a) ; error: *: argument 2 must be a number
(* 'a +i) ; error: *: argument 1 must be a number
(/ 'a) ; error: /: argument 1 (z1) must be a number
(/ 1.5 'a) ; error: /: argument 2 must be a number
(/ +i 'a) ; error: /: argument 2 must be a number
(/ 0) ; error: /: division by zero
(/ 5 0) ; error: /: division by zero
(/ 1.5 0) ; error: /: division by zero
(/ 1+i 0) ; error: /: division by zero
(/) ; error: /: takes at least 1 argument
(abs 'a) ; error: abs: argument 1 (x) must be a real number, got a
(abs 3+4i) ; error: abs: argument 1 (x) must be a real number, got 3+4i
(square "x") ; error: square: argument 1 (z) must be a number
(1+ 'a) ; error: 1+: argument 1 (z) must be a number
