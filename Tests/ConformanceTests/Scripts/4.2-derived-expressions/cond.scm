;; R7RS 4.2.1.
(cond ((> 3 2) 'greater) ((< 3 2) 'less)) ; => greater
(cond ((> 3 3) 'greater) ((< 3 3) 'less) (else 'equal)) ; => equal
(cond ((assv 'b '((a 1) (b 2))) => cadr) (else #f)) ; => 2
(cond (#f 1) (2)) ; => 2
(cond ((+ 1 1))) ; => 2
(cond (#f 1) (else 2 3)) ; => 3
(let ((=> #f)) (cond (#t => 'ok))) ; => ok
(let ((else #f)) (cond (#f 3) (else 4) (#t 5))) ; => 5
(cond ((memv 3 '(1 2 3 4)) => (lambda (x) (length x)))) ; => 2
(cond (#f 'no)) ; prints: 
(cond ('() 'true)) ; => true
(cond ((values 1) => list)) ; => (1)
(cond (#f => car) (else 'else)) ; => else
(let ((x 0)) (cond ((begin (set! x (+ x 1)) x) => (lambda (y) (list x y))))) ; => (1 1)
(cond (1 (display "a") (display "b") 'c)) ; => c
; prints: ab
(cond) ; syntax-error: cond
(cond ()) ; syntax-error: cond: expected a clause
(cond (else)) ; syntax-error: cond: else
(cond (1 =>)) ; syntax-error: cond: expected (test => procedure)
(cond (1 => car cdr)) ; syntax-error: cond: expected (test => procedure)
(cond (1 => 2)) ; error: 2 is not a procedure
