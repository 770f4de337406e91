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
