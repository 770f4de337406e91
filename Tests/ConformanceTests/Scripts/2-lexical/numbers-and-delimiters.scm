;; R7RS 2.1, 2.3, 7.1: where tokens end, and what looks like a number but is a name.
(read (open-input-string "abc;comment")) ; => abc
(read (open-input-string "abc\"def\"")) ; => abc
(read (open-input-string "12(3)")) ; => 12
(let ((p (open-input-string "a\"b\"#\\c(d)'e"))) (let* ((a (read p)) (b (read p)) (c (read p)) (d (read p)) (e (read p))) (list a b c d e))) ; => (a "b" #\c (d) (quote e))
'(1 -1 +1 .5 -.5 1. 1e3 1E3 1.5e-2 #xFF #Xff #b101 #o17 #e1.5 #i1) ; => (1 -1 1 0.5 -0.5 1.0 1000.0 1000.0 0.015 255 255 5 15 3/2 1.0)
(map symbol? '(+ - ... .. .a +. -. -> +a -a +.a -.a 1+ +1+ ->string a1 .+)) ; => (#t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t #t)
(map number? '(+1 -1 .1 +.1 -.1 +inf.0 -inf.0 +nan.0 1e1)) ; => (#t #t #t #t #t #t #t #t #t)
'#T ; => #t
'(#TRUE #FALSE #True #F) ; => (#t #f #t #f)
'#U8(1 #xA) ; => #u8(1 10)
(eq? '|a| 'a) ; => #t
'|a\|b| ; => |a\|b|
'|\x41;\t\n| ; => |A\t\n|
(symbol->string '|a\\b|) ; => "a\\b"
'( a . ( b . ( c . () ) ) ) ; => (a b c)
'(a .(b)) ; => (a b)
'(a . b) ; => (a . b)
'(quote . a) ; => (quote . a)
'(quote a b) ; => (quote a b)
(read (open-input-string "#\\a")) ; => #\a
(read (open-input-string "#\\ ")) ; => #\space
(read (open-input-string "#\\)x")) ; => #\)
(read (open-input-string "#\\;x")) ; => #\;
(read (open-input-string "#\\X41")) ; => #\A
(read (open-input-string "#\\x0041 ")) ; => #\A
(read (open-input-string "#\\xD800")) ; error: no character
(read (open-input-string "#\\ab")) ; error: no character name
(read (open-input-string "\"\\xD800;\"")) ; error: \x escape
(read (open-input-string "\"\\x41\"")) ; error: \x escape
(read (open-input-string "#u8(-1)")) ; error: from 0 to 255
(read (open-input-string "#u8(1.0)")) ; error: from 0 to 255
(read (open-input-string "#u8(a)")) ; error: from 0 to 255
(read (open-input-string "#(1 . 2)")) ; error: dot
(read (open-input-string "#")) ; error: #
(read (open-input-string "'")) ; error: 
(read (open-input-string "(a #;)")) ; error: 
(read (open-input-string "#;")) ; error: 
(eof-object? (read (open-input-string ""))) ; => #t
(eof-object? (read (open-input-string "  ; only a comment"))) ; => #t
(eof-object? (read (open-input-string "#;datum #| block |#"))) ; => #t
(read (open-input-string "#;a b")) ; => b
(read (open-input-string "#|a|#b")) ; => b
(read (open-input-string "(a . #|x|# b)")) ; => (a . b)
(read (open-input-string "#0=(a . #0#)")) ; => #0=(a . #0#)
(read (open-input-string "#0=#(1 #0#)")) ; => #0=#(1 #0#)
(let ((x (read (open-input-string "(#1=\"s\" #1#)")))) (eq? (car x) (cadr x))) ; => #t
(read (open-input-string "(#0=a #0=b)")) ; error: #0=
(let ((p (open-input-string "#!fold-case ABC #\\ALARM #!no-fold-case ABC"))) (let* ((a (read p)) (b (read p)) (c (read p))) (list a b c))) ; => (abc #\alarm ABC)
(let ((p (open-input-string "#!fold-case |ABC| #T \"ABC\" STRASSE #\\A ΑΣ"))) (let* ((a (read p)) (b (read p)) (c (read p)) (d (read p)) (e (read p))) (list a b c d e))) ; => (|ABC| #t "ABC" strasse #\A)
