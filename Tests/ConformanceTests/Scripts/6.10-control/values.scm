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
