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
