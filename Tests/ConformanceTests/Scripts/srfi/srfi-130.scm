(import (srfi 130))

;;; Cursors

(string-cursor? 0) ; => #t
(string-cursor? -1) ; => #f
(string-cursor? 'a) ; => #f
(string-cursor-start "abc") ; => 0
(string-cursor-start 5) ; error: string-cursor-start: argument 1 (s) must be a string, got 5
(string-cursor-end "abc") ; => 3
(string-cursor-next "abc" 1) ; => 2
(string-cursor-next "abc" 3) ; error: string-cursor-next: argument 2 (cursor) must be an index from 0 to 2, got 3
(string-cursor-prev "abc" 3) ; => 2
(string-cursor-prev "abc" 0) ; error: string-cursor-prev: argument 2 (cursor) must be a cursor that is not the first, got 0
(string-cursor-forward "abc" 1 2) ; => 3
(string-cursor-forward "abc" 1 3) ; error: string-cursor-forward: argument 3 (nchars) must be an index from 0 to 2, got 3
(string-cursor-back "abc" 3 2) ; => 1
(string-cursor-back "abc" 1 2) ; error: string-cursor-back: argument 3 (nchars) must be an index from 0 to 1, got 2
(string-cursor=? "abc" 1 1) ; => #t
(string-cursor<? "abc" 1 2) ; => #t
(string-cursor>? "abc" 1 2) ; => #f
(string-cursor<=? "abc" 2 2) ; => #t
(string-cursor>=? "abc" 1 2) ; => #f
(string-cursor-diff "abc" 1 3) ; => 2
(string-cursor->index "abc" 2) ; => 2
(string-index->cursor "abc" 2) ; => 2
(string-index->cursor "abc" 4) ; error: string-index->cursor: argument 2 (index) must be an index from 0 to 3, got 4

;;; Predicates and constructors

(string-null? "") ; => #t
(string-every char-alphabetic? "abc") ; => #t
(string-every char-alphabetic? "") ; => #t
(string-any digit-value "ab7") ; => 7
(string-tabulate (lambda (i) (integer->char (+ i 97))) 3) ; => "abc"
(string-unfold null? car cdr '(#\a #\b) "<" (lambda (x) ">")) ; => "<ab>"
(string-unfold-right null? car cdr '(#\a #\b) "<" (lambda (x) ">")) ; => ">ba<"

;;; Conversion and selection

(string->list/cursors "abc" 1) ; => (#\b #\c)
(string->vector/cursors "abc" 1 2) ; => #(#\b)
(reverse-list->string '(#\a #\B #\c)) ; => "cBa"
(string-join '("foo" "bar" "baz") ":") ; => "foo:bar:baz"
(string-ref/cursor "abc" 1) ; => #\b
(substring/cursors "abc" 1 3) ; => "bc"
(string-copy/cursors "abc" 1) ; => "bc"
(string-take "Pete Szilagyi" 6) ; => "Pete S"
(string-drop "Pete Szilagyi" 6) ; => "zilagyi"
(string-take-right "Beta rules" 5) ; => "rules"
(string-drop-right "Beta rules" 5) ; => "Beta "
(string-take "foo" 37) ; error: string-take
(string-pad "325" 5) ; => "  325"
(string-pad-right "325" 5) ; => "325  "
(string-trim "  a ") ; => "a "
(string-trim-right "  a ") ; => "  a"
(string-trim-both "  The outlook wasn't brilliant,  \n\r") ; => "The outlook wasn't brilliant,"

;;; Prefixes, suffixes, searching

(string-prefix-length "abcd" "abxd") ; => 2
(string-suffix-length "abcd" "xxcd") ; => 2
(string-prefix? "ab" "abc") ; => #t
(string-suffix? "bc" "abc") ; => #t
(string-index "a1b2" char-numeric?) ; => 1
(string-index "abc" char-numeric?) ; => 3
(string-index "abc1" char-numeric? 0 2) ; => 2
(string-index "abc" #\b) ; => 1
(string-index "abc" #\x) ; => 3
(string-index "abc" 'b) ; error: string-index: argument 2 (criterion) must be a character or a predicate, got b
(string-index-right "a1b2c" char-numeric?) ; => 4
(string-index-right "abc" char-numeric?) ; => 0
(string-index-right "1abc" char-numeric? 1) ; => 1
(string-skip "  ab" char-whitespace?) ; => 2
(string-skip "  " char-whitespace?) ; => 2
(string-skip-right "ab  " char-whitespace?) ; => 2
(string-skip-right "  " char-whitespace?) ; => 0
(string-contains "eek -- what a geek." "ee" 12 18) ; => 15
(string-contains "eek" "x") ; => #f
(string-contains-right "eek -- what a geek." "ee") ; => 15
(string-contains-right "eek -- what a geek." "ee" 0 15) ; => 0
(string-contains-right "eek -- what a geek." "ee" 1 15) ; => #f
(string-contains-right "banana" "xan" 0 6 1) ; => 3
(string-contains-right "abc" "") ; => 3
(string-contains-right "abc" "x") ; => #f

;;; The whole string

(string-reverse "Who stole the spoons?" 14 20) ; => "snoops"
(string-concatenate '("a" "bc")) ; => "abc"
(string-concatenate-reverse '(" must be" "Hello, I") " going.XXXX" 7) ; => "Hello, I must be going."
(string-fold cons '() "abc") ; => (#\c #\b #\a)
(string-fold-right cons '() "abc") ; => (#\a #\b #\c)
(let ((s "abcde") (v '())) (string-for-each-cursor (lambda (cur) (set! v (cons (char->integer (string-ref/cursor s cur)) v))) s) v) ; => (101 100 99 98 97)
(string-for-each-cursor display "abc" 1) ; prints: 12
(string-replicate "abcdef" 2 8) ; => "cdefab"
(string-replicate "abcdef" -2 4) ; => "efabcd"
(string-replicate "abc" 0 7) ; => "abcabca"
(string-replicate "abcdefg" 0 4 3 6) ; => "defd"
(string-count "ban4n4" char-numeric?) ; => 2
(string-replace "It's easy to code it up in Scheme." "lots of fun" 5 9) ; => "It's lots of fun to code it up in Scheme."
(string-split "a,b,,c" ",") ; => ("a" "b" "" "c")
(string-split "a\r\nb\r\n" "\r\n") ; => ("a" "b" "")
(string-split "abc" "") ; => ("a" "b" "c")
(string-split "abc" "" 'infix 1) ; => ("a" "bc")
(string-split "" ",") ; => ()
(string-split "," ",") ; => ("" "")
(string-split "" "," 'strict-infix) ; error: string-split: argument 1 (s) must be a string that is not empty
(string-split "a,b" "," 'strict-infix) ; => ("a" "b")
(string-split ",a,b," "," 'prefix) ; => ("a" "b" "")
(string-split ",a,b," "," 'suffix) ; => ("" "a" "b")
(string-split "a,b" "," 'suffix) ; => ("a" "b")
(string-split "" "," 'suffix) ; => ()
(string-split "a,b,c,d" "," 'infix 2) ; => ("a" "b" "c,d")
(string-split "a,b,c,d" "," 'infix 0) ; => ("a,b,c,d")
(string-split "a,b,c,d" "," 'infix #f 2) ; => ("b" "c" "d")
(string-split "a,b,c,d" "," 'infix #f 2 5) ; => ("b" "c")
(string-split "a,b" #\,) ; error: string-split: argument 2 (delimiter) must be a string, got #\,
(string-split "a,b" "," 'other) ; error: string-split: argument 3 (grammar) must be infix, strict-infix, prefix or suffix
(string-split "a,b" "," 'infix -1) ; error: string-split: argument 4 (limit) must be a nonnegative exact integer, got -1
(string-filter char-numeric? "a1b2") ; => "12"
(string-remove char-numeric? "a1b2") ; => "ab"
(string-remove char-numeric? "a1b2" 1 3) ; => "b"
