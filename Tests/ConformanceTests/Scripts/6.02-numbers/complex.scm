;; R7RS 6.2: numbers with an imaginary part: parts, polar coordinates, arithmetic, equivalence.
(make-rectangular 1 2) ; => 1+2i
(make-rectangular 1 -1) ; => 1-i
(make-rectangular 0 1/2) ; => +1/2i
(make-rectangular 1 0) ; => 1
(make-rectangular 1.5 0) ; => 1.5
(make-rectangular 1 0.0) ; => 1.0+0.0i
(make-rectangular 1/2 2.5) ; => 0.5+2.5i
(make-rectangular +inf.0 +nan.0) ; => +inf.0+nan.0i
(make-rectangular -0.0 1.0) ; => -0.0+1.0i
(make-polar 3 0) ; => 3
(make-polar 0 1) ; => 0
(make-polar 1.0 0) ; => 1.0
(make-polar 1 2) ; => -0.4161468365471424+0.9092974268256817i
(real-part 1+2i) ; => 1
(real-part 1.5) ; => 1.5
(real-part +2.5i) ; => 0.0
(imag-part 1+2i) ; => 2
(imag-part 1.5) ; => 0
(imag-part 1.5-0.0i) ; => -0.0
(magnitude 3+4i) ; => 5
(magnitude 3.0+4.0i) ; => 5.0
(magnitude 3/5-4/5i) ; => 1
(magnitude 1+i) ; => 1.4142135623730951
(magnitude -7) ; => 7
(magnitude -1.5) ; => 1.5
(magnitude 1e300+1e300i) ; => 1.4142135623730952e300
(angle 1) ; => 0
(angle -1) ; => 3.141592653589793
(angle 1.0) ; => 0.0
(angle -1.0) ; => 3.141592653589793
(angle +i) ; => 1.5707963267948966
(angle -1-i) ; => -2.356194490192345
(angle -1.0-0.0i) ; => -3.141592653589793
(angle (make-rectangular (expt 10 400) (expt 10 400))) ; => 0.7853981633974483
(magnitude (make-rectangular (* 3 (expt 10 40)) (* 4 (expt 10 40)))) ; => 50000000000000000000000000000000000000000

;; Of z = x1 + x2 i = x3 e^(i x4), as the text puts it.
(define z (make-polar 2.5 0.75))
(< (abs (- (magnitude z) 2.5)) 1e-15) ; => #t
(< (abs (- (angle z) 0.75)) 1e-15) ; => #t
(= z (make-rectangular (real-part z) (imag-part z))) ; => #t

(+ 1+2i 3-2i) ; => 4
(+ 1 +i) ; => 1+i
(+ 1.0 +i) ; => 1.0+1.0i
(+ 1/2+i 1/2) ; => 1+i
(- 1+2i) ; => -1-2i
(- 1 +i) ; => 1-i
(- 1.0-0.0i) ; => -1.0+0.0i
(- 1 2.0+0.0i) ; => -1.0-0.0i
(* +i +i) ; => -1
(* 2 1+1/2i) ; => 2+i
(* 1+2i 3+4i) ; => -5+10i
(* 1.0+2.0i 3+4i) ; => -5.0+10.0i
(* 2 +inf.0i) ; => 0.0+inf.0i
(/ 1 +i) ; => -i
(/ 1+2i 3+4i) ; => 11/25+2/25i
(/ 4+2i 2) ; => 2+i
(/ +i) ; => -i
(/ 1.0+2.0i 2.0) ; => 0.5+1.0i
(/ 2.0+4.0i 1+i) ; => 3.0+1.0i
(/ 1e300+1e300i 1e300+1e300i) ; => 1.0+0.0i
(/ 1e-320+1e-320i 1e-320+1e-320i) ; => 1.0+0.0i
(zero? (/ 1.0+1.0i +inf.0+inf.0i)) ; => #t
(zero? (/ 1.0+1.0i +inf.0i)) ; => #t
(let ((big (make-rectangular (expt 10 30) (- (expt 10 30))))) (/ (* big big) big)) ; => 1000000000000000000000000000000-1000000000000000000000000000000i

(eqv? 1+2i 1+2i) ; => #t
(eqv? 1+2i 1.0+2.0i) ; => #f
(eqv? 1.5+2.0i 1.5+2.0i) ; => #t
(eqv? 1.0+0.0i 1.0-0.0i) ; => #f
(eqv? 1.0+0.0i 1.0) ; => #f
(equal? '(1/2+3i) '(1/2+3i)) ; => #t
(equal? 1+2i 2+i) ; => #f
(memv 1+i '(1 +i 1+i)) ; => (1+i)
(assv -i '((+i . 1) (-i . 2))) ; => (-i . 2)
(case (* +i +i +i) ((-i) 'here) (else 'there)) ; => here

;; Errors.
(make-rectangular 'a 1) ; error: make-rectangular: argument 1 (x1) must be a real number
(make-rectangular 1 +i) ; error: make-rectangular: argument 2 (x2) must be a real number, got +i
(make-polar 1 'a) ; error: make-polar: argument 2 (x2) must be a real number
(make-polar +i 1) ; error: make-polar: argument 1 (x1) must be a real number
(real-part 'a) ; error: real-part: argument 1 (z) must be a number
(imag-part "1") ; error: imag-part: argument 1 (z) must be a number
(magnitude 'a) ; error: magnitude: argument 1 (z) must be a number
(angle #f) ; error: angle: argument 1 (z) must be a number
