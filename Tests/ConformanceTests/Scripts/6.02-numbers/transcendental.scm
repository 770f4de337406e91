;; R7RS 6.2.6: exp, log and the trigonometric functions, real and complex. Values of several operations are compared up to a few places.
(define (near? z w)
  (<= (magnitude (- z w)) (* 1e-14 (max 1 (magnitude w)))))
(exp 0) ; => 1
(exp 1) ; => 2.718281828459045
(exp -inf.0) ; => 0.0
(near? (exp +3.141592653589793i) -1) ; => #t
(near? (exp 1+2i) -1.1312043837568135+2.4717266720048188i) ; => #t
(exp 1.0+0.0i) ; => 2.718281828459045+0.0i
(near? (/ (exp 709.5+1.0i) 1e308) 0.7321022327454795+1.1401816725149108i) ; => #t
(log 1) ; => 0
(log 1.0) ; => 0.0
(log 0.0) ; => -inf.0
(log +inf.0) ; => +inf.0
(log -1) ; => +3.141592653589793i
(log -1.0+0.0i) ; => +3.141592653589793i
(log -1.0-0.0i) ; => 0.0-3.141592653589793i
(log +i) ; => +1.5707963267948966i
(near? (log 3+4i) 1.6094379124341003+0.9272952180016122i) ; => #t
(near? (log 1e-10+1.0i) 5e-21+1.5707963266948966i) ; => #t
(near? (log (expt 10 400)) 921.0340371976183) ; => #t
(near? (log (- (expt 10 400))) 921.0340371976183+3.141592653589793i) ; => #t
(near? (log (make-rectangular (expt 10 400) (expt 10 400))) 921.3806107879+0.7853981633974483i) ; => #t
(log 8 2) ; => 3.0
(log 1000 10) ; => 3.0
(log 1 10) ; => 0
(near? (log 2 3) 0.6309297535714574) ; => #t
(near? (log -8 2) 3+4.532360141827194i) ; => #t
(near? (log 2 1+i) 0.32596797216345985-0.7387021222729507i) ; => #t
(near? (log 1/1024 1/2) 10) ; => #t

(list (sin 0) (cos 0) (tan 0) (asin 0) (acos 1) (atan 0)) ; => (0 1 0 0 0 0)
(list (sin 0.0) (tan -0.0) (atan -0.0)) ; => (0.0 -0.0 -0.0)
(near? (sin 1) 0.8414709848078965) ; => #t
(near? (cos 1/2) 0.8775825618903728) ; => #t
(near? (tan 1.5) 14.101419947171719) ; => #t
(near? (sin 1+i) 1.2984575814159773+0.6349639147847361i) ; => #t
(near? (cos 1+i) 0.8337300251311491-0.9888977057628651i) ; => #t
(near? (tan 1+i) 0.2717525853195118+1.0839233273386946i) ; => #t
(near? (tan 2.0-0.5i) -0.8508781211449379-1.3212865837711916i) ; => #t
(near? (tan 1+100i) +i) ; => #t
(sin +800i) ; => 0.0+inf.0i

(near? (asin 1/2) 0.5235987755982989) ; => #t
(near? (acos 0.5) 1.0471975511965979) ; => #t
(acos -1) ; => 3.141592653589793
(asin 2) ; => 1.5707963267948966-1.3169578969248166i
(asin -2) ; => -1.5707963267948966+1.3169578969248166i
(acos 2) ; => +1.3169578969248166i
(acos -2) ; => 3.141592653589793-1.3169578969248166i
(near? (asin 1+i) 0.6662394324925153+1.0612750619050357i) ; => #t
(near? (acos 1+i) 0.9045568943023814-1.0612750619050357i) ; => #t
(near? (asin -3-4i) -0.6339838656391766-2.305509031243477i) ; => #t
(near? (sin (asin 2)) 2) ; => #t
(near? (cos (acos -2)) -2) ; => #t
(near? (atan 1+i) 1.0172219678978514+0.40235947810852507i) ; => #t
(near? (atan -3-4i) -1.4483069952314644-0.15899719167999918i) ; => #t
(near? (tan (atan 2.0+0.5i)) 2.0+0.5i) ; => #t
(asin +nan.0) ; => +nan.0

(atan 1) ; => 0.7853981633974483
(atan +inf.0) ; => 1.5707963267948966
(atan 1 1) ; => 0.7853981633974483
(atan 1 -1) ; => 2.356194490192345
(atan -1 -1) ; => -2.356194490192345
(atan -1 0) ; => -1.5707963267948966
(atan 0 1) ; => 0
(atan 0 -1) ; => 3.141592653589793
(atan 0.0 -1) ; => 3.141592653589793
(atan -0.0 -1.0) ; => -3.141592653589793
(atan 0 1.0) ; => 0.0

;; Errors.
(exp 'a) ; error: exp: argument 1 (z) must be a number, got a
(log 'a) ; error: log: argument 1 (z) must be a number
(log 2 'a) ; error: log: argument 2 (base) must be a number
(sin "x") ; error: sin: argument 1 (z) must be a number
(cos 'a) ; error: cos: argument 1 (z) must be a number
(tan 'a) ; error: tan: argument 1 (z) must be a number
(asin 'a) ; error: asin: argument 1 (z) must be a number
(acos 'a) ; error: acos: argument 1 (z) must be a number
(atan 'a) ; error: atan: argument 1 (y) must be a number
(atan 1 +i) ; error: atan: argument 2 (x) must be a real number, got +i
(atan +i 1) ; error: atan: argument 1 (y) must be a real number, got +i
(atan 0 0) ; error: atan: both arguments are 0
