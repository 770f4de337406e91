;; R7RS 6.10: call/cc.
(call-with-current-continuation (lambda (exit) (for-each (lambda (x) (if (negative? x) (exit x))) '(54 0 37 -3 245 19)) #t)) ; => -3
(define list-length (lambda (obj) (call/cc (lambda (return) (letrec ((r (lambda (obj) (cond ((null? obj) 0) ((pair? obj) (+ (r (cdr obj)) 1)) (else (return #f)))))) (r obj))))))
(list-length '(1 2 3 4)) ; => 4
(list-length '(a b . c)) ; => #f
(+ 1 (call/cc (lambda (k) 2))) ; => 3
(+ 1 (call/cc (lambda (k) (k 2) 3))) ; => 3
(+ 1 (call/cc (lambda (k) (+ 10 (k 2))))) ; => 3
(call/cc (lambda (k) (map (lambda (x) (if (= x 2) (k 'out) x)) '(1 2 3)))) ; => out
(procedure? (call/cc (lambda (k) k))) ; => #t
(let ((k (call/cc (lambda (c) c)))) (if (procedure? k) (k 5) k)) ; => 5
(let ((n 0) (k #f)) (call/cc (lambda (c) (set! k c))) (set! n (+ n 1)) (if (< n 5) (k #f) n)) ; => 5
(call/cc (lambda (k) (vector-for-each (lambda (x) (if (> x 1) (k x))) #(1 2 3)))) ; => 2
(call/cc (lambda (k) (apply k '(7)))) ; => 7
(call/cc (lambda (k) (with-exception-handler (lambda (e) (k (list 'caught e))) (lambda () (raise 'oops))))) ; => (caught oops)
(call/cc 5) ; error: 
(call-with-current-continuation procedure?) ; => #t
(let ((k (call/cc (lambda (k) k)))) (if (procedure? k) (k 'through) k)) ; => through
(list 1 (call/cc (lambda (k) (for-each (lambda (x) (if (even? x) (k x))) '(1 3 4 5)) 'none)) 3) ; => (1 4 3)
(call-with-values (lambda () (call/cc (lambda (k) (k)))) list) ; => ()
(call-with-values (lambda () (call/cc (lambda (k) (k 1 2 3)))) list) ; => (1 2 3)
(begin (call/cc (lambda (k) (k 1 2))) 'ignored) ; => ignored
(call/cc call/cc) ; prints: 
(procedure? (call/cc call/cc)) ; => #t
(call-with-current-continuation 'x) ; error: call/cc: argument 1 (procedure) must be a procedure, got x
(call/cc) ; error: takes 1 argument, called with none
(call/cc (lambda () 1)) ; error: takes 0 arguments, called with 1
((call/cc (lambda (k) k)) (lambda (x) 5)) ; => 5
