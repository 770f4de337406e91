;; R7RS 6.1.
(eqv? 'a 'a) ; => #t
(eqv? 'a 'b) ; => #f
(eqv? '() '()) ; => #t
(eqv? 2 2) ; => #t
(eqv? 2 2.0) ; => #f
(eqv? 100000000 100000000) ; => #t
(eqv? 123456789012345678901234567890 123456789012345678901234567890) ; => #t
(eqv? 1.5 1.5) ; => #t
(eqv? 0.0 -0.0) ; => #f
(eqv? 0.0 0.0) ; => #t
(eqv? +nan.0 +nan.0) ; => #t
(eqv? (cons 1 2) (cons 1 2)) ; => #f
(eqv? (lambda () 1) (lambda () 2)) ; => #f
(let ((p (lambda (x) x))) (eqv? p p)) ; => #t
(eqv? #f 'nil) ; => #f
(eqv? #\a #\a) ; => #t
(let ((x "a")) (eqv? x x)) ; => #t
(eq? 'a 'a) ; => #t
(eq? (list 'a) (list 'a)) ; => #f
(eq? '() '()) ; => #t
(eq? car car) ; => #t
(let ((x '(a))) (eq? x x)) ; => #t
(let ((x '#())) (eq? x x)) ; => #t
(eqv? "" "") ; prints: 
(let ((x (vector))) (eqv? x x)) ; => #t
(eqv? (vector) (vector 1)) ; => #f
(eqv? 0.0 +nan.0) ; => #f
(eqv? #t 1) ; => #f
(eqv? 3/4 6/8) ; => #t
(eqv? 1 'one) ; => #f
(let ((gen (lambda () (let ((n 0)) (lambda () (set! n (+ n 1)) n))))) (eqv? (gen) (gen))) ; => #f
(let ((g (lambda () 1))) (eqv? g g)) ; => #t
(letrec ((f (lambda () (if (eqv? f g) 'f 'both))) (g (lambda () (if (eqv? f g) 'g 'both)))) (eqv? f g)) ; => #f
(let ((x '(a))) (eqv? x x)) ; => #t
(eq? #t #t) ; => #t
(eq? "" (string #\a)) ; => #f
(let ((x 5)) (eq? x x)) ; => #t
(let ((x #\a)) (eqv? x #\a)) ; => #t
(eqv? (eof-object) (eof-object)) ; => #t
(eq? 1) ; error: eq?: takes 2 arguments
(eqv? 1 2 3) ; error: eqv?: takes 2 arguments
(equal?) ; error: equal?: takes 2 arguments
