;; R7RS 6.13.1.
(input-port? (open-input-string "")) ; => #t
(output-port? (open-input-string "")) ; => #f
(output-port? (open-output-string)) ; => #t
(port? (open-output-string)) ; => #t
(port? 5) ; => #f
(textual-port? (open-input-string "")) ; => #t
(binary-port? (open-input-bytevector #u8())) ; => #t
(input-port-open? (open-input-string "")) ; => #t
(let ((p (open-input-string "x"))) (close-port p) (input-port-open? p)) ; => #f
(let ((p (open-input-string "x"))) (close-input-port p) (read-char p)) ; error: read-char
(let ((p (open-output-string))) (close-output-port p) (output-port-open? p)) ; => #f
(let ((p (open-output-string))) (close-port p) (close-port p) 'twice-is-fine) ; => twice-is-fine
(call-with-port (open-input-string "abc") read-char) ; => #\a
(let ((p (open-input-string "abc"))) (call-with-port p read-char) (input-port-open? p)) ; => #f
(let ((o (open-output-string))) (parameterize ((current-output-port o)) (display "captured")) (get-output-string o)) ; => "captured"
(parameterize ((current-input-port (open-input-string "xyz"))) (list (read-char) (read-char))) ; => (#\x #\y)
(parameterize ((current-input-port (open-input-string "(1 2) three"))) (let* ((a (read)) (b (read))) (list a b))) ; => ((1 2) three)
(input-port? (current-input-port)) ; => #t
(output-port? (current-error-port)) ; => #t
(read-char 5) ; error: read-char
(write-char #\a (open-input-string "")) ; error: write-char
(read-char (open-output-string)) ; error: read-char
(read-u8 (open-input-string "a")) ; error: read-u8
(flush-output-port) ; prints: 
(map (lambda (p) (list (input-port? p) (output-port? p) (textual-port? p) (binary-port? p) (port? p))) (list (open-input-string "") (open-output-string) (open-input-bytevector #u8()) (open-output-bytevector))) ; => ((#t #f #t #f #t) (#f #t #t #f #t) (#t #f #f #t #t) (#f #t #f #t #t))
(map (lambda (predicate) (predicate 'x)) (list input-port? output-port? textual-port? binary-port? port?)) ; => (#f #f #f #f #f)
(let ((p (open-output-string))) (close-port p) (write-char #\a p)) ; error: write-char: argument 2 (port) must be an open textual output port
(let ((p (open-output-string))) (write 'kept p) (close-port p) (get-output-string p)) ; => "kept"
(let ((p (open-input-bytevector #u8(1)))) (close-port p) (read-u8 p)) ; error: read-u8: argument 1 (port) must be an open binary input port
(let ((p (open-input-string "a"))) (close-input-port p) (close-input-port p) (input-port-open? p)) ; => #f
(close-output-port (open-input-string "")) ; error: close-output-port: argument 1 (port) must be an output port
(close-input-port (open-output-string)) ; error: close-input-port: argument 1 (port) must be an input port
(close-port 5) ; error: close-port: argument 1 (port) must be a port, got 5
(input-port-open? (open-output-string)) ; error: input-port-open?: argument 1 (port) must be an input port
(output-port-open? 5) ; error: output-port-open?: argument 1 (port) must be a port, got 5
(call-with-values (lambda () (call-with-port (open-input-string "ab") (lambda (p) (values (read-char p) (read-char p))))) list) ; => (#\a #\b)
(let ((p (open-input-string "abc"))) (call/cc (lambda (k) (call-with-port p (lambda (p) (k 'escaped))))) (input-port-open? p)) ; => #t
(call-with-port 5 car) ; error: call-with-port: argument 1 (port) must be a port, got 5
(call-with-port (open-input-string "") 5) ; error: call-with-port: argument 2 (procedure) must be a procedure, got 5
(get-output-string (open-input-string "")) ; error: get-output-string: argument 1 (port) must be an output string port
(get-output-bytevector (open-output-string)) ; error: get-output-bytevector: argument 1 (port) must be an output bytevector port
(open-input-string 'a) ; error: open-input-string: argument 1 (string) must be a string, got a
(open-input-bytevector "a") ; error: open-input-bytevector: argument 1 (bytevector) must be a bytevector, got "a"
(parameterize ((current-output-port 5)) (display 1)) ; error: display: the current port is not an open textual output port
(parameterize ((current-input-port (open-input-bytevector #u8(1 2)))) (list (peek-u8) (read-u8) (read-u8) (eof-object? (read-u8)))) ; => (1 1 2 #t)
(let ((o (open-output-bytevector))) (parameterize ((current-output-port o)) (write-u8 1) (write-bytevector #u8(2 3))) (get-output-bytevector o)) ; => #u8(1 2 3)
(let ((e (open-output-string))) (parameterize ((current-error-port e)) (write 'err (current-error-port))) (get-output-string e)) ; => "err"
(eq? (eof-object) (eof-object)) ; => #t
(list (eof-object? #f) (eof-object? '()) (eof-object? (read (open-input-string "")))) ; => (#f #f #t)
