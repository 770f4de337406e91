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
(with-exception-handler (lambda (e) (display "something went wrong") 'ignored) (lambda () (+ 1 (raise-continuable 'an-error) ))) ; error: from this error: +: argument 2
; prints: something went wrongsomething went wrong
(with-exception-handler
  (lambda (con) (cond ((string? con) (display con)) (else (display "a warning has been issued"))) 42)
  (lambda () (+ (raise-continuable "should be a number") 23))) ; => 65
; prints: should be a number
(call/cc (lambda (k) (with-exception-handler (lambda (e) (k (list 'outer e))) (lambda () (with-exception-handler (lambda (e) 'returned) (lambda () (raise 'x))))))) ; prints: 
(guard (e ((error-object? e) (error-object-irritants e))) (with-exception-handler (lambda (e) 'returned) (lambda () (raise 'x)))) ; => (x)
(guard (e ((error-object? e) (error-object-message e))) (with-exception-handler (lambda (e) 'returned) (lambda () (error "original")))) ; => "the exception handler returned, which raise does not allow, from this error: original"
(guard (e (#t (list 'outer e))) (with-exception-handler (lambda (e) (raise (list 'from-handler e))) (lambda () (raise-continuable 'x)))) ; => (outer (from-handler x))
(let ((log '()))
  (define (note x) (set! log (cons x log)))
  (guard (e (#t (note 'guarded)))
    (with-exception-handler
      (lambda (e) (note (list 'outer e)) (if (symbol? e) 10 (raise 'end)))
      (lambda () (with-exception-handler (lambda (e) (note (list 'inner e)) (+ 1 (raise-continuable e))) (lambda () (raise (list (raise-continuable 'a))))))))
  (reverse log)) ; => ((inner a) (outer a) (inner (11)) (outer (11)) guarded)
(with-exception-handler (lambda (e) 'k) (lambda () 'no-error)) ; => no-error
(call-with-values (lambda () (with-exception-handler (lambda (e) 0) (lambda () (values 1 2)))) list) ; => (1 2)
(with-exception-handler (lambda (e) (* 2 e)) (lambda () (with-exception-handler (lambda (e) (+ 1 (raise-continuable e))) (lambda () (raise-continuable 5))))) ; => 11
(call/cc (lambda (k) (with-exception-handler (lambda (e) (k (error-object-message e))) (lambda () (car 5))))) ; => "car: argument 1 (pair) must be a pair, got 5"
(with-exception-handler car) ; error: with-exception-handler: takes 2 arguments
(with-exception-handler (lambda (e) 0) 5) ; error: with-exception-handler: argument 2 (thunk) must be a procedure, got 5
(raise) ; error: raise: takes 1 argument
(raise-continuable 1 2) ; error: raise-continuable: takes 1 argument
(raise #f) ; error: #f
(guard (e ((not e) 'false-was-raised)) (raise #f)) ; => false-was-raised
