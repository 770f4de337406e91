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
(map char->integer '(#\alarm #\backspace #\delete #\escape #\newline #\null #\return #\space #\tab)) ; => (7 8 127 27 10 0 13 32 9)
(list #\x7 #\x8 #\x7f #\x1b #\xa #\x0 #\xd #\x20 #\x9) ; => (#\alarm #\backspace #\delete #\escape #\newline #\null #\return #\space #\tab)
(char=? #\A #\a) ; => #f
(char<? #\a #\b #\b) ; => #f
(char>? #\c #\b #\a) ; => #t
(char<=? #\a #\b #\b #\a) ; => #f
(char>=? #\c #\b #\b) ; => #t
(char-ci=? #\a #\A #\a) ; => #t
(char-ci<? #\a #\B #\c) ; => #t
(char-ci>? #\c #\B #\a) ; => #t
(char-ci<=? #\a #\A #\b) ; => #t
(char-ci>=? #\B #\a #\A) ; => #t
(char-ci=? #\ς #\Σ) ; => #t
(map digit-value '(#\3 #\x0664 #\x0AE6 #\x0EA6 #\xFF15 #\x1D7CF #\a #\½ #\²)) ; => (3 4 0 #f 5 1 #f #f #f)
(map char-alphabetic? '(#\a #\Z #\é #\λ #\ж #\中 #\1 #\space #\_ #\x2160)) ; => (#t #t #t #t #t #t #f #f #f #t)
(map char-numeric? '(#\0 #\9 #\x0664 #\x966 #\a #\½ #\²)) ; => (#t #t #t #t #f #f #f)
(map char-whitespace? '(#\space #\tab #\newline #\return #\x0c #\xa0 #\x2003 #\x3000 #\a #\x200b)) ; => (#t #t #t #t #t #t #t #t #f #f)
(map char-upper-case? '(#\A #\a #\1 #\Σ #\É #\ß)) ; => (#t #f #f #t #t #f)
(map char-lower-case? '(#\A #\a #\1 #\σ #\é #\ß)) ; => (#f #t #f #t #t #t)
(map char-upcase '(#\i #\ß #\ÿ #\ǆ #\ς #\1 #\中)) ; => (#\I #\ß #\Ÿ #\Ǆ #\Σ #\1 #\中)
(map char-downcase '(#\I #\ǅ #\Σ #\İ #\ẞ #\1)) ; => (#\i #\ǆ #\σ #\i #\ß #\1)
(map char-foldcase '(#\A #\ς #\Σ #\ẞ #\a)) ; => (#\a #\σ #\σ #\ß #\a)
(integer->char #x10FFFF) ; => #\x10FFFF
(integer->char #xDFFF) ; error: integer->char: argument 1 (n) must be a Unicode scalar value, got 57343
(integer->char #x110100) ; error: integer->char
(integer->char 1.0) ; error: integer->char: argument 1
(char->integer 65) ; error: char->integer: argument 1 (char) must be a character, got 65
(char<? #\a "b") ; error: char<?: argument 2 (char2) must be a character, got "b"
(char<? #\b #\a 5) ; error: char<?: argument 3 must be a character, got 5
(char=? #\a) ; error: char=?: takes at least 2 arguments
(char-ci=? 1 #\a) ; error: char-ci=?: argument 1 (char1)
(char-alphabetic? "a") ; error: char-alphabetic?: argument 1 (char)
(char-numeric? 1) ; error: char-numeric?: argument 1
(digit-value 3) ; error: digit-value: argument 1
(char-upcase "a") ; error: char-upcase: argument 1
(char?) ; error: char?: takes 1 argument
