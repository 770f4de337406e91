(import (srfi 34))
(guard (e ((symbol? e) (list e))) (raise 'boom)) ; => (boom)
(guard (e ((assq 'a e) => cdr) ((assq 'b e))) (raise '((a . 42)))) ; => 42
(guard (e ((assq 'a e) => cdr) ((assq 'b e))) (raise '((b . 23)))) ; => (b . 23)
(guard (e (#f 1) (else (list 'else e))) (raise 5)) ; => (else 5)
(guard (outer ((number? outer) (* outer 2))) (guard (inner ((string? inner) 0)) (raise 21))) ; => 42
(guard (e (#t 1)) 2) ; => 2
(call/cc (lambda (k) (with-exception-handler (lambda (e) (k (list 'caught e))) (lambda () (+ 1 (raise 'an-error)))))) ; => (caught an-error)
(with-exception-handler (lambda (e) 'ignored) (lambda () (raise 5))) ; error: the exception handler returned
(guard (e (#t (dynamic-wind (lambda () #f) (lambda () e) (lambda () #f)))) (dynamic-wind (lambda () (display "in ")) (lambda () (raise 1)) (lambda () (display "out")))) ; => 1
; prints: in out
(with-exception-handler 5 list) ; error: with-exception-handler: argument 1 (handler) must be a procedure, got 5
