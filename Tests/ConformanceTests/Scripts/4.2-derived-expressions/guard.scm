;; R7RS 4.2.7.
(guard (condition ((assq 'a condition) => cdr) ((assq 'b condition))) (raise (list (cons 'a 42)))) ; => 42
(guard (condition ((assq 'a condition) => cdr) ((assq 'b condition))) (raise (list (cons 'b 23)))) ; => (b . 23)
(guard (e (#t (list 'caught e))) (raise 'x)) ; => (caught x)
(guard (e (else 'else)) (raise 1)) ; => else
(guard (e ((symbol? e) 'symbol)) (guard (e ((string? e) 'string)) (raise 'x))) ; => symbol
(guard (e (#f 'never)) 5) ; => 5
(guard (e ((string? e) 'string)) (raise 'x)) ; error: x
(guard (e (#t (display "h") 'r)) (dynamic-wind (lambda () (display "in ")) (lambda () (raise 1)) (lambda () (display "out ")))) ; prints: in out h
(guard (e ((number? e) (* e 2))) (+ 1 (raise 21))) ; => 42
(guard (e (#t (raise (list 'again e)))) (raise 1)) ; error: again
(guard (e ((error-object? e) (error-object-message e))) (error "message" 1 2)) ; => "message"
(guard (e (#t 'a)) (guard (e2 ((begin (raise 'inner) #t) 'b)) (raise 'outer))) ; => a
(let loop ((i 0)) (if (< i 50) (guard (e (#t (loop (+ i 1)))) (raise i)) i)) ; => 50
(with-exception-handler (lambda (e) 10) (lambda () (+ 1 (guard (e2 ((string? e2) 0)) (raise-continuable 'c))))) ; => 11
(guard (e ((memq e '(a b)) => car) (else 'other)) (raise 'b)) ; => b
(guard (e ((assq 'x e) => cdr)) (raise '((y . 1)))) ; error: ((y . 1))
(guard (e (#f 'never)) (values 1 2) 'body) ; => body
(call-with-values (lambda () (guard (e (#t 0)) (values 1 2))) list) ; => (1 2)
(call-with-values (lambda () (guard (e (#t (values e 3))) (raise 2))) list) ; => (2 3)
(guard (e ((string? e) 'inner) ((symbol? e) 'outer)) (guard (e2 ((string? e2) (raise 'again))) (raise "s"))) ; => outer
(let ((log '()))
  (define (note x) (set! log (cons x log)))
  (guard (e (#t (note 'caught)))
    (dynamic-wind (lambda () (note 'in))
                  (lambda () (guard (e ((begin (note 'test) #f) 'no)) (dynamic-wind (lambda () (note 'in2)) (lambda () (raise 'x)) (lambda () (note 'out2)))))
                  (lambda () (note 'out))))
  (reverse log)) ; => (in in2 out2 test in2 out2 out caught)
(let ((p (make-parameter 'base))) (parameterize ((p 'outer)) (guard (e (#t (p))) (parameterize ((p 'inner)) (raise 'x))))) ; => outer
(guard (e (#t e)) (guard (f ((begin (raise 'from-test) #f) 1)) (raise 'original))) ; => from-test
(guard (e ((symbol? e))) (raise 'sym)) ; => #t
(guard (e) 'no-clauses) ; => no-clauses
(guard (e (else (raise e))) (raise 'passed)) ; error: passed
(guard (e) (raise 'unhandled)) ; error: unhandled
(guard (5 (#t 1)) 2) ; syntax-error: identifier
(guard (e (else)) 1) ; syntax-error: guard: else
(guard (e 5) 1) ; syntax-error: guard: expected a clause
(guard (e (#t 1))) ; syntax-error: guard
