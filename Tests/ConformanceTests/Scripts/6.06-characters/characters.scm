;; R7RS 6.6.
(char? #\a) ; => #t
(char? "a") ; => #f
(char->integer #\A) ; => 65
(integer->char 955) ; => #\λ
(char<? #\a #\b #\c) ; => #t
(char<? #\a #\a) ; => #f
(char<=? #\a #\a #\b) ; => #t
(char>? #\b #\a) ; => #t
(char>=? #\b #\b) ; => #t
(char=? #\x #\x #\x) ; => #t
(char-ci=? #\a #\A) ; => #t
(char-ci<? #\a #\B) ; => #t
(char-alphabetic? #\a) ; => #t
(char-alphabetic? #\1) ; => #f
(char-alphabetic? #\λ) ; => #t
(char-numeric? #\5) ; => #t
(char-whitespace? #\space) ; => #t
(char-whitespace? #\newline) ; => #t
(char-whitespace? #\a) ; => #f
(char-upper-case? #\A) ; => #t
(char-lower-case? #\A) ; => #f
(char-upcase #\a) ; => #\A
(char-downcase #\A) ; => #\a
(char-foldcase #\A) ; => #\a
(char-upcase #\ß) ; => #\ß
(char-upcase #\λ) ; => #\Λ
(digit-value #\3) ; => 3
(digit-value #\x0664) ; => 4
(digit-value #\a) ; => #f
(list #\space #\newline #\tab #\nul #\x7f #\a) ; => (#\space #\newline #\tab #\null #\delete #\a)
(char->integer "a") ; error: char->integer
(integer->char -1) ; error: integer->char
(integer->char #xD800) ; error: integer->char
(char-upcase 5) ; error: char-upcase
