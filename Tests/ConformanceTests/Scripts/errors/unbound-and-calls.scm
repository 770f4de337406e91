;; Unbound variables, calls of what is no procedure, wrong arity.
no-such-variable ; error: no-such-variable
(no-such-procedure 1 2) ; error: no-such-procedure
(let ((x 1)) (list x missing)) ; error: missing
(5 5) ; error: 5
("text" 1) ; error: "text"
('sym) ; error: sym
((list 1 2) 0) ; error: (1 2)
((lambda (x) x)) ; error: argument
((lambda (x) x) 1 2) ; error: argument
((lambda (x y . z) x) 1) ; error: argument
(define (named a b) a)
(named 1) ; error: named
(named 1 2 3) ; error: named
(car) ; error: car
(car 1 2) ; error: car
(vector-ref #(1)) ; error: vector-ref
(cons 1 2 3) ; error: cons
(apply car '(1 2 3)) ; error: car
(let loop ((i 0)) (if (< i 3) (loop) i)) ; error: loop
(map (lambda (x y) x) '(1)) ; error: argument
(call/cc (lambda () 1)) ; error: argument
((call/cc (lambda (k) 5)) 1) ; error: 5
