;; R7RS 4.1.6.
(define x 2)
(+ x 1) ; => 3
(set! x 4)
(+ x 1) ; => 5
(let ((y 1)) (set! y (+ y 1)) y) ; => 2
(define (f) (set! x (* x 2)) x)
(f) ; => 8
x ; => 8
(set! no-such-variable 1) ; error: no-such-variable
(set! 1 2) ; syntax-error: set!
(set! x) ; syntax-error: set!
(set!) ; syntax-error: set!: expected (set! variable expression)
(set! x 1 2) ; syntax-error: set!
(set! (f) 1) ; syntax-error: set!
(set! if 1) ; syntax-error: set!: if is syntax
