;; R7RS 4.1.4.
((lambda (x) (+ x x)) 4) ; => 8
(define reverse-subtract (lambda (x y) (- y x)))
(reverse-subtract 7 10) ; => 3
(define add4 (let ((x 4)) (lambda (y) (+ x y))))
(add4 6) ; => 10
((lambda x x) 3 4 5 6) ; => (3 4 5 6)
((lambda x x)) ; => ()
((lambda (x y . z) z) 3 4 5 6) ; => (5 6)
((lambda (x y . z) z) 3 4) ; => ()
((lambda (a . b) (cons b a)) 1) ; => (() . 1)
(procedure? (lambda () 1)) ; => #t
((lambda (x) (define y 2) (+ x y)) 1) ; => 3
((lambda (x) 1 2 x) 3) ; => 3
(lambda (x x) x) ; syntax-error: x
(lambda (1) 2) ; syntax-error: must be an identifier
(lambda (x)) ; syntax-error: 
(lambda) ; syntax-error: lambda
