;; R7RS 6.2.6: what kind of number an object is, with the examples of the text.
(complex? 3+4i) ; => #t
(complex? 3) ; => #t
(complex? 1.5) ; => #t
(complex? 'x) ; => #f
(real? 3) ; => #t
(real? -2.5+0i) ; => #t
(real? -2.5+0.0i) ; => #f
(real? 1+i) ; => #f
(real? #e1e10) ; => #t
(real? +inf.0) ; => #t
(real? +nan.0) ; => #t
(real? "1") ; => #f
(rational? -inf.0) ; => #f
(rational? +nan.0) ; => #f
(rational? 3.5) ; => #t
(rational? 6/10) ; => #t
(rational? 6/3) ; => #t
(rational? 1/2+i) ; => #f
(rational? #\1) ; => #f
(integer? 3+0i) ; => #t
(integer? 3.0) ; => #t
(integer? 8/4) ; => #t
(integer? 3.5) ; => #f
(integer? 7/2) ; => #f
(integer? +inf.0) ; => #f
(integer? 3.0+0.0i) ; => #f
(integer? '()) ; => #f
(number? 1+i) ; => #t
(number? 'i) ; => #f

(exact? 3.0) ; => #f
(exact? #e3.0) ; => #t
(exact? 1/3) ; => #t
(exact? 1+2i) ; => #t
(exact? 1.0+2i) ; => #f
(inexact? 3.) ; => #t
(inexact? 3) ; => #f
(inexact? 1+2.0i) ; => #t
(inexact? 1+2i) ; => #f
(exact-integer? 32) ; => #t
(exact-integer? 32.0) ; => #f
(exact-integer? 32/5) ; => #f
(exact-integer? (expt 10 30)) ; => #t
(exact-integer? 1+i) ; => #f
(exact-integer? 'a) ; => #f
(exact-rational? 1/2) ; => #t
(exact-rational? 1+i) ; => #f
(exact-nonnegative-integer? 0) ; => #t
(exact-nonnegative-integer? -1) ; => #f

(finite? 3) ; => #t
(finite? +inf.0) ; => #f
(finite? 3.0+inf.0i) ; => #f
(finite? 1+2i) ; => #t
(finite? +nan.0) ; => #f
(finite? 1/3) ; => #t
(infinite? 3) ; => #f
(infinite? +inf.0) ; => #t
(infinite? +nan.0) ; => #f
(infinite? 3.0+inf.0i) ; => #t
(infinite? -inf.0+nan.0i) ; => #t
(nan? +nan.0) ; => #t
(nan? 32) ; => #f
(nan? +nan.0+5.0i) ; => #t
(nan? 1+2i) ; => #f
(nan? +inf.0) ; => #f

(zero? 0) ; => #t
(zero? 0.0) ; => #t
(zero? -0.0) ; => #t
(zero? 0.0-0.0i) ; => #t
(zero? +i) ; => #f
(zero? 1/2) ; => #f
(zero? +nan.0) ; => #f
(positive? 1/2) ; => #t
(positive? 0) ; => #f
(positive? +inf.0) ; => #t
(positive? +nan.0) ; => #f
(negative? -1/2) ; => #t
(negative? -0.0) ; => #f
(negative? (- (expt 10 30))) ; => #t
(odd? 3.0) ; => #t
(odd? -7) ; => #t
(odd? (+ 1 (expt 10 30))) ; => #t
(even? 0) ; => #t
(even? 1e300) ; => #t
(even? -2.0) ; => #t

(and (memq 'exact-complex (features)) #t) ; => #t
(and (memq 'ratios (features)) #t) ; => #t

;; Errors.
(exact? 'a) ; error: exact?: argument 1 (z) must be a number, got a
(inexact? "1") ; error: inexact?: argument 1 (z) must be a number
(finite? 'a) ; error: finite?: argument 1 (z) must be a number
(infinite? 'a) ; error: infinite?: argument 1 (z) must be a number
(nan? 'a) ; error: nan?: argument 1 (z) must be a number
(zero? 'a) ; error: zero?: argument 1 (z) must be a number
(positive? 'a) ; error: positive?: argument 1 (x) must be a real number, got a
(positive? +i) ; error: positive?: argument 1 (x) must be a real number, got +i
(negative? 1.0+i) ; error: negative?: argument 1 (x) must be a real number, got 1.0+1.0i
(negative? #t) ; error: negative?: argument 1 (x) must be a real number
(odd? 1.5) ; error: odd?: argument 1 (n) must be an integer, got 1.5
(odd? +inf.0) ; error: odd?: argument 1 (n) must be an integer
(even? 1/2) ; error: even?: argument 1 (n) must be an integer
(even? +2i) ; error: even?: argument 1 (n) must be an integer
(even? +nan.0) ; error: even?: argument 1 (n) must be an integer
(exact?) ; error: exact?: takes 1 argument
(integer? 1 2) ; error: integer?: takes 1 argument
