;; R7RS 6.11: error, error-object?, message and irritants.
(error "value is bad" 1 "two" 'three) ; error: value is bad
(guard (e (#t (error-object? e))) (error "m")) ; => #t
(guard (e (#t (error-object-message e))) (error "the message" 1 2)) ; => "the message"
(guard (e (#t (error-object-irritants e))) (error "m" 1 "two" 'three)) ; => (1 "two" three)
(guard (e (#t (error-object-irritants e))) (error "m")) ; => ()
(error-object? 5) ; => #f
(guard (e (#t (error-object? e))) (raise 5)) ; => #f
(guard (e (#t (error-object? e))) (car 5)) ; => #t
(guard (e (#t (error-object? e))) (vector-ref #(1) 1)) ; => #t
(guard (e (#t (error-object? e))) (undefined-variable)) ; => #t
(guard (e (#t (string? (error-object-message e)))) (car 5)) ; => #t
(guard (e (#t (error-object? e))) ((lambda (x) x))) ; => #t
(guard (e (#t (error-object? e))) (5 5)) ; => #t
(guard (e (#t (file-error? e))) (error "m")) ; => #f
(guard (e (#t (read-error? e))) (error "m")) ; => #f
(guard (e ((string? (error-object-message e)) 'caught)) (assert-nothing)) ; => caught
(error-object-message 5) ; error: error-object-message
(guard (e (#t (raise e))) (error "passed on" 7)) ; error: passed on
(guard (e ((error-object? e) (display (error-object-message e)) (for-each write (error-object-irritants e)))) (error "bad: " "s" #\c)) ; prints: bad: "s"#\\c
