;; R7RS 6.2.6: floor and its kin, numerator and denominator, rationalize, exact and inexact, with the examples of the text.
(map (lambda (f) (f -4.3)) (list floor ceiling truncate round)) ; => (-5.0 -4.0 -4.0 -4.0)
(map (lambda (f) (f 3.5)) (list floor ceiling truncate round)) ; => (3.0 4.0 3.0 4.0)
(round 7/2) ; => 4
(round 7) ; => 7
(map (lambda (f) (f -7/2)) (list floor ceiling truncate round)) ; => (-4 -3 -3 -4)
(map round '(1/2 3/2 5/2 -1/2 -3/2 7/3 8/3)) ; => (0 2 2 0 -2 2 3)
(map round '(0.5 1.5 2.5 -0.5 -1.5)) ; => (0.0 2.0 2.0 -0.0 -2.0)
(map floor '(+inf.0 -inf.0 +nan.0 -0.0 1e300)) ; => (+inf.0 -inf.0 +nan.0 -0.0 1e300)
(floor (/ (expt 10 30) 7)) ; => 142857142857142857142857142857
(ceiling (/ (expt 10 30) 7)) ; => 142857142857142857142857142858
(truncate -99999999999999999999/10) ; => -9999999999999999999
(round 0.49999999999999994) ; => 0.0
(round 4503599627370497.5) ; => 4503599627370498.0
(floor (expt 10 20)) ; => 100000000000000000000

(numerator (/ 6 4)) ; => 3
(denominator (/ 6 4)) ; => 2
(denominator (inexact (/ 6 4))) ; => 2.0
(numerator -0.75) ; => -3.0
(numerator 5) ; => 5
(denominator 0) ; => 1
(denominator 0.0) ; => 1.0
(numerator -0.0) ; => -0.0

(rationalize (exact .3) 1/10) ; => 1/3
(rationalize .3 1/10) ; => #i1/3
(rationalize -3/10 1/10) ; => -1/3
(rationalize 3/10 -1/10) ; => 1/3
(rationalize 1/7 1/7) ; => 0
(rationalize 22/7 0) ; => 22/7
(rationalize 5 1) ; => 4
(rationalize +inf.0 3) ; => +inf.0
(rationalize 3 +inf.0) ; => 0.0
(rationalize +inf.0 +inf.0) ; => +nan.0
(rationalize +nan.0 1) ; => +nan.0
(rationalize 1 +nan.0) ; => +nan.0
(rationalize (expt 10 400) +inf.0) ; => 0.0
(rationalize 3141592653589793/1000000000000000 1/1000000) ; => 355/113

(exact 0.1) ; => 3602879701896397/36028797018963968
(exact -0.0) ; => 0
(exact 1e20) ; => 100000000000000000000
(exact 5e-324) ; => 1/202402253307310618352495346718917307049556649764142118356901358027430339567995346891960383701437124495187077864316811911389808737385793476867013399940738509921517424276566361364466907742093216341239767678472745068562007483424692698618103355649159556340810056512358769552333414615230502532186327508646006263307707741093494784
(exact 1/3) ; => 1/3
(exact 1.5-2.25i) ; => 3/2-9/4i
(exact 1.0+0.0i) ; => 1
(inexact 1/3) ; => 0.3333333333333333
(inexact 1+1/2i) ; => 1.0+0.5i
(inexact 9007199254740993) ; => 9007199254740992.0
(inexact 9007199254740995) ; => 9007199254740996.0
(inexact (expt 10 400)) ; => +inf.0
(inexact (/ (expt 10 400) (+ 1 (expt 10 399)))) ; => 10.0
(inexact (/ 1 (expt 10 400))) ; => 0.0
(inexact (/ (+ 1 (expt 2 1080)) (expt 2 57))) ; => 8.98846567431158e307
(inexact (/ 3 (expt 2 1075))) ; => 1e-323
(exact->inexact 1/4) ; => 0.25
(inexact->exact 0.25) ; => 1/4

;; Errors.
(floor 'a) ; error: floor: argument 1 (x) must be a real number, got a
(floor 1+i) ; error: floor: argument 1 (x) must be a real number, got 1+i
(ceiling +i) ; error: ceiling: argument 1 (x) must be a real number
(truncate "1") ; error: truncate: argument 1 (x) must be a real number
(round 1.0+i) ; error: round: argument 1 (x) must be a real number
(numerator +inf.0) ; error: numerator: argument 1 (q) must be a rational number
(numerator +i) ; error: numerator: argument 1 (q) must be a rational number
(denominator +nan.0) ; error: denominator: argument 1 (q) must be a rational number
(denominator 'a) ; error: denominator: argument 1 (q) must be a rational number
(rationalize +i 1) ; error: rationalize: argument 1 (x) must be a real number
(rationalize 1 'a) ; error: rationalize: argument 2 (y) must be a real number
(exact +inf.0) ; error: exact: argument 1 (z) must be a finite number, got +inf.0
(exact +nan.0) ; error: exact: argument 1 (z) must be a finite number, got +nan.0
(exact 1.0-inf.0i) ; error: exact: argument 1 (z) must be a finite number
(exact 'a) ; error: exact: argument 1 (z) must be a number
(inexact 'a) ; error: inexact: argument 1 (z) must be a number
(inexact->exact +nan.0) ; error: inexact->exact: argument 1 (z) must be a finite number
(exact->inexact #f) ; error: exact->inexact: argument 1 (z) must be a number
