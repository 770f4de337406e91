;; R7RS 6.11.
(call/cc (lambda (k) (with-exception-handler (lambda (e) (display "condition: ") (write e) (newline) (k 'exception)) (lambda () (+ 1 (raise 'an-error)))))) ; => exception
(with-exception-handler (lambda (e) 42) (lambda () (+ (raise-continuable 'should-be-a-number) 23))) ; => 65
(with-exception-handler (lambda (e) 0) (lambda () (raise 'not-continuable))) ; error: handler
(with-exception-handler (lambda (e) (display "outer") 1) (lambda () (with-exception-handler (lambda (e) (display "inner ") (raise-continuable e)) (lambda () (+ 1 (raise-continuable 'x)))))) ; => 2
(with-exception-handler (lambda (e) (display "outer") 1) (lambda () (with-exception-handler (lambda (e) (display "inner ") (raise-continuable e)) (lambda () (raise-continuable 'x))))) ; prints: inner outer
(guard (e (#t e)) (raise 1)) ; => 1
(guard (e (#t e)) (raise (list 1 2))) ; => (1 2)
(guard (e ((vector? e) (vector-ref e 0))) (raise (vector 'v))) ; => v
(raise 'uncaught) ; error: uncaught
(raise 42) ; error: 42
(with-exception-handler 5 (lambda () 1)) ; error: with-exception-handler
(guard (e (#t (list 'c e))) (with-exception-handler (lambda (e) (raise (list 'rethrown e))) (lambda () (raise 'x)))) ; => (c (rethrown x))
(guard (e (#t 'outer)) (with-exception-handler (lambda (e) 'ignored) (lambda () (car 5)))) ; => outer
