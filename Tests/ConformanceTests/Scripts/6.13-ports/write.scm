;; R7RS 6.13.3: display and write.
(write "a\"b\\c\nd") ; prints: "a\\"b\\\\c\\nd"
(display "a\"b") ; prints: a"b
(write #\a) ; prints: #\\a
(display #\a) ; prints: a
(write '(1 "two" #\3 four 5.5)) ; prints: (1 "two" #\\3 four 5.5)
(display '(1 "two" #\3 four)) ; prints: (1 two 3 four)
(write '|a b|) ; prints: |a b|
(display '|a b|) ; prints: a b
(write '()) ; prints: ()
(write '(a . b)) ; prints: (a . b)
(write '(a b . c)) ; prints: (a b . c)
(write '#(1 #(2))) ; prints: #(1 #(2))
(write #u8(1 2)) ; prints: #u8(1 2)
(write (list #t #f)) ; prints: (#t #f)
(write ''a) ; prints: 'a
(write '`(a ,b ,@c)) ; prints: `(a ,b ,@c)
(write #\space) ; prints: #\\space
(write #\newline) ; prints: #\\newline
(write #\nul) ; prints: #\\null
(write (let ((x (list 1 2))) (set-cdr! (cdr x) x) x)) ; prints: #0=(1 2 . #0#)
(display (let ((x (list 1 2))) (set-car! x x) x)) ; prints: #0=(#0# 2)
(write (let ((x (list 1))) (list x x))) ; prints: ((1) (1))
(write-shared (let ((x (list 1))) (list x x))) ; prints: (#0=(1) #0#)
(write-simple '(1 "a")) ; prints: (1 "a")
(begin (write 1.0) (write-char #\space) (write -0.5) (newline)) ; prints: 1.0 -0.5\n
(write (let ((v (vector 1 2))) (vector-set! v 0 v) v)) ; prints: #0=#(#0# 2)
(write (string->symbol "Hello")) ; prints: Hello
(write (string #\x7 #\tab #\return)) ; prints: "\\a\\t\\r"
(write-string "plain") ; prints: plain
(display 'sym) ; prints: sym
(display (list "a" #\b (vector "c"))) ; prints: (a b #(c))
;; A text written and read again is the same datum.
(define (text x) (let ((p (open-output-string))) (write x p) (get-output-string p)))
(define (same? x) (equal? x (read (open-input-string (text x)))))
(map same? (list 1 -1/2 1.5 'a '|a b| "a\"\\\n\t\x7;" #\a #\space #\x0 #\( '() '(1 . 2) '(1 (2 #(3)) . 4) #u8(0 255) #t #f '(quote a) '(quote a b) '(quote . a) ''() '`(a ,b ,@c))) ; => (#t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t)
(map text '('a `a ,a ,@a (quote) (quote a b) (quote . a) (a quote b) (a . (quote b)))) ; => ("'a" "`a" ",a" ",@a" "(quote)" "(quote a b)" "(quote . a)" "(a quote b)" "(a quote b)")
(map text (list #\alarm #\backspace #\delete #\escape #\newline #\null #\return #\space #\tab #\x1 #\x200b #\λ #\x #\" #\;)) ; => ("#\\alarm" "#\\backspace" "#\\delete" "#\\escape" "#\\newline" "#\\null" "#\\return" "#\\space" "#\\tab" "#\\x1" "#\\x200b" "#\\λ" "#\\x" "#\\\"" "#\\;")
(text (list "\a\b\t\n\r\"\\|" "\x1;\x7f;" "λ")) ; => "(\"\\a\\b\\t\\n\\r\\\"\\\\|\" \"\\x1;\\x7f;\" \"λ\")"
(let ((x (list 1 2))) (text (list x x))) ; => "((1 2) (1 2))"
(let ((x (list 'a 'b))) (set-cdr! (cdr x) x) (text (list x x))) ; => "(#0=(a b . #0#) #0#)"
(let ((x (list 1)) (p (open-output-string))) (write-shared (list x x '(1)) p) (get-output-string p)) ; => "(#0=(1) #0# (1))"
(let ((x (list 1 2 3)) (p (open-output-string))) (write-shared (list (cdr x) x) p) (get-output-string p)) ; => "(#0=(2 3) (1 . #0#))"
(let ((v (vector 1 2)) (p (open-output-string))) (vector-set! v 1 (list v)) (display v p) (get-output-string p)) ; => "#0=#(1 (#0#))"
(let ((p (open-output-string))) (display (list "a" #\b 'c '|d e| (list "f\"")) p) (get-output-string p)) ; => "(a b c d e (f\"))"
(let ((p (open-output-string))) (write-simple (list "a" #\b '|d e| 1.5) p) (get-output-string p)) ; => "(\"a\" #\\b |d e| 1.5)"
(let ((x (list 1)) (p (open-output-string))) (write-simple (list x x) p) (get-output-string p)) ; => "((1) (1))"
(text car) ; => "#<procedure car>"
(text (if #f #f)) ; => "#<unspecified>"
(text (eof-object)) ; => "#<eof>"
(write) ; error: write: takes 1 to 2 arguments
(write 1 'port) ; error: write: argument 2 (port) must be an open textual output port, got port
(display 1 (open-input-string "")) ; error: display: argument 2 (port)
(write-shared 1 2) ; error: write-shared: argument 2 (port)
(write-simple 1 2) ; error: write-simple: argument 2 (port)
(write-simple (let ((x (list 1))) (set-cdr! x x) x) (open-output-string)) ; error: write-simple: argument 1 (obj) must be an object that does not contain itself
