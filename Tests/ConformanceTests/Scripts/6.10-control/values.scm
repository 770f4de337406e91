;; R7RS 6.10: values and call-with-values.
(call-with-values (lambda () (values 4 5)) (lambda (a b) b)) ; => 5
(call-with-values * -) ; => -1
(call-with-values (lambda () (values)) list) ; => ()
(call-with-values (lambda () 1) list) ; => (1)
(call-with-values (lambda () (values 1 2 3)) list) ; => (1 2 3)
(+ 1 (values 2)) ; => 3
(begin (values 1 2) 3) ; => 3
(call-with-values (lambda () (call/cc (lambda (k) (k 1 2)))) list) ; => (1 2)
(call-with-values (lambda () (dynamic-wind (lambda () #f) (lambda () (values 1 2)) (lambda () #f))) list) ; => (1 2)
(call-with-values (lambda () (if #t (values 1 2) 3)) cons) ; => (1 . 2)
(call-with-values (lambda () (let ((x 1)) (values x x))) +) ; => 2
(call-with-values (lambda () (apply values '(1 2 3))) list) ; => (1 2 3)
(let-values (((q r) (floor/ 7 2))) (list q r)) ; => (3 1)
(receive-two) ; error: receive-two
(call-with-values (lambda () (values 1 2)) (lambda (a) a)) ; error: 
(call-with-values (lambda () (values 1 2)) list) ; => (1 2)
(call-with-values values list) ; => ()
(values 1) ; => 1
(begin (values) 'after) ; => after
(let-values (((a . b) (values 1)) (c (values))) (list a b c)) ; => (1 () ())
(receive (a b . rest) (values 1 2 3 4) (list a b rest)) ; => (1 2 (3 4))
(receive all (values 1 2) all) ; => (1 2)
(receive (a) 1 (+ a 1)) ; => 2
(call-with-values (lambda () (if #f #f)) (lambda args (length args))) ; => 1
(call-with-values (lambda () (let loop ((i 0)) (if (< i 3) (loop (+ i 1)) (values i 'done)))) list) ; => (3 done)
(call-with-values (lambda () (parameterize () (values 1 2))) list) ; => (1 2)
(call-with-values (lambda () (guard (e (#t (values 'x 'y))) (raise 1))) list) ; => (x y)
(call-with-values 5 list) ; error: call-with-values: argument 1 (producer) must be a procedure, got 5
(call-with-values list 5) ; error: call-with-values: argument 2 (consumer) must be a procedure, got 5
(call-with-values (lambda () 1)) ; error: call-with-values: takes 2 arguments
(call-with-values (lambda () (values)) (lambda (a) a)) ; error: takes 1 argument
(receive (a b) (values 1) a) ; error: 
(receive a) ; syntax-error: receive
