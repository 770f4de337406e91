;; R7RS 4.2.6.
(define radix (make-parameter 10 (lambda (x) (if (and (exact-integer? x) (<= 2 x 16)) x (error "invalid radix")))))
(define (f n) (number->string n (radix)))
(f 12) ; => "12"
(parameterize ((radix 2)) (f 12)) ; => "1100"
(f 12) ; => "12"
(parameterize ((radix 0)) (f 12)) ; error: invalid radix
(define p (make-parameter 1))
(define q (make-parameter 2))
(parameterize ((p 10) (q 20)) (list (p) (q))) ; => (10 20)
(parameterize ((p 10)) (parameterize ((p 11) (q (p))) (list (p) (q)))) ; => (11 10)
(list (p) (q)) ; => (1 2)
(define (show) (p))
(parameterize ((p 'inner)) (show)) ; => inner
(call/cc (lambda (k) (parameterize ((p 5)) (k (p))))) ; => 5
(p) ; => 1
(guard (e (#t (list e (p)))) (parameterize ((p 3)) (raise 'oops))) ; => (oops 1)
(parameterize () 5) ; => 5
(let ((k #f) (n 0)) (parameterize ((p 7)) (call/cc (lambda (c) (set! k c))) (set! n (+ n (p)))) (if (< n 20) (k #f)) (list n (p))) ; => (21 1)
(parameterize ((5 1)) 2) ; error: 
(define log '())
(define noted (make-parameter 0 (lambda (x) (set! log (cons x log)) (* 2 x))))
(noted) ; => 0
(parameterize ((noted 5)) (noted)) ; => 10
(noted) ; => 0
log ; => (5 0)
(let ((k #f) (n 0)) (parameterize ((noted 1)) (call/cc (lambda (c) (set! k c)))) (set! n (+ n 1)) (if (< n 3) (k #f)) (list n (noted) log)) ; => (3 0 (1 5 0))
(parameterize ((p 1) (q (p))) (list (p) (q))) ; => (1 1)
(parameterize ((p 5)) (define x (p)) (+ x 1)) ; => 6
(call-with-values (lambda () (parameterize ((p 3)) (values (p) 4))) list) ; => (3 4)
(p 5) ; error: a parameter takes no arguments
(parameterize ((car 1)) 2) ; error: parameterize: #<procedure car> is not a parameter
(make-parameter) ; error: make-parameter: takes 1 or 2 arguments, called with none
(make-parameter 1 2) ; error: make-parameter: argument 2 (converter) must be a procedure, got 2
(parameterize ((p)) 1) ; syntax-error: parameterize: expected a binding
(parameterize ((p 1))) ; syntax-error: parameterize
(procedure? p) ; => #t
