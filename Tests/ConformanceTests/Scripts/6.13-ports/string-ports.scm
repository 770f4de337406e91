;; R7RS 6.13: string and bytevector ports.
(let ((p (open-output-string))) (write 'a p) (write-char #\space p) (write "s" p) (get-output-string p)) ; => "a \"s\""
(let ((p (open-output-string))) (get-output-string p)) ; => ""
(let ((p (open-output-string))) (display "a" p) (get-output-string p) (display "b" p) (get-output-string p)) ; => "ab"
(let ((p (open-input-string "hello"))) (list (read-char p) (peek-char p) (read-char p))) ; => (#\h #\e #\e)
(eof-object? (read-char (open-input-string ""))) ; => #t
(eof-object? (peek-char (open-input-string ""))) ; => #t
(let ((p (open-input-string "one\ntwo\nthree"))) (let* ((a (read-line p)) (b (read-line p)) (c (read-line p))) (list a b c (eof-object? (read-line p))))) ; => ("one" "two" "three" #t)
(read-line (open-input-string "\nx")) ; => ""
(let ((p (open-input-string "abcdef"))) (list (read-string 2 p) (read-string 10 p) (eof-object? (read-string 1 p)))) ; => ("ab" "cdef" #t)
(read-string 0 (open-input-string "abc")) ; => ""
(char-ready? (open-input-string "a")) ; => #t
(let ((p (open-input-string "(a b) 42 \"s\" #\\x"))) (let* ((a (read p)) (b (read p)) (c (read p)) (d (read p))) (list a b c d (eof-object? (read p))))) ; => ((a b) 42 "s" #\x #t)
(let ((p (open-input-string "abc def"))) (read p) (read-char p)) ; => #\space
(let ((p (open-input-string "(x)y"))) (read p) (read-char p)) ; => #\y
(let ((p (open-output-string))) (write-string "abcdef" p 1 3) (get-output-string p)) ; => "bc"
(let ((p (open-output-string))) (newline p) (get-output-string p)) ; => "\n"
(let ((p (open-input-bytevector #u8(1 2 3)))) (list (read-u8 p) (peek-u8 p) (read-u8 p) (read-u8 p) (eof-object? (read-u8 p)))) ; => (1 2 2 3 #t)
(read-bytevector 2 (open-input-bytevector #u8(1 2 3))) ; => #u8(1 2)
(let ((p (open-input-bytevector #u8(1 2 3))) (b (make-bytevector 5 0))) (let ((n (read-bytevector! b p 1))) (list n b))) ; => (3 #u8(0 1 2 3 0))
(u8-ready? (open-input-bytevector #u8(1))) ; => #t
(let ((p (open-output-bytevector))) (write-u8 1 p) (write-bytevector #u8(2 3 4) p 1) (get-output-bytevector p)) ; => #u8(1 3 4)
(eof-object? (eof-object)) ; => #t
(eof-object? 'eof) ; => #f
(let ((s (string-copy "abc"))) (let ((p (open-input-string s))) (string-set! s 0 #\x) (read-char p))) ; => #\a
(let ((b (bytevector 1 2))) (let ((p (open-input-bytevector b))) (bytevector-u8-set! b 0 9) (read-u8 p))) ; => 1
(let ((p (open-input-string "aλ😀"))) (let* ((a (read-char p)) (b (peek-char p)) (c (read-char p)) (d (read-string 5 p))) (list a b c d))) ; => (#\a #\λ #\λ "😀")
(let ((p (open-input-string "a\r\nb\rc\n"))) (let* ((a (read-line p)) (b (read-line p)) (c (read-line p))) (list a b c (eof-object? (read-line p))))) ; => ("a" "b" "c" #t)
(let ((p (open-input-string "\n\n"))) (let* ((a (read-line p)) (b (read-line p))) (list a b (eof-object? (read-line p))))) ; => ("" "" #t)
(let ((p (open-input-string "abc"))) (read-char p) (list (read-string 1 p) (read-line p))) ; => ("b" "c")
(eof-object? (read-string 3 (open-input-string ""))) ; => #t
(eof-object? (read-line (open-input-string ""))) ; => #t
(list (char-ready? (open-input-string "")) (u8-ready? (open-input-bytevector #u8()))) ; => (#t #t)
(read-bytevector 5 (open-input-bytevector #u8(1 2 3))) ; => #u8(1 2 3)
(read-bytevector 0 (open-input-bytevector #u8(1 2 3))) ; => #u8()
(eof-object? (read-bytevector 2 (open-input-bytevector #u8()))) ; => #t
(let ((b (make-bytevector 4 0)) (p (open-input-bytevector #u8(1 2 3 4 5)))) (let* ((n (read-bytevector! b p 1 3)) (m (read-bytevector! b p))) (list n m b (eof-object? (read-bytevector! b p))))) ; => (2 3 #u8(3 4 5 0) #t)
(let ((b (bytevector 1 2))) (list (read-bytevector! b (open-input-bytevector #u8(9)) 2) b)) ; => (0 #u8(1 2))
(let ((o (open-output-string))) (write-string "abcde" o) (write-string "xyz" o 1) (write-string "xyz" o 0 1) (write-char #\! o) (newline o) (get-output-string o)) ; => "abcdeyzx!\n"
(let ((o (open-output-bytevector))) (write-u8 255 o) (write-bytevector #u8(1 2 3) o) (write-bytevector #u8(1 2 3) o 1) (write-bytevector #u8(1 2 3) o 1 2) (get-output-bytevector o)) ; => #u8(255 1 2 3 2 3 2)
(let ((o (open-output-string))) (write-char #\null o) (write-string "λ\x0;" o) (string-length (get-output-string o))) ; => 3
(let ((p (open-input-string "a . b")) (q (open-input-string "'(1 . 2)"))) (list (read p) (read q))) ; => (a (quote (1 . 2)))
(read-string -1 (open-input-string "abc")) ; error: read-string: argument 1 (k) must be a non-negative exact integer, got -1
(read-string 'a (open-input-string "abc")) ; error: read-string: argument 1 (k)
(read-line 5) ; error: read-line: argument 1 (port) must be an open textual input port, got 5
(peek-char (open-output-string)) ; error: peek-char: argument 1 (port)
(char-ready? 5) ; error: char-ready?: argument 1 (port)
(read (open-input-bytevector #u8(65))) ; error: read: argument 1 (port) must be an open textual input port
(read-u8 (open-input-string "a")) ; error: read-u8: argument 1 (port) must be an open binary input port
(peek-u8 5) ; error: peek-u8: argument 1 (port)
(u8-ready? (open-input-string "a")) ; error: u8-ready?: argument 1 (port)
(read-bytevector -1 (open-input-bytevector #u8(1))) ; error: read-bytevector: argument 1 (k)
(read-bytevector! #u8(1 2) (open-input-bytevector #u8(1))) ; error: read-bytevector!: argument 1 (bytevector) must be a mutable bytevector
(read-bytevector! (bytevector 1 2) (open-input-bytevector #u8(1)) 3) ; error: read-bytevector!: argument 3 (start) must be an index from 0 to 2, got 3
(write-char "a" (open-output-string)) ; error: write-char: argument 1 (char) must be a character, got "a"
(write-string #\a (open-output-string)) ; error: write-string: argument 1 (string) must be a string, got #\a
(write-string "abc" (open-output-string) 2 1) ; error: write-string: argument 3 (start) must be an index from 0 to 1, got 2
(write-string "abc" (open-output-bytevector)) ; error: write-string: argument 2 (port) must be an open textual output port
(write-u8 256 (open-output-bytevector)) ; error: write-u8: argument 1 (byte) must be an exact integer from 0 to 255, got 256
(write-u8 1 (open-output-string)) ; error: write-u8: argument 2 (port) must be an open binary output port
(write-bytevector "abc" (open-output-bytevector)) ; error: write-bytevector: argument 1 (bytevector)
(write-bytevector #u8(1) (open-output-bytevector) 0 2) ; error: write-bytevector: argument 4 (end) must be an index from 0 to 1, got 2
(newline 5) ; error: newline: argument 1 (port)
(flush-output-port (open-input-string "")) ; error: flush-output-port: argument 1 (port) must be an output port
(eof-object 1) ; error: eof-object: takes 0 arguments
