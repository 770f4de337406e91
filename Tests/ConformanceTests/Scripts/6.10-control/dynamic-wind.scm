;; R7RS 6.10: dynamic-wind.
(let ((path '()) (c #f))
  (let ((add (lambda (s) (set! path (cons s path)))))
    (dynamic-wind (lambda () (add 'connect)) (lambda () (add (call/cc (lambda (c0) (set! c c0) 'talk1)))) (lambda () (add 'disconnect)))
    (if (< (length path) 4) (c 'talk2) (reverse path)))) ; => (connect talk1 disconnect connect talk2 disconnect)
(dynamic-wind (lambda () 1) (lambda () 2) (lambda () 3)) ; => 2
(begin (dynamic-wind (lambda () (display "[")) (lambda () (display "body")) (lambda () (display "]"))) 'end) ; prints: [body]
(call/cc (lambda (k) (dynamic-wind (lambda () (display "in")) (lambda () (k 'x)) (lambda () (display ",out"))))) ; prints: in,out
(let ((out '())) (call/cc (lambda (k) (dynamic-wind (lambda () (set! out (cons 1 out))) (lambda () (dynamic-wind (lambda () (set! out (cons 2 out))) (lambda () (k #f)) (lambda () (set! out (cons 3 out))))) (lambda () (set! out (cons 4 out)))))) (reverse out)) ; => (1 2 3 4)
(let ((log '())) (guard (e (#t (reverse (cons e log)))) (dynamic-wind (lambda () (set! log (cons 'in log))) (lambda () (raise 'err)) (lambda () (set! log (cons 'out log)))))) ; => (in out err)
(let ((k #f) (n 0) (log '()))
  (dynamic-wind (lambda () (set! log (cons 'a log))) (lambda () (call/cc (lambda (c) (set! k c))) (set! log (cons 'b log))) (lambda () (set! log (cons 'c log))))
  (set! n (+ n 1))
  (if (< n 3) (k #f) (reverse log))) ; => (a b c a b c a b c)
(let ((log '()))
  (define (note x) (set! log (cons x log)))
  (let ((k1 #f) (done #f))
    (dynamic-wind (lambda () (note 'in1)) (lambda () (call/cc (lambda (c) (set! k1 c)))) (lambda () (note 'out1)))
    (if (not done) (dynamic-wind (lambda () (note 'in2)) (lambda () (set! done #t) (k1 #f)) (lambda () (note 'out2))))
    (reverse log))) ; => (in1 out1 in2 out2 in1 out1)
(dynamic-wind 1 2 3) ; error: 
(dynamic-wind (lambda () #f) 5 (lambda () #f)) ; error: dynamic-wind: argument 2 (thunk) must be a procedure, got 5
(dynamic-wind (lambda () (display "never")) (lambda () 1) 5) ; error: dynamic-wind: argument 3 (after) must be a procedure, got 5
; prints: 
(dynamic-wind (lambda () #f)) ; error: dynamic-wind: takes 3 arguments
(call-with-values (lambda () (dynamic-wind (lambda () 1) (lambda () (values 1 2)) (lambda () (values 3 4)))) list) ; => (1 2)
(let ((p (make-parameter 'out)) (log '()))
  (define (note) (set! log (cons (p) log)))
  (parameterize ((p 'middle)) (call/cc (lambda (k) (dynamic-wind note (lambda () (parameterize ((p 'inner)) (note) (k #f))) note))))
  (reverse log)) ; => (middle inner middle)
(let ((log '()))
  (define (note x) (set! log (cons x log)))
  (with-exception-handler
    (lambda (e) (note e) 'ignored)
    (lambda () (dynamic-wind (lambda () (note 'in)) (lambda () (raise-continuable 'body)) (lambda () (raise-continuable 'after)))))
  (reverse log)) ; => (in body after)
(let ((log '()))
  (guard (e (#t (set! log (cons e log))))
    (dynamic-wind (lambda () #f) (lambda () (raise 'first)) (lambda () (raise 'second))))
  log) ; => (second)
(let ((log '()))
  (define (note x) (set! log (cons x log)))
  (call/cc (lambda (k)
    (dynamic-wind (lambda () (note 'in1))
                  (lambda () (dynamic-wind (lambda () (note 'in2)) (lambda () (k #f)) (lambda () (note 'out2) (k #f))))
                  (lambda () (note 'out1)))))
  (reverse log)) ; => (in1 in2 out2 out1)
(let ((log '()) (k #f) (n 0))
  (define (note x) (set! log (cons x log)))
  (dynamic-wind (lambda () (note 'a)) (lambda () (dynamic-wind (lambda () (note 'b)) (lambda () (call/cc (lambda (c) (set! k c)))) (lambda () (note 'c)))) (lambda () (note 'd)))
  (set! n (+ n 1))
  (if (< n 2) (k #f) (reverse log))) ; => (a b c d a b c d)
