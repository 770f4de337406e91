;; R7RS 6.7: case, by the full mappings of Unicode.
(string-upcase "straße") ; => "STRASSE"
(string-upcase "ﬁn") ; => "FIN"
(string-downcase "ΑΣ") ; => "ας"
(string-downcase "ΑΣΑ ΣΑΣ Σ") ; => "ασα σας σ"
(string-downcase "ΧΑΟΣΣ") ; => "χαοσς"
(string-downcase "ΧΑΟΣ.") ; => "χαος."
(string-downcase "STRASSE") ; => "strasse"
(string-foldcase "Straße") ; => "strasse"
(string-foldcase "ΑΣ") ; => "ασ"
(string-upcase "ǆ é λ 中 1") ; => "Ǆ É Λ 中 1"
(string-downcase "ÀÉÎ") ; => "àéî"
(string-upcase "") ; => ""
(string-ci=? "Straße" "Strasse") ; => #t
(string-ci=? "STRASSE" "straße" "StraSSe") ; => #t
(string-ci=? "ΑΣ" "ας" "ασ") ; => #t
(string-ci=? "a" "b") ; => #f
(string-ci<? "a" "B" "c") ; => #t
(string-ci>? "C" "b" "A") ; => #t
(string-ci<=? "a" "A" "b") ; => #t
(string-ci>=? "B" "a" "A") ; => #t
(let ((s "abc")) (eq? s (string-upcase s))) ; => #f
(string-upcase 'a) ; error: string-upcase: argument 1 (string) must be a string, got a
(string-downcase #\a) ; error: string-downcase: argument 1
(string-foldcase 5) ; error: string-foldcase: argument 1
(string-ci=? "a" 5) ; error: string-ci=?: argument 2 (string2) must be a string, got 5
(string-ci<? "a") ; error: string-ci<?: takes at least 2 arguments
