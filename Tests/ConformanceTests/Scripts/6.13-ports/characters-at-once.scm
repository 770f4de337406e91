;; read-char, peek-char and write-char of what is buffered, and of everything else, in compiled calls.
(define (copy from to) (let loop () (let ((c (read-char from))) (if (eof-object? c) 'done (begin (write-char c to) (loop))))))
(define (copied text) (let ((from (open-input-string text)) (to (open-output-string))) (copy from to) (get-output-string to)))
(copied "") ; => ""
(copied "plain\nlines\n") ; => "plain\nlines\n"
(copied "naïve π 𝄞\x0;\x7f;") ; => "naïve π 𝄞\x0;\x7f;"
(string-length (copied (make-string 3000 #\a))) ; => 3000
(string-length (copied (make-string 3000 #\é))) ; => 3000
(define (peeked p) (list (peek-char p) (peek-char p) (read-char p) (peek-char p)))
(peeked (open-input-string "ab")) ; => (#\a #\a #\a #\b)
(peeked (open-input-string "é")) ; => (#\é #\é #\é #<eof>)
(let ((p (open-input-string "a\nb"))) (read-char p) (read-char p) (read-char p) (read-char p)) ; => #<eof>

;; The value of writing, where it is asked for.
(eq? (write-char #\a (open-output-string)) (if #f #f)) ; => #t
(let ((p (open-output-string))) (list (begin (write-char #\x p) (get-output-string p)))) ; => ("x")

;; Wrong ports and characters.
(define (get p) (read-char p))
(define (look p) (peek-char p))
(define (put c p) (write-char c p))
(get 5) ; error: read-char: argument 1 (port) must be an open textual input port, got 5
(look 'p) ; error: peek-char: argument 1 (port) must be an open textual input port, got p
(get (open-output-string)) ; error: read-char: argument 1 (port) must be
(get (open-input-bytevector #u8(65))) ; error: read-char: argument 1 (port) must be
(put "a" (open-output-string)) ; error: write-char: argument 1 (char) must be a character, got "a"
(put #\a (open-input-string "")) ; error: write-char: argument 2 (port) must be an open textual output port
(put #\a (open-output-bytevector)) ; error: write-char: argument 2 (port) must be
(put 65 5) ; error: write-char
(let ((p (open-input-string "abc"))) (get p) (close-port p) (get p)) ; error: read-char: argument 1 (port) must be an open
(let ((p (open-output-string))) (put #\a p) (close-port p) (put #\b p)) ; error: write-char: argument 2 (port) must be an open
(define (wrong p) (read-char p p))
(wrong (open-input-string "")) ; error: read-char: takes

;; Redefined.
(define old write-char)
(set! write-char (lambda (c p) (old #\* p)))
(copied "abc") ; => "***"
(define (read-char p) (string->symbol "other"))
(get 5) ; => other
(set! write-char old)
(let ((p (open-output-string))) (put #\a p) (get-output-string p)) ; => "a"
(define peek-char list)
(look 1) ; => (1)
