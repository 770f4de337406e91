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
