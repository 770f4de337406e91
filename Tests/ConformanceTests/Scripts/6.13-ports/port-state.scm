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
