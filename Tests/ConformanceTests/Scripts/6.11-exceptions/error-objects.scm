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
(define (null-list? l) (cond ((pair? l) #f) ((null? l) #t) (else (error "null-list?: argument out of domain" l))))
(null-list? 5) ; error: null-list?: argument out of domain
(define (fields thunk) (guard (e (#t (list (error-object-message e) (error-object-irritants e)))) (thunk)))
(fields (lambda () (car 5))) ; => ("car: argument 1 (pair) must be a pair, got 5" (5))
(fields (lambda () (vector-ref (vector 1 2) 2))) ; => ("vector-ref: argument 2 (k) must be an index below 2, got 2" (2))
(fields (lambda () undefined-variable)) ; => ("undefined-variable is not defined" (undefined-variable))
(fields (lambda () ((lambda (x) x) 1 2))) ; => ("this procedure takes 1 argument, called with 2: (lambda (x) ...)" (1 2))
(fields (lambda () (5 6))) ; => ("5 is not a procedure, so it cannot be called" (5))
(fields (lambda () (map 5 '()))) ; => ("map: argument 1 (procedure) must be a procedure, got 5" (5))
(fields (lambda () (error 'who "message" 1))) ; => ("who" ("message" 1))
(fields (lambda () (error "m" '(1 . 2) "s" #\c 'y))) ; => ("m" ((1 . 2) "s" #\c y))
(let ((e (guard (e (#t e)) (error "kept" 1)))) (list (error-object? e) (error-object-message e) (guard (f (#t (eq? e f))) (raise e)))) ; => (#t "kept" #t)
(map error-object? (list 1 'a "s" '() (vector))) ; => (#f #f #f #f #f)
(map (lambda (text) (guard (e (#t (list (read-error? e) (file-error? e)))) (read (open-input-string text)))) '("(" ")" "#\\xyz" "\"a")) ; => ((#t #f) (#t #f) (#t #f) (#t #f))
(read-error? 5) ; => #f
(file-error? "x") ; => #f
(error) ; error: error: takes at least 1 argument
(error-object-message) ; error: error-object-message: takes 1 argument
(error-object-irritants "x") ; error: error-object-irritants: argument 1 (error) must be an error object, got "x"
