(import (srfi 13))

;;; Predicates

(string? "a") ; => #t
(string-null? "") ; => #t
(string-null? "a") ; => #f
(string-every char-alphabetic? "abc") ; => #t
(string-every #\a "aaa") ; => #t
(string-every #\a "aab") ; => #f
(string-every #\a "aab" 0 2) ; => #t
(string-every (lambda (c) (and (char-numeric? c) (digit-value c))) "123") ; => 3
(string-every #\a "") ; => #t
(string-every 5 "a") ; error: string-every: argument 1 (criterion) must be a character or a predicate, got 5
(string-every #\a 5) ; error: string-every: argument 2 (s) must be a string, got 5
(string-any char-numeric? "ab1") ; => #t
(string-any digit-value "ab7c8") ; => 7
(string-any digit-value "ab7c8" 3) ; => 8
(string-any #\x "abc") ; => #f
(string-any #\x "") ; => #f
(string-any #\a "abc" 1) ; => #f

;;; Constructors

(make-string 2 #\x) ; => "xx"
(string #\a #\b) ; => "ab"
(string-tabulate (lambda (i) (integer->char (+ i 65))) 4) ; => "ABCD"
(string-tabulate integer->char 0) ; => ""
(string-tabulate 1 2) ; error: string-tabulate: argument 1 (proc) must be a procedure, got 1
(string-tabulate integer->char -1) ; error: string-tabulate: argument 2 (len) must be a nonnegative exact integer, got -1
(string->list "abc" 1) ; => (#\b #\c)
(list->string '(#\a #\b)) ; => "ab"
(reverse-list->string '(#\a #\B #\c)) ; => "cBa"
(reverse-list->string 'a) ; error: reverse-list->string: argument 1 (chars) must be a list of characters, got a
(string-join '("foo" "bar" "baz")) ; => "foo bar baz"
(string-join '("foo" "bar" "baz") ":") ; => "foo:bar:baz"
(string-join '("foo" "bar" "baz") ":" 'infix) ; => "foo:bar:baz"
(string-join '("foo" "bar" "baz") ":" 'suffix) ; => "foo:bar:baz:"
(string-join '("foo" "bar" "baz") ":" 'prefix) ; => ":foo:bar:baz"
(string-join '("foo" "bar") ":" 'strict-infix) ; => "foo:bar"
(string-join '() ":") ; => ""
(string-join '("") ":") ; => ""
(string-join '() ":" 'suffix) ; => ""
(string-join '("") ":" 'suffix) ; => ":"
(string-join '() ":" 'prefix) ; => ""
(string-join '() ":" 'strict-infix) ; error: string-join: argument 1 (strings) must be a list that is not empty
(string-join '("a") ":" 'other) ; error: string-join: argument 3 (grammar) must be infix, strict-infix, prefix or suffix

;;; Selection

(string-length "abc") ; => 3
(string-ref "abc" 1) ; => #\b
(string-copy "Beta rules" 5) ; => "rules"
(substring/shared "Beta rules" 5) ; => "rules"
(substring/shared "Beta rules" 0 4) ; => "Beta"
(substring/shared "abc" 2 1) ; error: substring/shared: argument 2 (start) must be an index from 0 to 1, got 2
(substring/shared 'a 0) ; error: substring/shared: argument 1 (s) must be a string, got a
(define s (make-string 5 #\-))
(string-copy! s 1 "abcd" 1 3)
s ; => "-bc--"
(string-copy! (string-copy "Microsoft") 0 "Regional Microsoft Operating Companies") ; error: string-copy!: argument 2
(string-take "Pete Szilagyi" 6) ; => "Pete S"
(string-drop "Pete Szilagyi" 6) ; => "zilagyi"
(string-take-right "Beta rules" 5) ; => "rules"
(string-drop-right "Beta rules" 5) ; => "Beta "
(string-take "foo" 37) ; error: string-take: argument 2 (nchars) must be an index from 0 to 3, got 37
(string-drop "foo" 3) ; => ""
(string-drop "foo" -1) ; error: string-drop: argument 2 (nchars) must be an index from 0 to 3, got -1
(string-take-right "foo" 4) ; error: string-take-right: argument 2 (nchars) must be an index from 0 to 3
(string-drop-right "foo" 4) ; error: string-drop-right: argument 2 (nchars) must be an index from 0 to 3
(string-pad "325" 5) ; => "  325"
(string-pad "71325" 5) ; => "71325"
(string-pad "8871325" 5) ; => "71325"
(string-pad "8871325" 5 #\0 5) ; => "00025"
(string-pad "8871325" 1 #\0 0 3) ; => "7"
(string-pad "a" -1) ; error: string-pad: argument 2 (len) must be a nonnegative exact integer, got -1
(string-pad "a" 1 #\space 2) ; error: string-pad: argument 4 (start) must be an index from 0 to 1, got 2
(string-pad-right "325" 5) ; => "325  "
(string-pad-right "8871325" 5) ; => "88713"
(string-pad-right "8871325" 5 #\0 5) ; => "25000"
(string-trim "  a b  ") ; => "a b  "
(string-trim-right "  a b  ") ; => "  a b"
(string-trim-both "  The outlook wasn't brilliant,  \n\r") ; => "The outlook wasn't brilliant,"
(string-trim-both "xxaxx" #\x) ; => "a"
(string-trim-both "xxxx" #\x) ; => ""
(string-trim "12ab" char-numeric? 1) ; => "ab"
(string-trim-right "ab12" char-numeric? 0 3) ; => "ab"
(string-trim "a" 1) ; error: string-trim: argument 2 (criterion) must be a character or a predicate, got 1

;;; Modification

(define s (string-copy "abc"))
(string-set! s 1 #\x)
s ; => "axc"
(string-fill! s #\z 2)
s ; => "axz"

;;; Comparison

(string-compare "The cat in the hat" "abcdefgh" values values values 4 6 2 4) ; => 5
(string-compare "abc" "abd" list vector string) ; => (2)
(string-compare "abc" "abc" list vector list) ; => #(3)
(string-compare "abc" "ab" list list vector) ; => #(2)
(string-compare "ab" "abc" vector list list) ; => #(2)
(string-compare "a" "b" 1 list list) ; error: string-compare: argument 3 (proc<) must be a procedure, got 1
(string-compare "a" 'b list list list) ; error: string-compare: argument 2 (s) must be a string, got b
(string-compare-ci "ABC" "abd" list vector string) ; => (2)
(string-compare-ci "ABC" "abc" list vector list) ; => #(3)
(map (lambda (c) (list (c "ab" "ab") (c "ab" "ac") (c "ac" "ab") (c "ab" "abc"))) (list string= string<> string< string> string<= string>=)) ; => ((#t #f #f #f) (#f #t #t #t) (#f #t #f #t) (#f #f #t #f) (#t #t #f #t) (#t #f #t #f))
(map (lambda (c) (list (c "AB" "ab") (c "ab" "AC") (c "AC" "ab") (c "ab" "ABC"))) (list string-ci= string-ci<> string-ci< string-ci> string-ci<= string-ci>=)) ; => ((#t #f #f #f) (#f #t #t #t) (#f #t #f #t) (#f #f #t #f) (#t #t #f #t) (#t #f #t #f))
(string= "xaby" "ab" 1 3) ; => #t
(string= "xaby" "cab" 1 3 1) ; => #t
(string= "xaby" "cabd" 1 3 1 3) ; => #t
(string<> "xaby" "ab" 1) ; => #t
(string< "xaby" "cab" 1 3 0) ; => #t
(string> "xaby" "cab" 0) ; => #t
(string<= "xaby" "ab" 1 2) ; => #t
(string>= "xaby" "ab" 1 2) ; => #f
(string-ci= "xABy" "ab" 1 3) ; => #t
(string-ci< "xABy" "cab" 1 3) ; => #t
(string= "abc" 5) ; error: string=: argument 2 (s) must be a string, got 5
(string< "abc" "abc" 4) ; error: string<: argument 3 (start) must be an index from 0 to 3, got 4
(string< "abc" "abc" 0 3 2 1) ; error: string<: argument 5 (start) must be an index from 0 to 1, got 2
(= (string-hash "hello") (string-hash "hello")) ; => #t
(= (string-hash "hello") (string-hash "olleh")) ; => #f
(= (string-hash "xhello" 0 1) (string-hash "hello")) ; => #t
(<= 0 (string-hash "hello" 10) 9) ; => #t
(= (string-hash "hello" 1000 1 3) (string-hash "el" 1000)) ; => #t
(= (string-hash-ci "HeLLo") (string-hash-ci "hEllO")) ; => #t
(= (string-hash-ci "HeLLo" 7) (string-hash-ci "hello" 7)) ; => #t
(string-hash "a" -1) ; error: string-hash: argument 2 (bound) must be a nonnegative exact integer, got -1

;;; Prefixes and suffixes

(string-prefix-length "abcd" "abxd") ; => 2
(string-prefix-length "xabc" "abc" 1) ; => 3
(string-suffix-length "abcd" "xxcd") ; => 2
(string-suffix-length "abcd" "cx" 0 3 0 1) ; => 1
(string-prefix-length-ci "ABcd" "abxd") ; => 2
(string-suffix-length-ci "abCD" "xxcd") ; => 2
(string-prefix? "ab" "abc") ; => #t
(string-prefix? "abc" "ab") ; => #f
(string-prefix? "" "") ; => #t
(string-prefix? "xab" "yabc" 1 3 1) ; => #t
(string-suffix? "bc" "abc") ; => #t
(string-suffix? "ab" "abc") ; => #f
(string-suffix? "ab" "abc" 0 2 0 2) ; => #t
(string-prefix-ci? "AB" "abc") ; => #t
(string-suffix-ci? "BC" "abc") ; => #t

;;; Searching

(string-index "hello" #\l) ; => 2
(string-index "hello" #\l 3) ; => 3
(string-index "hello" #\l 0 2) ; => #f
(string-index "a1b2" char-numeric?) ; => 1
(string-index "a1b2" char-numeric? 2) ; => 3
(string-index "abc" char-numeric?) ; => #f
(string-index "abc" "a") ; error: string-index: argument 2 (criterion) must be a character or a predicate, got "a"
(string-index-right "hello" #\l) ; => 3
(string-index-right "hello" #\l 0 3) ; => 2
(string-index-right "hello" char-numeric?) ; => #f
(string-skip "  ab" char-whitespace?) ; => 2
(string-skip "aab" #\a) ; => 2
(string-skip "aa" #\a) ; => #f
(string-skip-right "ab  " char-whitespace?) ; => 1
(string-skip-right "ab  " #\space 2) ; => #f
(string-count "banana" #\a) ; => 3
(string-count "ban4n4" char-numeric? 0 4) ; => 1
(string-contains "eek -- what a geek." "ee" 12 18) ; => 15
(string-contains "hello" "l") ; => 2
(string-contains "hello" "lo") ; => 3
(string-contains "hello" "lo" 0 4) ; => #f
(string-contains "hello" "xlox" 0 5 1 3) ; => 3
(string-contains "hello" "" 2) ; => 2
(string-contains "hello" "z") ; => #f
(string-contains-ci "Hello" "LO") ; => 3
(string-contains-ci "xxHELLO" "hello" 1 7) ; => 2
(string-contains-ci "hello" "lO" 0 4) ; => #f

;;; Case

(string-titlecase "--capitalize tHIS sentence.") ; => "--Capitalize This Sentence."
(string-titlecase "3com makes routers.") ; => "3Com Makes Routers."
(string-titlecase "xyZ ab" 1 5) ; => "Yz A"
(string-titlecase "\x1c4;a") ; => "\x1c5;a"
(string-upcase "abc") ; => "ABC"
(string-upcase "abc" 1) ; => "BC"
(string-upcase "straße") ; => "STRAßE"
(string-downcase "ABC" 0 2) ; => "ab"
(define s (string-copy "hello World"))
(string-titlecase! s 3)
s ; => "helLo World"
(string-upcase! s 0 2)
s ; => "HElLo World"
(string-downcase! s 1)
s ; => "Hello world"

;;; Reversing and appending

(string-reverse "Able was I ere I saw elba.") ; => ".able was I ere I saw elbA"
(string-reverse "Who stole the spoons?" 14 20) ; => "snoops"
(define s (string-copy "abcdef"))
(string-reverse! s)
s ; => "fedcba"
(string-reverse! s 1 4)
s ; => "fcdeba"
(string-append "a" "b") ; => "ab"
(string-append/shared "a" "b" "c") ; => "abc"
(string-append/shared) ; => ""
(string-concatenate '("a" "bc" "")) ; => "abc"
(string-concatenate '()) ; => ""
(string-concatenate '("a" b)) ; error: string-concatenate: argument 1 (strings) must be a list of strings, got ("a" b)
(string-concatenate/shared '("a" "b")) ; => "ab"
(string-concatenate-reverse '(" must be" "Hello, I") " going.XXXX" 7) ; => "Hello, I must be going."
(string-concatenate-reverse '("b" "a")) ; => "ab"
(string-concatenate-reverse '("b" "a") "c") ; => "abc"
(string-concatenate-reverse '("b" "a") "c" 2) ; error: string-concatenate-reverse: argument 3 (end) must be an index from 0 to 1
(string-concatenate-reverse "ab") ; error: string-concatenate-reverse: argument 1 (strings) must be a list of strings
(string-concatenate-reverse/shared '("b" "a") "cd" 1) ; => "abc"

;;; Mapping and folding

(string-map char-upcase "abc") ; => "ABC"
(string-map char-upcase "abc" 1) ; => "BC"
(string-map 1 "abc") ; error: string-map: argument 1 (proc) must be a procedure, got 1
(define s (string-copy "abc"))
(string-map! char-upcase s 1)
s ; => "aBC"
(string-fold cons '() "abc") ; => (#\c #\b #\a)
(string-fold cons '() "abc" 1 2) ; => (#\b)
(string-fold (lambda (c count) (if (char-lower-case? c) (+ count 1) count)) 0 "aBcD") ; => 2
(string-fold 1 2 "a") ; error: string-fold: argument 1 (kons) must be a procedure, got 1
(string-fold-right cons '() "abc") ; => (#\a #\b #\c)
(string-fold-right cons '() "abc" 1) ; => (#\b #\c)
(string-unfold null? car cdr '(#\a #\b)) ; => "ab"
(string-unfold null? car cdr '(#\a #\b) "<") ; => "<ab"
(string-unfold null? car cdr '(#\a #\b) "<" (lambda (x) ">")) ; => "<ab>"
(string-unfold 1 car cdr '()) ; error: string-unfold: argument 1 (p) must be a procedure, got 1
(string-unfold null? car cdr '() 5) ; error: string-unfold: argument 5 (base) must be a string, got 5
(string-unfold-right null? car cdr '(#\a #\b)) ; => "ba"
(string-unfold-right null? car cdr '(#\a #\b) "<") ; => "ba<"
(string-unfold-right null? car cdr '(#\a #\b) "<" (lambda (x) ">")) ; => ">ba<"
(string-for-each display "abc") ; prints: abc
(string-for-each display "abc" 1 2) ; prints: b
(string-for-each-index display "abc") ; prints: 012
(string-for-each-index display "abc" 1) ; prints: 12

;;; Replication

(xsubstring "abcdef" 2) ; => "cdefab"
(xsubstring "abcdef" -2) ; => "efabcd"
(xsubstring "abc" 0 7) ; => "abcabca"
(xsubstring "abcdefg" -4 5 3 6) ; => "fdefdefde"
(xsubstring "abc" 3 3) ; => ""
(xsubstring "" 0 0) ; => ""
(xsubstring "" 0 1) ; error: xsubstring: an empty string cannot be repeated
(xsubstring "abc" 3 2) ; error: xsubstring: argument 3 (to) must be an exact integer from 3 on, got 2
(xsubstring "abc" 'x) ; error: xsubstring: argument 2 (from) must be an exact integer, got x
(define s (make-string 8 #\-))
(string-xcopy! s 1 "abc" -1)
s ; => "-cab----"
(string-xcopy! s 4 "abc" 0 4)
s ; => "-cababca"
(string-xcopy! s 0 "xyz" 0 3 1)
s ; => "yzybabca"
(string-xcopy! s 7 "abc" 0) ; error: string-xcopy!: argument 2 (tstart) must be an index that leaves room for 3 characters

;;; Replacing, splitting, filtering

(string-replace "The TCL programmer endured daily ridicule." "another miserable perl drone" 4 7 8 22) ; => "The miserable perl programmer endured daily ridicule."
(string-replace "It's easy to code it up in Scheme." "lots of fun" 5 9) ; => "It's lots of fun to code it up in Scheme."
(string-replace "It's easy to code it up in Scheme." "really " 5 5) ; => "It's really easy to code it up in Scheme."
(string-replace "abc" "x" 2 1) ; error: string-replace: argument 3 (start) must be an index from 0 to 1, got 2
(string-tokenize "Help make programs run, run, RUN!") ; => ("Help" "make" "programs" "run," "run," "RUN!")
(string-tokenize "a1b22c" char-numeric?) ; => ("1" "22")
(string-tokenize "a1b22c" char-numeric? 2) ; => ("22")
(string-tokenize "  ") ; => ()
(string-filter char-numeric? "a1b2") ; => "12"
(string-filter #\a "banana" 2) ; => "aa"
(string-delete char-numeric? "a1b2") ; => "ab"
(string-delete #\a "banana" 0 4) ; => "bn"

;;; Low-level procedures

(call-with-values (lambda () (string-parse-start+end 'me "abc" '(1 2 x))) list) ; => ((x) 1 2)
(call-with-values (lambda () (string-parse-start+end 'me "abc" '(1))) list) ; => (() 1 3)
(call-with-values (lambda () (string-parse-start+end 'me "abc" '())) list) ; => (() 0 3)
(string-parse-start+end 'me "abc" '(4)) ; error: me: argument 2 (start) must be an index from 0 to 3, got 4
(string-parse-start+end car 'abc '()) ; error: argument 1 (s) must be a string, got abc
(call-with-values (lambda () (string-parse-final-start+end 'me "abc" '(1))) list) ; => (1 3)
(string-parse-final-start+end 'me "abc" '(1 2 x)) ; error: me: there are arguments behind start and end
(let-string-start+end (a b) 'me "abc" '(1) (list a b)) ; => (1 3)
(let-string-start+end (a b rest) 'me "abc" '(1 2 3) (list a b rest)) ; => (1 2 (3))
(check-substring-spec 'me "abc" 0 4) ; error: me: argument 3 (end) must be an index from 0 to 3, got 4
(begin (check-substring-spec 'me "abc" 0 3) 'fine) ; => fine
(substring-spec-ok? "abc" 0 3) ; => #t
(substring-spec-ok? "abc" 2 1) ; => #f
(substring-spec-ok? "abc" 0 4) ; => #f
(substring-spec-ok? "abc" 0. 1) ; => #f
(substring-spec-ok? 'abc 0 1) ; => #f
(make-kmp-restart-vector "abcabcd") ; => #(-1 0 0 0 1 2 3)
(make-kmp-restart-vector "aab") ; => #(-1 0 1)
(make-kmp-restart-vector "aAb" char-ci=?) ; => #(-1 0 1)
(make-kmp-restart-vector "xaab" char=? 1) ; => #(-1 0 1)
(make-kmp-restart-vector "") ; => #()
(define rv (make-kmp-restart-vector "aab"))
(kmp-step "aab" rv #\a 0 char=? 0) ; => 1
(kmp-step "aab" rv #\a 2 char=? 0) ; => 2
(kmp-step "aab" rv #\b 2 char=? 0) ; => 3
(kmp-step "aab" rv #\x 2 char=? 0) ; => 0
(kmp-step "xaab" rv #\b 2 char=? 1) ; => 3
(string-kmp-partial-search "aab" rv "xxaabxx" 0) ; => -5
(string-kmp-partial-search "aab" rv "xxaa" 0) ; => 2
(string-kmp-partial-search "aab" rv "bcc" 2) ; => -1
(string-kmp-partial-search "xaab" rv "AAB" 0 char-ci=? 1) ; => -3
(string-kmp-partial-search "aab" rv "aabaab" 0 char=? 0 1) ; => -6
(string-kmp-partial-search "aab" rv "aabaab" 0 char=? 0 1 4) ; => 1
