;; Misuse of strings.
(string-ref "abc" 3) ; error: string-ref: argument 2
(string-ref "abc" -1) ; error: string-ref: argument 2
(string-ref "" 0) ; error: string-ref
(string-ref 'abc 0) ; error: string-ref: argument 1
(string-length 5) ; error: string-length
(string-set! "literal" 0 #\x) ; error: string-set!
(string-set! (make-string 1) 1 #\a) ; error: string-set!: argument 2
(string-set! (make-string 1) 0 "a") ; error: string-set!: argument 3
(substring "hello" 2 1) ; error: substring
(substring "hello" 2 10) ; error: substring
(string-append "a" 'b) ; error: string-append: argument 2
(make-string -1 #\a) ; error: make-string
(list->string '(1 2)) ; error: list->string
(string->number 5) ; error: string->number
(string-copy! (make-string 2) 1 "abc") ; error: string-copy!
(string #\a 1) ; error: string
