;; not under stress
(import (srfi 115))

(define (found re str . range) (let ((m (apply regexp-search re str range))) (and m (regexp-match-submatch m 0))))
(define (submatches re str) (let ((m (regexp-search re str))) (and m (regexp-match->list m))))
(define (all-match? re . strings) (map (lambda (s) (regexp-matches? re s)) strings))

;;; Regular expressions as objects

(regexp? (regexp '(+ digit))) ; => #t
(regexp? '(+ digit)) ; => #f
(let ((re (regexp "a"))) (eq? re (regexp re))) ; => #t
(regexp 5) ; error: regexp: not a valid SRE: 5
(regexp '(+ . a)) ; error: regexp: not a valid SRE:
(regexp 'unknown) ; error: regexp: not a valid SRE: unknown
(regexp '(unknown "a")) ; error: regexp: not a valid SRE: (unknown "a")
(regexp '()) ; error: regexp: not a valid SRE: ()
(let ((circular (list '* 0))) (set-car! (cdr circular) circular) (regexp circular)) ; error: regexp: the SRE is too large
(regexp '(= 1000 (= 1000 "ab"))) ; error: regexp: the SRE is too large
(regexp-matches? (rx (+ digit) "-" (* alpha)) "12-ab") ; => #t
(let ((n 2) (parts '("a" "b"))) (found (rx (= ,n digit) ,@parts) "x123ab")) ; => "23ab"
(valid-sre? '(* "a")) ; => #t
(valid-sre? (regexp "a")) ; => #t
(map valid-sre? '(5 (* 5) (= "a") (= -1 "a") (** 2 1 "a") (-> 5 "a") (backref 1) (look-behind (* "a")) (/ "a") (~ "ab") ("a" "b") (char-set #\a) foo)) ; => (#f #f #f #f #f #f #f #f #f #f #f #f #f)
(regexp->sre (regexp '(: "a" digit))) ; => (: "a" digit)
(regexp->sre (rx "a")) ; => (: "a")
(char-set->sre "abc") ; => ("abc")
(char-set->sre #\a) ; => ("a")
(char-set->sre 5) ; error: char-set->sre: argument 1 (char-set) must be a string, a character or a predicate, got 5
(regexp-matches? `(* ,(char-set->sre "abc")) "cab") ; => #t

;;; Basic patterns

(found "needle" "hayneedlehay") ; => "needle"
(found "needle" "haynEEdlehay") ; => #f
(found "" "abc") ; => ""
(found '(: "one" space "two" space "three") "one two three") ; => "one two three"
(found '(seq "a" #\b) "xab") ; => "ab"
(found '(or "eeney" "meeney" "miney") "meeney") ; => "meeney"
(found '(or "eeney" "meeney" "miney") "moe") ; => #f
(found '(|\|| "ab" "cd") "xcd") ; => "cd"
(found '(or) "abc") ; => #f
(found '(or "a" "ab") "ab") ; => "a"
(all-match? '(or "a" "ab") "a" "ab" "abc") ; => (#t #t #f)
(all-match? '(: (* "a") (or "ab" "b")) "b" "ab" "aab" "aa") ; => (#t #t #t #f)

;;; Case and repertoire

(found '(w/nocase "needle") "haynEEdlehay") ; => "nEEdle"
(map (lambda (s) (found '(~ ("Aab")) s)) '("B" "b")) ; => ("B" #f)
(map (lambda (s) (found '(w/nocase (~ ("Aab"))) s)) '("B" "b" "c")) ; => (#f #f "c")
(map (lambda (s) (found '(~ (w/nocase ("Aab"))) s)) '("B" "b" "c")) ; => (#f #f "c")
(found '(w/nocase "SMALL" (w/case "BIG")) "smallBIGsmall") ; => "smallBIG"
(found '(w/nocase (~ (w/case ("Aab")))) "b") ; => #f
(found '(w/nocase (/ "az")) "Q") ; => "Q"
(found '(w/nocase #\ä) "Ä") ; => "Ä"
(found '(w/ascii (w/nocase #\ä)) "Ä") ; => #f
(found '(w/ascii (w/nocase "k")) "\x212a;K") ; => "K"
(found '(w/nocase "k") "\x212a;") ; => "\x212a;"
(map (lambda (s) (found '(w/nocase (+ lower)) s)) '("aB" "1" "中")) ; => ("aB" #f #f)
(found '(w/ascii bos (* alpha) eos) "English") ; => "English"
(found '(w/ascii bos (* alpha) eos) "Ελληνική") ; => #f
(found '(w/unicode bos (* alpha) eos) "Ελληνική") ; => "Ελληνική"
(found '(w/ascii (w/unicode (+ alpha))) "éa") ; => "éa"
(found '(w/ascii any) "éa") ; => "a"
(found '(w/ascii (~ #\a)) "aéb") ; => "b"
(let ((number '($ (+ digit)))) (cdr (submatches `(: ,number "-" ,number "-" ,number) "555-867-5309"))) ; => ("555" "867" "5309")
(let ((number '($ (+ digit)))) (cdr (submatches `(: ,number "-" (w/nocapture ,number) "-" ,number) "555-867-5309"))) ; => ("555" "5309")

;;; Repetition

(map (lambda (s) (found '(: "match" (? "es") "!") s)) '("matches!" "match!" "matche!")) ; => ("matches!" "match!" #f)
(map (lambda (s) (found '(: "<" (* (~ #\>)) ">") s)) '("<html>" "<>" "<html")) ; => ("<html>" "<>" #f)
(map (lambda (s) (found '(: "<" (+ (~ #\>)) ">") s)) '("<html>" "<a>" "<>")) ; => ("<html>" "<a>" #f)
(map (lambda (s) (found '(: "<" (>= 3 (~ #\>)) ">") s)) '("<table>" "<pre>" "<tr>")) ; => ("<table>" "<pre>" #f)
(map (lambda (s) (found '(: "<" (= 4 (~ #\>)) ">") s)) '("<html>" "<table>")) ; => ("<html>" #f)
(map (lambda (s) (found '(: (= 3 (** 1 3 numeric) ".") (** 1 3 numeric)) s)) '("192.168.1.10" "192.0168.1.10")) ; => ("192.168.1.10" #f)
(all-match? '(optional "ab") "" "ab" "abab") ; => (#t #t #f)
(all-match? '(zero-or-more "ab") "" "ab" "abab" "aba") ; => (#t #t #t #f)
(all-match? '(one-or-more "ab") "" "ab" "abab") ; => (#f #t #t)
(all-match? '(at-least 2 "ab") "ab" "abab" "ababab") ; => (#f #t #t)
(all-match? '(exactly 2 "ab") "ab" "abab" "ababab") ; => (#f #t #f)
(all-match? '(repeated 1 2 "ab") "" "ab" "abab" "ababab") ; => (#f #t #t #f)
(all-match? '(= 0 "ab") "" "ab") ; => (#t #f)
(all-match? '(** 0 0 any) "" "a") ; => (#t #f)
(all-match? '(+ "a" "b") "ab" "abab" "aab") ; => (#t #t #f)
(found '(?? "a") "a") ; => ""
(all-match? '(?? "a") "" "a" "aa") ; => (#t #t #f)
(found '(: "<" (*? any) ">") "<a><b>") ; => "<a>"
(found '(: "<" (* any) ">") "<a><b>") ; => "<a><b>"
(found '(: "<" (non-greedy-zero-or-more "a") ">") "<aaa>") ; => "<aaa>"
(found '(**? 2 4 "a") "aaaaa") ; => "aa"
(found '(non-greedy-repeated 2 4 "ab") "abababab") ; => "abab"
(found '(: (non-greedy-optional "ab") "abc") "ababc") ; => "ababc"
(found '(: "x" (**? 1 3 "ab") "y") "xababy") ; => "xababy"

;;; Loops that may match nothing, and patterns that would take exponential time

(all-match? '(* (? "a")) "" "aaa" "ab") ; => (#t #t #f)
(all-match? '(+ (* "a")) "" "aaa") ; => (#t #t)
(all-match? '(* (* (or "a" (? "b")))) "" "abba" "c") ; => (#t #t #f)
(all-match? '(+ (or bos "a")) "" "aa") ; => (#t #t)
(submatches '(* ($ (? "a")) (? "b")) "ab") ; => ("ab" "a")
(regexp-matches? '(* (* "a")) (string-append (make-string 200 #\a) "b")) ; => #f
(regexp-matches? '(: (* (or "a" "aa" (+ "a"))) "c") (string-append (make-string 200 #\a) "b")) ; => #f
(regexp-matches? `(: (= 25 (? "a")) (= 25 "a")) (make-string 25 #\a)) ; => #t
(found '(: (* any) "b" (* any) "c" (* any) "d") (make-string 150 #\b)) ; => #f
(regexp-matches? '(: ($ (* "a")) (* ($ "a")) (*? "a") "b") (make-string 200 #\a)) ; => #f

;;; Submatches

(submatches '(: ($ word) (+ (or space punct)) ($ word)) "cats & dogs") ; => ("cats & dogs" "cats" "dogs")
(submatches '(or ($ "a") (submatch "b")) "b") ; => ("b" #f "b")
(submatches '($ ($ "a") ($ "b")) "ab") ; => ("ab" "ab" "a" "b")
(submatches '(* ($ any)) "abc") ; => ("abc" "c")
(submatches '(: (* ($ "a") "b") "ac") "abac") ; => ("abac" "a")
(submatches '(: (? ($ "ab")) "abc") "abc") ; => ("abc" #f)
(define m (regexp-search '(: (-> year (= 4 digit)) "-" (submatch-named month (= 2 digit)) ($ (? "x"))) "on 2024-05"))
(regexp-match? m) ; => #t
(regexp-match? #f) ; => #f
(regexp-match-count m) ; => 3
(regexp-match-count (regexp-matches "x" "x")) ; => 0
(list (regexp-match-submatch m 'year) (regexp-match-submatch m 'month) (regexp-match-submatch m 2) (regexp-match-submatch m 3)) ; => ("2024" "05" "05" "")
(list (regexp-match-submatch-start m 0) (regexp-match-submatch-start m 'month) (regexp-match-submatch-end m 'year)) ; => (3 8 7)
(regexp-match->list m) ; => ("2024-05" "2024" "05" "")
(regexp-match-submatch m 4) ; error: regexp-match-submatch: argument 2 (field) must be the name of a submatch or a number from 0 to 3, got 4
(regexp-match-submatch m 'day) ; error: regexp-match-submatch: argument 2 (field) must be the name of a submatch
(regexp-match-submatch "m" 0) ; error: regexp-match-submatch: argument 1 (match) must be a match of a regular expression, got "m"
(regexp-match-submatch-start (regexp-search '(or ($ "a") "b") "b") 1) ; => #f
(regexp-match-submatch-end (regexp-search '(or ($ "a") "b") "b") 1) ; => #f
(map (lambda (s) (regexp-match-submatch (regexp-search '(or (-> x "a") (: "b" (-> x any))) s) 'x)) '("a" "bc")) ; => ("a" "c")
(found '(: ($ (+ alpha)) " " (backref 1)) "see the the end") ; => "the the"
(found '(: (-> c any) (backref c)) "abccd") ; => "cc"
(found '(: ($ "a") (w/nocase (backref 1))) "aA") ; => "aA"
(found '(: (? ($ "a")) "b" (backref 1)) "bb") ; => #f
(all-match? '(: ($ (* "a")) "b" (backref 1)) "b" "aba" "aabaa" "aaba") ; => (#t #t #t #f)
(regexp '(: "a" (backref 1))) ; error: regexp: no submatch has this number or name: 1

;;; Sets of characters

(all-match? '(* #\-) "---" "-_-") ; => (#t #f)
(all-match? '(* ("aeiou")) "oui" "ouais") ; => (#t #f)
(all-match? '(* (char-set "aeiou")) "oui" "ouais") ; => (#t #f)
(all-match? '(* ("e\x301;")) "e\x301;") ; => (#t)
(all-match? '("e\x301;") "e\x301;" "e" "\x301;" "\xe9;") ; => (#f #t #t #f)
(all-match? '(* (/ "AZ09")) "R2D2" "C-3PO") ; => (#t #f)
(all-match? '(+ (char-range #\a #\c "xz")) "abz" "d") ; => (#t #f)
(all-match? '(* (- (/ "az") ("aeiou"))) "xyzzy" "vowels") ; => (#t #f)
(all-match? '(* (difference (/ "az") ("aeiou") "x")) "zz" "xyz") ; => (#t #f)
(all-match? '(* (& (/ "az") (~ ("aeiou")))) "xyzzy" "vowels") ; => (#t #f)
(all-match? '(* (and (/ "az") (complement ("aeiou")))) "xyzzy" "vowels") ; => (#t #f)
(all-match? '(or "a" ("bc") (/ "xz")) "a" "c" "y" "d") ; => (#t #t #t #f)
(all-match? '(~) "a" "") ; => (#t #f)
(regexp-partition `(+ ,(lambda (c) (memv c '(#\o #\e)))) "vowels") ; => ("v" "o" "w" "e" "ls")
(regexp '(~ "ab")) ; error: regexp: a part is no set of characters: (~ "ab")
(define (members name chars) (list->string (let loop ((cs (string->list chars))) (cond ((null? cs) '()) ((regexp-matches? name (string (car cs))) (cons (car cs) (loop (cdr cs)))) (else (loop (cdr cs)))))))
(define sample "aZ5_é\x1c5;½٣!+€— \x3000;\n\r\x1;\x7f;\x301;")
(map (lambda (name) (members name sample)) '(lower upper title alpha numeric alnum)) ; => ("aé" "Z" "\x1c5;" "aZé\x1c5;" "5٣" "aZ5é\x1c5;٣")
(map (lambda (name) (members name sample)) '(punct symbol space control)) ; => ("_!—" "+€" " \x3000;\n\r" "\n\r\x1;\x7f;")
(map (lambda (name) (members name sample)) '(graphic printing nonl)) ; => ("aZ5_é\x1c5;٣!+€—" "aZ5_é\x1c5;٣!+€— \x3000;\n\r" "aZ5_é\x1c5;½٣!+€— \x3000;\x1;\x7f;\x301;")
(map (lambda (name) (members `(w/ascii ,name) sample)) '(any ascii lower upper title alpha numeric alnum)) ; => ("aZ5_!+ \n\r\x1;\x7f;" "aZ5_!+ \n\r\x1;\x7f;" "a" "Z" "" "aZ" "5" "aZ5")
(map (lambda (name) (members `(w/ascii ,name) sample)) '(punct symbol space control graphic printing)) ; => ("_!" "+" " \n\r" "\n\r\x1;" "aZ5_!+" "aZ5_!+ \n\r")
(members 'hex-digit "09afAFgG٣") ; => "09afAF"
(map (lambda (name) (regexp-matches? name "q")) '(lower-case alphabetic alphanumeric alphanum graph print any)) ; => (#t #t #t #t #t #t #t)
(map (lambda (name) (regexp-matches? name "Q")) '(upper-case title-case punctuation whitespace white cntrl xdigit num)) ; => (#t #f #f #f #f #f #f #f)

;;; Assertions

(map (lambda (re) (found re "aba")) '((: bos "a") (: bos "b") (: "a" eos) (: "b" eos))) ; => ("a" #f "a" #f)
(regexp-match-submatch-start (regexp-search '(: "a" eos) "aba") 0) ; => 2
(found '(: bos "b" eos) "abc" 1 2) ; => "b"
(regexp-extract '(: bol (* nonl) eol) "one\ntwo\r\nthree\rfour") ; => ("one" "two" "three" "four")
(map regexp-match-submatch-start (map (lambda (re) (regexp-search re "a\r\nb")) '((: bol "b") (: eol "\r") (: eol eos))) '(0 0 0)) ; => (3 1 4)
(found '(: "\r" bol) "a\r\nb") ; => #f
(found '(: "\r" eol) "a\r\nb") ; => #f
(map (lambda (s) (found '(: bow "foo") s)) '("foo" "<foo>" "snafoo")) ; => ("foo" "foo" #f)
(map (lambda (s) (found '(: "foo" eow) s)) '("foo" "foo!" "foobar")) ; => ("foo" "foo" #f)
(map (lambda (s) (found '(: nwb "foo" nwb) s)) '("foo" "xfoox" "xfoo")) ; => (#f "foo" #f)
(found '(word "a" (* "b")) "xab abb") ; => "abb"
(regexp-extract 'word "it is_one, éa") ; => ("it" "is_one" "éa")
(regexp-extract '(w/ascii word) "éa b") ; => ("a" "b")
(regexp-extract '(word+ (/ "ac")) "abc abd cab") ; => ("abc" "cab")
(regexp-extract '(word+ alpha "1") "ab1 a2") ; => ("ab1")

;;; Grapheme clusters

(regexp-extract 'grapheme "e\x301;a\r\n!") ; => ("e\x301;" "a" "\r\n" "!")
(regexp-extract 'grapheme "\x1f1e6;\x1f1e7;\x1f1e8;\x1f1e9;") ; => ("\x1f1e6;\x1f1e7;" "\x1f1e8;\x1f1e9;")
(regexp-extract 'grapheme "\x1f468;\x200d;\x1f469;\x1f3fb;x") ; => ("\x1f468;\x200d;\x1f469;\x1f3fb;" "x")
(regexp-extract 'grapheme "\x1100;\x1161;\x11a8;\xac00;\x11a8;\xac01;\x1161;") ; => ("\x1100;\x1161;\x11a8;" "\xac00;\x11a8;" "\xac01;" "\x1161;")
(regexp-extract '(w/ascii grapheme) "ab") ; => ("a" "b")
(map (lambda (re) (found re "e\x301;e")) '((: "e" eog) (: bog "\x301;") (: bog "e" eog))) ; => ("e" #f "e")
(regexp-match-submatch-start (regexp-search '(: "e" eog) "e\x301;e") 0) ; => 2

;;; Look-around

(regexp-matches? '(: "regular" (look-ahead " expression") " expression") "regular expression") ; => #t
(regexp-matches? '(: "regular" (look-ahead " ") "expression") "regular expression") ; => #f
(found '(: (+ alpha) (look-ahead "!")) "hello world!") ; => "world"
(found '(: "foo" (neg-look-ahead "bar") any) "foobar foox") ; => "foox"
(regexp-match-submatch-start (regexp-search '(: (look-behind "$") (+ digit)) "1 $20") 0) ; => 3
(found '(: (look-behind (or "ab" "cd")) any) "abx") ; => "x"
(found '(: (neg-look-behind "$") bow (+ digit)) "$20 30") ; => "30"
(found '(: (look-behind "a") "b") "ab" 1) ; => #f
(submatches '(: (look-ahead ($ "ab")) "a") "ab") ; => ("a" "ab")
(submatches '(: (neg-look-ahead ($ "b")) any) "ab") ; => ("a" #f)
(regexp '(look-behind (* "a"))) ; error: regexp: what look-behind looks for must have a fixed length: (look-behind (* "a"))
(regexp-replace-all '(: (look-behind digit) (look-ahead (+ (= 3 digit)) (neg-look-ahead digit))) "1234567" ",") ; => "1,234,567"

;;; Matching and searching

(regexp-match->list (regexp-matches '(: ($ "a") "b") "ab")) ; => ("ab" "a")
(regexp-matches "a" "ab") ; => #f
(regexp-matches? "b" "abc" 1 2) ; => #t
(regexp-matches? "bc" "abc" 1) ; => #t
(found '(+ any) "abcde" 1 3) ; => "bc"
(found "abc" "ababc" 0 4) ; => #f
(regexp-search "a" 5) ; error: regexp-search: argument 2 (str) must be a string, got 5
(regexp-search "a" "a" 2) ; error: regexp-search: argument 3 (start) must be an index from 0 to 1, got 2
(regexp-search "a" "a" 0 2) ; error: regexp-search: argument 4 (end) must be an index from 0 to 1, got 2
(regexp-fold 'word (lambda (i m str acc) (let ((s (regexp-match-submatch m 0))) (cond ((assoc s acc) => (lambda (x) (set-cdr! x (+ 1 (cdr x))) acc)) (else `((,s . 1) ,@acc))))) '() "to be or not to be") ; => (("not" . 1) ("or" . 1) ("be" . 2) ("to" . 2))
(regexp-fold "b" (lambda (i m str acc) (cons (list i (regexp-match-submatch-start m 0)) acc)) '() "abcabc") ; => ((2 4) (0 1))
(regexp-fold "b" (lambda (i m str acc) (cons i acc)) '() "abcabc" (lambda (i m str acc) (list i m str acc))) ; => (5 #f "abcabc" (2 0))
(regexp-fold "b" (lambda (i m str acc) (cons i acc)) '() "abcabc" (lambda (i m str acc) acc) 2) ; => (2)
(regexp-fold "b" (lambda (i m str acc) (cons i acc)) '() "abcabc" (lambda (i m str acc) acc) 0 4) ; => (0)
(regexp-fold "b" 1 2 "a") ; error: regexp-fold: argument 2 (kons) must be a procedure, got 1
(regexp-fold "" (lambda (i m str acc) (+ acc 1)) 0 "abc") ; => 4
(regexp-extract '(+ numeric) "192.168.0.1") ; => ("192" "168" "0" "1")
(regexp-extract '(+ numeric) "192.168.0.1" 4 9) ; => ("168" "0")
(regexp-extract '(* numeric) "a1b") ; => ("1")
(regexp-split '(+ space) " fee fi  fo\tfum\n") ; => ("" "fee" "fi" "fo" "fum" "")
(regexp-split '(",;") "a,,b,") ; => ("a" "" "b" "")
(regexp-split '(* digit) "abc123def456ghi789") ; => ("abc" "def" "ghi" "")
(regexp-split "," "") ; => ("")
(regexp-split "," "a,b,c,d" 2 5) ; => ("b" "c")
(regexp-partition '(+ (or space punct)) "") ; => ("")
(regexp-partition '(+ (or space punct)) "Hello, world!\n") ; => ("Hello" ", " "world" "!\n")
(regexp-partition '(+ (or space punct)) "¿Dónde Estás?") ; => ("" "¿" "Dónde" " " "Estás" "?")
(regexp-partition '(* digit) "abc123def456ghi789") ; => ("abc" "123" "def" "456" "ghi" "789")
(regexp-partition "," "a,b,c" 2) ; => ("b" "," "c")

;;; Replacing

(regexp-replace '(+ space) "one two three" "_") ; => "one_two three"
(regexp-replace '(+ space) "one two three" "_" 0 #f 0) ; => "one_two three"
(regexp-replace '(+ space) "one two three" "_" 0 #f 1) ; => "one two_three"
(regexp-replace '(+ space) "one two three" "_" 0 #f 2) ; => "one two three"
(regexp-replace '(+ space) "one two three" "_" 4) ; => "two_three"
(regexp-replace '(+ space) "one two three" "_" 2 8) ; => "e_two "
(regexp-replace "x" "abc" "_" 1) ; => "bc"
(regexp-replace '(: ($ (+ digit)) "." (-> frac (+ digit))) "a 12.5 b" '(frac "," 1 0 pre post)) ; => "a 5,1212.5a  b b"
(regexp-replace '(or "a" ($ "b")) "xa" 1) ; => "x"
(regexp-replace "b" "abc" (lambda (m) (string-append "<" (regexp-match-submatch m 0) ">"))) ; => "a<b>c"
(regexp-replace "b" "abc" (lambda (m) 5)) ; error: regexp-replace: the substitution must return a string, but returned 5
(regexp-replace "b" "abc" 1) ; error: regexp-replace: argument 2 (field) must be the name of a submatch or a number from 0 to 0, got 1
(regexp-replace "b" "abc" #\x) ; error: regexp-replace: argument 3 (subst) must be a string, a submatch, pre, post
(regexp-replace "b" "abc" "" 0 #f -1) ; error: regexp-replace: argument 6 (count) must be a nonnegative exact integer, got -1
(regexp-replace-all '(+ space) "one two three" "_") ; => "one_two_three"
(regexp-replace-all '(+ space) "one two three" "_" 4) ; => "two_three"
(regexp-replace-all '(+ space) "one two three" "_" 2 8) ; => "e_two_"
(regexp-replace-all "b" "abcb" '(0 0)) ; => "abbcbb"
(regexp-replace-all '(* "x") "axb" "-") ; => "-a-b-"
(regexp-replace-all '(: bos "a") "aaa" "b") ; => "baa"
(regexp-replace-all '(w/nocase "hello") "Hello hELLO" (lambda (m) "bye")) ; => "bye bye"
