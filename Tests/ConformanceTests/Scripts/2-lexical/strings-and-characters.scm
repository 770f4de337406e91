;; R7RS 7.1.1: escapes of strings, names of characters.
"a\x41;b" ; => "aAb"
(string-length "\a\b\t\n\r\"\\\|") ; => 8
(map char->integer (string->list "\a\b\t\n\r\"\\\|")) ; => (7 8 9 10 13 34 92 124)
"one \
   two" ; => "one two"
"one\    
   two" ; => "onetwo"
(string-length "line
break") ; => 10
(map char->integer '(#\alarm #\backspace #\delete #\escape #\newline #\null #\return #\space #\tab)) ; => (7 8 127 27 10 0 13 32 9)
#\x41 ; => #\A
#\x ; => #\x
#\( ; => #\(
(char->integer #\x3bb) ; => 955
#\λ ; => #\x3bb
(string #\a #\" #\\) ; => "a\"\\"
