;; Literals may not be changed (R7RS 3.4), copies may.
(string-set! "abc" 0 #\x) ; error: literal
(vector-set! '#(1 2 3) 0 'x) ; error: literal
(bytevector-u8-set! #u8(1 2) 0 5) ; error: literal
(string-set! (symbol->string 'a) 0 #\b) ; error: string-set!
(vector-fill! #(1 2) 0) ; error: vector-fill!
(let ((s (string-copy "abc"))) (string-set! s 0 #\x) s) ; => "xbc"
(let ((v (vector-copy #(1 2)))) (vector-set! v 0 'x) v) ; => #(x 2)
(let ((v (list->vector '(1 2)))) (vector-set! v 0 'x) v) ; => #(x 2)
