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
