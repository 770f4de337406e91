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
