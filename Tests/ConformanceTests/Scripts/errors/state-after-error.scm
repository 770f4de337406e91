;; After an error everything goes on: definitions stay, winders ran, parameters are back.
(define x 1)
(begin (set! x 2) (car 'no)) ; error: car
x ; => 2
(define p (make-parameter 'base))
(parameterize ((p 'inner)) (error "inside")) ; error: inside
(p) ; => base
(define log '())
(dynamic-wind (lambda () (set! log (cons 'in log))) (lambda () (error "wound")) (lambda () (set! log (cons 'out log)))) ; error: wound
(with-exception-handler (lambda (e) (error "in handler")) (lambda () (raise 'x))) ; error: in handler
(define (f n) (if (= n 0) (error "deep" n) (+ 1 (f (- n 1)))))
(f 100) ; error: deep
(f 100) ; error: deep
(+ 1 1) ; => 2
(guard (e (#t (list 'still 'works))) (f 10)) ; => (still works)
