;; R7RS 6.2.6: sqrt, exact-integer-sqrt and expt: exact for exact arguments where the result is rational.
(define-syntax both
  (syntax-rules () ((_ e) (call-with-values (lambda () e) list))))
(sqrt 9) ; => 3
(sqrt -1) ; => +i
(sqrt -4) ; => +2i
(sqrt 16.0) ; => 4.0
(sqrt 2) ; => 1.4142135623730951
(sqrt -2.0) ; => +1.4142135623730951i
(sqrt -2) ; => +1.4142135623730951i
(sqrt 1/4) ; => 1/2
(sqrt -9/4) ; => +3/2i
(sqrt 0) ; => 0
(sqrt -0.0) ; => -0.0
(sqrt +inf.0) ; => +inf.0
(sqrt -inf.0) ; => +inf.0i
(sqrt +nan.0) ; => +nan.0
(sqrt 3+4i) ; => 2+i
(sqrt -3-4i) ; => 1-2i
(sqrt +2i) ; => 1+i
(sqrt 3.0+4.0i) ; => 2.0+1.0i
(sqrt -4.0+0.0i) ; => +2.0i
(sqrt -4.0-0.0i) ; => 0.0-2.0i
(sqrt 1e300+1e300i) ; => 1.09868411346781e150+4.550898605622274e149i
(sqrt (expt 10 400)) ; => 100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
(sqrt (+ 1 (expt 10 400))) ; => 1e200
(sqrt (/ 1 (+ 1 (expt 10 400)))) ; => 1e-200

(both (exact-integer-sqrt 4)) ; => (2 0)
(both (exact-integer-sqrt 5)) ; => (2 1)
(both (exact-integer-sqrt 0)) ; => (0 0)
(both (exact-integer-sqrt 2305843009213693951)) ; => (1518500249 3000631950)
(both (exact-integer-sqrt (+ 17 (expt 10 60)))) ; => (1000000000000000000000000000000 17)
(both (exact-integer-sqrt (- (expt 10 60) 1))) ; => (999999999999999999999999999999 1999999999999999999999999999998)

(expt 0 0) ; => 1
(expt 0.0 0) ; => 1
(expt 0 0.0) ; => 1.0
(expt 0 5) ; => 0
(expt 0 2.5) ; => 0.0
(expt 0.0 2) ; => 0.0
(expt 0 1/2) ; => 0
(expt 0 1+i) ; => 0
(expt 0.0 1+i) ; => 0.0
(expt 0.0 -1) ; => +inf.0
(expt 2 100) ; => 1267650600228229401496703205376
(expt 2 -3) ; => 1/8
(expt -2 3) ; => -8
(expt 2/3 -2) ; => 9/4
(expt 1 (expt 10 30)) ; => 1
(expt -1 (+ 1 (expt 10 30))) ; => -1
(expt 2.5 2) ; => 6.25
(expt 2 0.5) ; => 1.4142135623730951
(expt 2.0 -1) ; => 0.5
(expt -8.0 3) ; => -512.0
(expt 8 1/3) ; => 2
(expt 8 -2/3) ; => 1/4
(expt 27/64 2/3) ; => 9/16
(expt 32 1/5) ; => 2
(expt (expt 7 90) 1/30) ; => 343
(expt (expt 10 300) 1/3) ; => 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
(exact? (expt (+ 1 (expt 10 300)) 1/3)) ; => #f
(expt 10 1/3) ; => 2.154434690031884
(expt 2 (/ 1 (expt 10 30))) ; => 1.0
(expt 4 1/2) ; => 2
(expt 4/9 -3/2) ; => 27/8
(expt -4 1/2) ; => +2i
(expt -4 3/2) ; => -8i
(expt -1 1/2) ; => +i
(expt 3+4i 1/2) ; => 2+i
(expt +i 2) ; => -1
(expt +i 3) ; => -i
(expt -i (+ 3 (expt 10 30))) ; => +i
(expt 1+i 10) ; => +32i
(expt 1+i -2) ; => -1/2i
(expt 1/2+i 0) ; => 1
(expt 1.0+2.0i 2) ; => -3.0+4.0i
(expt 2 +i) ; => 0.7692389013639721+0.6389612763136348i
(expt -1 0.5) ; => 6.123233995736766e-17+1.0i
(< 0.999999e100 (expt (expt 10 400) 0.25) 1.000001e100) ; => #t
(expt +inf.0 2) ; => +inf.0
(expt -inf.0 3) ; => -inf.0
(expt +nan.0 0) ; => 1

;; Errors.
(sqrt 'a) ; error: sqrt: argument 1 (z) must be a number, got a
(exact-integer-sqrt -1) ; error: exact-integer-sqrt: argument 1 (k) must be a non-negative exact integer, got -1
(exact-integer-sqrt 4.0) ; error: exact-integer-sqrt: argument 1 (k) must be an exact integer, got 4.0
(exact-integer-sqrt +i) ; error: exact-integer-sqrt: argument 1 (k) must be an exact integer
(expt 'a 2) ; error: expt: argument 1 (z1) must be a number
(expt 2 'a) ; error: expt: argument 2 (z2) must be a number
(expt 0 -1) ; error: expt: division by zero
(expt 0 -1/2) ; error: expt: division by zero
(expt 0 +i) ; error: expt: argument 2 (z2) must be a number with a positive real part for a base of 0
(expt 0.0 -1+i) ; error: expt: argument 2 (z2) must be a number with a positive real part
(expt 2 (expt 10 30)) ; error: memory
(expt 1+i (expt 10 30)) ; error: memory
