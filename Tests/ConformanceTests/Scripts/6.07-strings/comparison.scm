;; R7RS 6.7: comparison.
(string=? "abc" "abc" "abc") ; => #t
(string=? "abc" "abC") ; => #f
(string=? "a" "aλ") ; => #f
(string<? "abc" "abd") ; => #t
(string<? "ab" "abc") ; => #t
(string<? "abc" "ab") ; => #f
(string<? "a" "b" "c") ; => #t
(string>? "b" "a") ; => #t
(string<=? "a" "a" "b") ; => #t
(string>=? "b" "a" "a") ; => #t
(string-ci=? "HeLLo" "hello") ; => #t
(string-ci<? "a" "B") ; => #t
(string-ci>? "b" "A") ; => #t
(string=? "" "") ; => #t
(string<? "Z" "a") ; => #t
(string<? "z" "λ") ; => #t
(string=? "a" 'a) ; error: string=?
(string=? "a" "a" "b") ; => #f
(string<? "a" "b" "b") ; => #f
(string>? "c" "b" "a") ; => #t
(string<=? "a" "b" "a") ; => #f
(string>=? "c" "b" "b" "") ; => #t
(string<? "" "a") ; => #t
(string<? "A" "a") ; => #t
(string<? "\xFF;" "\x100;") ; => #t
(string<? "\xFFFF;" "\x10000;") ; => #t
(string<? "b" "a" 5) ; error: string<?: argument 3 must be a string, got 5
(string=? "a") ; error: string=?: takes at least 2 arguments
