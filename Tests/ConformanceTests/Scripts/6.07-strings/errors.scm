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
(string-ref "abc" 1.0) ; error: string-ref: argument 2 (k) must be an index, got 1.0
(string-ref "abc" 3) ; error: string-ref: argument 2 (k) must be an index below 3, got 3
(string-set! (make-string 1) 0 65) ; error: string-set!: argument 3 (char) must be a character, got 65
(string-set! 'a 0 #\a) ; error: string-set!: argument 1 (string) must be a string, got a
(substring "hello" -1 2) ; error: substring: argument 2 (start) must be an index from 0 to 2, got -1
(substring "hello" 1 6) ; error: substring: argument 3 (end) must be an index from 0 to 5, got 6
(substring "hello" 1) ; error: substring: takes 3 arguments
(string-copy "abc" 4) ; error: string-copy: argument 2 (start) must be an index from 0 to 3, got 4
(string-copy "abc" 'a) ; error: string-copy: argument 2 (start) must be an index, got a
(string->list "abc" 2 1) ; error: string->list: argument 2 (start) must be an index from 0 to 1, got 2
(string->vector "abc" 0 4) ; error: string->vector: argument 3 (end) must be an index from 0 to 3, got 4
(vector->string #(#\a 5)) ; error: vector->string: argument 1 (vector) must be a vector of characters, got #(#\a 5)
(vector->string "abc") ; error: vector->string: argument 1 (vector) must be a vector, got "abc"
(list->string '(#\a . #\b)) ; error: list->string: argument 1 (list) must be a proper list
(list->string '(#\a "b")) ; error: list->string: argument 1 (list) must be a list of characters
(string-fill! (make-string 2) "a") ; error: string-fill!: argument 2 (fill) must be a character, got "a"
(string-fill! "literal" #\a) ; error: string-fill!: argument 1 (string) must be a mutable string
(string-fill! (make-string 2) #\a 3) ; error: string-fill!: argument 3 (start)
(string-copy! "literal" 0 "a") ; error: string-copy!: argument 1 (to) must be a mutable string
(string-copy! (make-string 2) 3 "") ; error: string-copy!: argument 2 (at) must be an index from 0 to 2, got 3
(string-copy! (make-string 2) 1 "abc" 1) ; error: string-copy!: argument 2 (at) must be an index that leaves room for 2 characters, got 1
(string-copy! (make-string 2) 0 'a) ; error: string-copy!: argument 3 (from) must be a string, got a
(make-string 2 "a") ; error: make-string: argument 2 (char) must be a character, got "a"
(make-string 1.5) ; error: make-string: argument 1 (k)
(string-map car "abc" 5) ; error: string-map: argument 3 (string) must be a string, got 5
(string-map 5 "abc") ; error: string-map: argument 1 (procedure) must be a procedure, got 5
(string-map char-upcase 'a) ; error: string-map: argument 2 (string) must be a string, got a
(string-map char->integer "abc") ; error: string-map: the procedure must return characters, got
(string-map char-upcase) ; error: string-map: takes at least 2 arguments, called with 1
(string-for-each display 5) ; error: string-for-each: argument 2 (string) must be a string, got 5
(string-for-each "a" "b") ; error: string-for-each: argument 1 (procedure) must be a procedure, got "a"
(string-length) ; error: string-length: takes 1 argument
