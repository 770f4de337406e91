;; R7RS 6.2.6: integer division, gcd and lcm, with the examples of the text. Flonums without fraction are integers.
(define-syntax both
  (syntax-rules () ((_ e) (call-with-values (lambda () e) list))))
(both (floor/ 5 2)) ; => (2 1)
(both (floor/ -5 2)) ; => (-3 1)
(both (floor/ 5 -2)) ; => (-3 -1)
(both (floor/ -5 -2)) ; => (2 -1)
(both (truncate/ 5 2)) ; => (2 1)
(both (truncate/ -5 2)) ; => (-2 -1)
(both (truncate/ 5 -2)) ; => (-2 1)
(both (truncate/ -5 -2)) ; => (2 -1)
(both (truncate/ -5.0 2)) ; => (-2.0 -1.0)
(both (floor/ -5.0 2)) ; => (-3.0 1.0)
(both (floor/ 5 -2.0)) ; => (-3.0 -1.0)
(both (floor/ (- (expt 10 20)) 3)) ; => (-33333333333333333334 2)
(both (truncate/ (- (expt 10 20)) 3)) ; => (-33333333333333333333 -1)
(both (floor/ 7 (expt 10 20))) ; => (0 7)
(both (floor/ -7 (expt 10 20))) ; => (-1 99999999999999999993)
(floor-quotient 7 -2) ; => -4
(floor-remainder 7 -2) ; => -1
(truncate-quotient 7 -2) ; => -3
(truncate-remainder 7 -2) ; => 1
(quotient -7 2) ; => -3
(remainder -7 2) ; => -1
(modulo -7 2) ; => 1
(modulo 7 -2.0) ; => -1.0
(quotient 7.0 2) ; => 3.0
(remainder 1e20 7) ; => 2.0
(modulo -1e20 7) ; => 5.0
(quotient (expt 10 20) 1e10) ; => 1e10
(modulo 0 5) ; => 0
(modulo 5 5.0) ; => 0.0
(quotient -2305843009213693952 -1) ; => 2305843009213693952
(floor-quotient -2305843009213693952 -1) ; => 2305843009213693952

(gcd 32 -36) ; => 4
(gcd) ; => 0
(gcd -5) ; => 5
(gcd 0 0) ; => 0
(gcd 12 18 27) ; => 3
(gcd 32.0 -36) ; => 4.0
(gcd (expt 2 100) (expt 6 50)) ; => 1125899906842624
(gcd 0 -2305843009213693952) ; => 2305843009213693952
(lcm 32 -36) ; => 288
(lcm 32.0 -36) ; => 288.0
(lcm) ; => 1
(lcm -7) ; => 7
(lcm 2 3 4) ; => 12
(lcm 0 5) ; => 0
(lcm 2 0.0) ; => 0.0
(lcm (expt 2 70) 3) ; => 3541774862152233910272

;; Errors.
(floor/ 1 0) ; error: floor/: division by zero
(floor/ 1.5 2) ; error: floor/: argument 1 (n1) must be an integer, got 1.5
(floor/ 1 +i) ; error: floor/: argument 2 (n2) must be an integer, got +i
(truncate/ 1 0.0) ; error: truncate/: division by zero
(truncate/ 'a 2) ; error: truncate/: argument 1 (n1) must be an integer
(floor-quotient 5 0) ; error: floor-quotient: division by zero
(floor-quotient 1/2 1) ; error: floor-quotient: argument 1 (n1) must be an integer
(floor-remainder 5 0) ; error: floor-remainder: division by zero
(floor-remainder 5 "2") ; error: floor-remainder: argument 2 (n2) must be an integer
(truncate-quotient 5 0) ; error: truncate-quotient: division by zero
(truncate-quotient +inf.0 2) ; error: truncate-quotient: argument 1 (n1) must be an integer
(truncate-remainder 5 0) ; error: truncate-remainder: division by zero
(truncate-remainder 5 +nan.0) ; error: truncate-remainder: argument 2 (n2) must be an integer
(quotient 5 0) ; error: quotient: division by zero
(quotient +i 1) ; error: quotient: argument 1 (n1) must be an integer, got +i
(remainder 5.0 0) ; error: remainder: division by zero
(remainder 5 2/3) ; error: remainder: argument 2 (n2) must be an integer
(modulo 5 0) ; error: modulo: division by zero
(modulo 'a 0) ; error: modulo: argument 1 (n1) must be an integer
(modulo 5) ; error: modulo: takes 2 arguments
(gcd 1.5) ; error: gcd: argument 1 must be an integer
(gcd 2 +2i) ; error: gcd: argument 2 must be an integer
(lcm 1 'a) ; error: lcm: argument 2 must be an integer
(lcm +inf.0) ; error: lcm: argument 1 must be an integer
