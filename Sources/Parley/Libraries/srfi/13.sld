;;; SRFI 13: strings. The classic string library: comparison, searching, padding, folding and more, with optional
;;; ranges. Where it asks for a character, a set or a predicate, a character or a predicate is taken. Letter case is
;;; changed and ignored character by character, as this SRFI demands. string-tokenize splits at white space and
;;; control characters.

(define-library (srfi 13)
  (export string? string-null? string-every string-any
          make-string string string-tabulate
          string->list list->string reverse-list->string string-join
          string-length string-ref string-copy substring/shared string-copy! string-take string-take-right string-drop
          string-drop-right string-pad string-pad-right string-trim string-trim-right string-trim-both
          string-set! string-fill!
          string-compare string-compare-ci string= string<> string< string> string<= string>=
          string-ci= string-ci<> string-ci< string-ci> string-ci<= string-ci>= string-hash string-hash-ci
          string-prefix-length string-suffix-length string-prefix-length-ci string-suffix-length-ci
          string-prefix? string-suffix? string-prefix-ci? string-suffix-ci?
          string-index string-index-right string-skip string-skip-right string-count string-contains string-contains-ci
          string-titlecase string-upcase string-downcase string-titlecase! string-upcase! string-downcase!
          string-reverse string-reverse! string-append string-concatenate string-concatenate/shared
          string-append/shared string-concatenate-reverse string-concatenate-reverse/shared
          string-map string-map! string-fold string-fold-right string-unfold string-unfold-right string-for-each
          string-for-each-index xsubstring string-xcopy! string-replace string-tokenize string-filter string-delete
          string-parse-start+end string-parse-final-start+end let-string-start+end check-substring-spec
          substring-spec-ok? make-kmp-restart-vector kmp-step string-kmp-partial-search)
  (import (except (scheme base) string-map string-for-each)
          (scheme case-lambda)
          (except (scheme char) string-upcase string-downcase)
          (rename (only (parley system)
                        %argument-error string-null? string-index string-join string-reverse string-search-forward)
                  (string-index char-index)
                  (string-join join)
                  (string-reverse reversed))
          (srfi 13 internals))
  (begin

;;; Predicates

;; (string-every criterion s [start end]): Returns what CRITERION returns for the last character of S if it is true
;; for every one, or #f; #t if there are none.
(define string-every
  (ranged-lambda 'string-every (criterion s) (2 s) (3 start end)
    (let ((true? (criterion->predicate 'string-every 1 criterion)) (last (- end 1)))
      (or (= start end)
          (let loop ((i start))
            (if (= i last)
                (true? (string-ref s i))
                (and (true? (string-ref s i)) (loop (+ i 1)))))))))

;; (string-any criterion s [start end]): Returns the first true value that CRITERION returns for a character of S, or
;; #f.
(define string-any
  (ranged-lambda 'string-any (criterion s) (2 s) (3 start end)
    (let ((true? (criterion->predicate 'string-any 1 criterion)) (last (- end 1)))
      (and (< start end)
           (let loop ((i start))
             (if (= i last)
                 (true? (string-ref s i))
                 (or (true? (string-ref s i)) (loop (+ i 1)))))))))

;;; Constructors

;; (string-tabulate proc len): Returns a new string of the LEN characters that PROC returns for the indexes.
(define (string-tabulate proc len)
  (check-procedure 'string-tabulate 1 "proc" proc)
  (check-count 'string-tabulate 2 "len" len)
  (let loop ((i 0) (chars '()))
    (if (< i len)
        (loop (+ i 1) (cons (proc i) chars))
        (reverse-list->string chars))))

;; (reverse-list->string chars): Returns a new string of the characters in the list CHARS in reverse order.
(define (reverse-list->string chars)
  (if (not (list? chars)) (%argument-error 'reverse-list->string 1 "chars" "a list of characters" chars))
  (list->string (reverse chars)))

;; (string-join strings [delimiter grammar]): Returns the strings in the list STRINGS joined with DELIMITER (a space)
;; as GRAMMAR tells: infix, strict-infix (an empty list is an error), prefix or suffix.
(define string-join
  (case-lambda
    ((strings) (join strings " "))
    ((strings delimiter) (join strings delimiter))
    ((strings delimiter grammar)
     (case grammar
       ((infix) (join strings delimiter))
       ((strict-infix)
        (if (null? strings) (%argument-error 'string-join 1 "strings" "a list that is not empty" strings))
        (join strings delimiter))
       ((prefix) (if (null? strings) "" (join (cons "" strings) delimiter)))
       ((suffix) (if (null? strings) "" (string-append (join strings delimiter) delimiter)))
       (else
        (%argument-error 'string-join 3 "grammar" "infix, strict-infix, prefix or suffix" grammar))))))

;;; Selection

;; (substring/shared s start [end]): Returns a string of characters START to END of S.
(define substring/shared
  (case-lambda
    ((s start) (substring/shared s start (length-of 'substring/shared 1 s)))
    ((s start end)
     (check-substring-spec 'substring/shared s start end)
     (substring s start end))))

;; (string-take s nchars): Returns the first NCHARS characters of S.
(define (string-take s nchars)
  (check-index 'string-take 2 "nchars" nchars (length-of 'string-take 1 s))
  (substring s 0 nchars))

;; (string-take-right s nchars): Returns the last NCHARS characters of S.
(define (string-take-right s nchars)
  (check-index 'string-take-right 2 "nchars" nchars (length-of 'string-take-right 1 s))
  (substring s (- (string-length s) nchars) (string-length s)))

;; (string-drop s nchars): Returns all but the first NCHARS characters of S.
(define (string-drop s nchars)
  (check-index 'string-drop 2 "nchars" nchars (length-of 'string-drop 1 s))
  (substring s nchars (string-length s)))

;; (string-drop-right s nchars): Returns all but the last NCHARS characters of S.
(define (string-drop-right s nchars)
  (check-index 'string-drop-right 2 "nchars" nchars (length-of 'string-drop-right 1 s))
  (substring s 0 (- (string-length s) nchars)))

;; (string-pad s len [char start end]): Returns S in LEN characters: with CHAR (a space) added on the left, or with
;; the characters on the left left out.
(define string-pad
  (option-lambda 'string-pad (s len) (char #\space) (1 s) (4 start end)
    (check-count 'string-pad 2 "len" len)
    (if (<= len (- end start))
        (substring s (- end len) end)
        (string-append (make-string (- len (- end start)) char) (substring s start end)))))

;; (string-pad-right s len [char start end]): Returns S in LEN characters: with CHAR (a space) added on the right, or
;; with the characters on the right left out.
(define string-pad-right
  (option-lambda 'string-pad-right (s len) (char #\space) (1 s) (4 start end)
    (check-count 'string-pad-right 2 "len" len)
    (if (<= len (- end start))
        (substring s start (+ start len))
        (string-append (substring s start end) (make-string (- len (- end start)) char)))))

;; (string-trim s [criterion start end]): Returns S without the characters on the left that satisfy CRITERION (white
;; space).
(define string-trim
  (option-lambda 'string-trim (s) (criterion char-whitespace?) (1 s) (3 start end)
    (substring s (first-rejected (criterion->predicate 'string-trim 2 criterion) s start end) end)))

;; (string-trim-right s [criterion start end]): Returns S without the characters on the right that satisfy CRITERION
;; (white space).
(define string-trim-right
  (option-lambda 'string-trim-right (s) (criterion char-whitespace?) (1 s) (3 start end)
    (substring s start (behind-rejected (criterion->predicate 'string-trim-right 2 criterion) s start end))))

;; (string-trim-both s [criterion start end]): Returns S without the characters on both sides that satisfy CRITERION
;; (white space).
(define string-trim-both
  (option-lambda 'string-trim-both (s) (criterion char-whitespace?) (1 s) (3 start end)
    (let* ((skip? (criterion->predicate 'string-trim-both 2 criterion))
           (first (first-rejected skip? s start end)))
      (substring s first (behind-rejected skip? s first end)))))

;; The first index in a range whose character does not satisfy a predicate, or the range's end.
(define (first-rejected predicate s start end)
  (let loop ((i start))
    (if (and (< i end) (predicate (string-ref s i))) (loop (+ i 1)) i)))

;; The index behind the last character in a range that does not satisfy a predicate, or the range's start.
(define (behind-rejected predicate s start end)
  (let loop ((i end))
    (if (and (> i start) (predicate (string-ref s (- i 1)))) (loop (- i 1)) i)))

;;; Comparison

;; Calls one of the three procedures with the index in S1 at which two ranges, whose common prefix has COUNT
;; characters, begin to differ.
(define (dispatch count less? s1 start1 end1 s2 start2 end2 proc< proc= proc>)
  (let ((i (+ start1 count)) (j (+ start2 count)))
    (cond ((= i end1) (if (= j end2) (proc= i) (proc< i)))
          ((= j end2) (proc> i))
          ((less? (string-ref s1 i) (string-ref s2 j)) (proc< i))
          (else (proc> i)))))

;; (string-compare s1 s2 proc< proc= proc> [start1 end1 start2 end2]): Calls PROC<, PROC= or PROC>, as S1 is less
;; than, equal to or greater than S2, with the index in S1 of the first difference.
(define string-compare
  (two-ranges-lambda 'string-compare (s1 s2 proc< proc= proc>) (6 start1 end1 start2 end2)
    (check-procedure 'string-compare 3 "proc<" proc<)
    (check-procedure 'string-compare 4 "proc=" proc=)
    (check-procedure 'string-compare 5 "proc>" proc>)
    (dispatch (common-prefix s1 start1 end1 s2 start2 end2) char<?
              s1 start1 end1 s2 start2 end2 proc< proc= proc>)))

;; (string-compare-ci s1 s2 proc< proc= proc> [start1 end1 start2 end2]): Does what string-compare does, ignoring
;; case.
(define string-compare-ci
  (two-ranges-lambda 'string-compare-ci (s1 s2 proc< proc= proc>) (6 start1 end1 start2 end2)
    (check-procedure 'string-compare-ci 3 "proc<" proc<)
    (check-procedure 'string-compare-ci 4 "proc=" proc=)
    (check-procedure 'string-compare-ci 5 "proc>" proc>)
    (dispatch (common-prefix-ci s1 start1 end1 s2 start2 end2) char-ci<?
              s1 start1 end1 s2 start2 end2 proc< proc= proc>)))

(define (yes index) #t)
(define (no index) #f)

;; A comparison that answers as the three procedures do; whole strings are compared by WHOLE if it is not #f.
(define-syntax comparison
  (syntax-rules ()
    ((_ name whole prefix less? proc< proc= proc>)
     (let ((compare (two-ranges-lambda name (s1 s2) (3 start1 end1 start2 end2)
                      (dispatch (prefix s1 start1 end1 s2 start2 end2) less?
                                s1 start1 end1 s2 start2 end2 proc< proc= proc>))))
       (case-lambda
         ((s1 s2) (if (and whole (string? s1) (string? s2)) (whole s1 s2) (compare s1 s2)))
         ((s1 s2 . ranges) (apply compare s1 s2 ranges)))))))

(define (string-differ? s1 s2)
  (not (string=? s1 s2)))

;; (string= s1 s2 [start1 end1 start2 end2]): Returns whether the strings are equal.
(define string= (comparison 'string= string=? common-prefix char<? no yes no))

;; (string<> s1 s2 [start1 end1 start2 end2]): Returns whether the strings differ.
(define string<> (comparison 'string<> string-differ? common-prefix char<? yes no yes))

;; (string< s1 s2 [start1 end1 start2 end2]): Returns whether S1 comes before S2.
(define string< (comparison 'string< string<? common-prefix char<? yes no no))

;; (string> s1 s2 [start1 end1 start2 end2]): Returns whether S1 comes after S2.
(define string> (comparison 'string> string>? common-prefix char<? no no yes))

;; (string<= s1 s2 [start1 end1 start2 end2]): Returns whether S1 comes before S2 or is equal to it.
(define string<= (comparison 'string<= string<=? common-prefix char<? yes yes no))

;; (string>= s1 s2 [start1 end1 start2 end2]): Returns whether S1 comes after S2 or is equal to it.
(define string>= (comparison 'string>= string>=? common-prefix char<? no yes yes))

;; (string-ci= s1 s2 [start1 end1 start2 end2]): Returns whether the strings are equal, ignoring case.
(define string-ci= (comparison 'string-ci= #f common-prefix-ci char-ci<? no yes no))

;; (string-ci<> s1 s2 [start1 end1 start2 end2]): Returns whether the strings differ, ignoring case.
(define string-ci<> (comparison 'string-ci<> #f common-prefix-ci char-ci<? yes no yes))

;; (string-ci< s1 s2 [start1 end1 start2 end2]): Returns whether S1 comes before S2, ignoring case.
(define string-ci< (comparison 'string-ci< #f common-prefix-ci char-ci<? yes no no))

;; (string-ci> s1 s2 [start1 end1 start2 end2]): Returns whether S1 comes after S2, ignoring case.
(define string-ci> (comparison 'string-ci> #f common-prefix-ci char-ci<? no no yes))

;; (string-ci<= s1 s2 [start1 end1 start2 end2]): Returns whether S1 comes before S2 or is equal to it, ignoring case.
(define string-ci<= (comparison 'string-ci<= #f common-prefix-ci char-ci<? yes yes no))

;; (string-ci>= s1 s2 [start1 end1 start2 end2]): Returns whether S1 comes after S2 or is equal to it, ignoring case.
(define string-ci>= (comparison 'string-ci>= #f common-prefix-ci char-ci<? no yes yes))

;; A polynomial in the character codes modulo a prime below 2^55, so that all steps stay fixnums.
(define (hash code s start end bound)
  (let loop ((i start) (sum 0))
    (if (< i end)
        (loop (+ i 1) (remainder (+ (* sum 33) (code (string-ref s i))) 36028797018963913))
        (if (= bound 0) sum (modulo sum bound)))))

(define (folded-code char)
  (char->integer (char-foldcase char)))

;; (string-hash s [bound start end]): Returns a number for S that equal strings share, below BOUND if that is above
;; zero.
(define string-hash
  (option-lambda 'string-hash (s) (bound 0) (1 s) (3 start end)
    (check-count 'string-hash 2 "bound" bound)
    (hash char->integer s start end bound)))

;; (string-hash-ci s [bound start end]): Returns a number for S that strings share which are equal when case is
;; ignored, below BOUND if that is above zero.
(define string-hash-ci
  (option-lambda 'string-hash-ci (s) (bound 0) (1 s) (3 start end)
    (check-count 'string-hash-ci 2 "bound" bound)
    (hash folded-code s start end bound)))

;;; Prefixes and suffixes

;; (string-prefix-length s1 s2 [start1 end1 start2 end2]): Returns the length of the longest common prefix of the
;; strings.
(define string-prefix-length
  (two-ranges-lambda 'string-prefix-length (s1 s2) (3 start1 end1 start2 end2)
    (common-prefix s1 start1 end1 s2 start2 end2)))

;; (string-suffix-length s1 s2 [start1 end1 start2 end2]): Returns the length of the longest common suffix of the
;; strings.
(define string-suffix-length
  (two-ranges-lambda 'string-suffix-length (s1 s2) (3 start1 end1 start2 end2)
    (common-suffix s1 start1 end1 s2 start2 end2)))

;; (string-prefix-length-ci s1 s2 [start1 end1 start2 end2]): Returns the length of the longest common prefix of the
;; strings, ignoring case.
(define string-prefix-length-ci
  (two-ranges-lambda 'string-prefix-length-ci (s1 s2) (3 start1 end1 start2 end2)
    (common-prefix-ci s1 start1 end1 s2 start2 end2)))

;; (string-suffix-length-ci s1 s2 [start1 end1 start2 end2]): Returns the length of the longest common suffix of the
;; strings, ignoring case.
(define string-suffix-length-ci
  (two-ranges-lambda 'string-suffix-length-ci (s1 s2) (3 start1 end1 start2 end2)
    (common-suffix-ci s1 start1 end1 s2 start2 end2)))

;; (string-prefix? s1 s2 [start1 end1 start2 end2]): Returns whether S1 is a prefix of S2.
(define string-prefix?
  (two-ranges-lambda 'string-prefix? (s1 s2) (3 start1 end1 start2 end2)
    (= (common-prefix s1 start1 end1 s2 start2 end2) (- end1 start1))))

;; (string-suffix? s1 s2 [start1 end1 start2 end2]): Returns whether S1 is a suffix of S2.
(define string-suffix?
  (two-ranges-lambda 'string-suffix? (s1 s2) (3 start1 end1 start2 end2)
    (= (common-suffix s1 start1 end1 s2 start2 end2) (- end1 start1))))

;; (string-prefix-ci? s1 s2 [start1 end1 start2 end2]): Returns whether S1 is a prefix of S2, ignoring case.
(define string-prefix-ci?
  (two-ranges-lambda 'string-prefix-ci? (s1 s2) (3 start1 end1 start2 end2)
    (= (common-prefix-ci s1 start1 end1 s2 start2 end2) (- end1 start1))))

;; (string-suffix-ci? s1 s2 [start1 end1 start2 end2]): Returns whether S1 is a suffix of S2, ignoring case.
(define string-suffix-ci?
  (two-ranges-lambda 'string-suffix-ci? (s1 s2) (3 start1 end1 start2 end2)
    (= (common-suffix-ci s1 start1 end1 s2 start2 end2) (- end1 start1))))

;;; Searching

;; (string-index s criterion [start end]): Returns the index of the first character of S that satisfies CRITERION, or
;; #f.
(define string-index
  (ranged-lambda 'string-index (s criterion) (1 s) (3 start end)
    (if (char? criterion)
        (char-index s criterion start end)
        (let ((true? (criterion->predicate 'string-index 2 criterion)))
          (let loop ((i start))
            (cond ((= i end) #f)
                  ((true? (string-ref s i)) i)
                  (else (loop (+ i 1)))))))))

;; (string-index-right s criterion [start end]): Returns the index of the last character of S that satisfies
;; CRITERION, or #f.
(define string-index-right
  (ranged-lambda 'string-index-right (s criterion) (1 s) (3 start end)
    (let ((true? (criterion->predicate 'string-index-right 2 criterion)))
      (let loop ((i (- end 1)))
        (cond ((< i start) #f)
              ((true? (string-ref s i)) i)
              (else (loop (- i 1))))))))

;; (string-skip s criterion [start end]): Returns the index of the first character of S that does not satisfy
;; CRITERION, or #f.
(define string-skip
  (ranged-lambda 'string-skip (s criterion) (1 s) (3 start end)
    (let ((i (first-rejected (criterion->predicate 'string-skip 2 criterion) s start end)))
      (and (< i end) i))))

;; (string-skip-right s criterion [start end]): Returns the index of the last character of S that does not satisfy
;; CRITERION, or #f.
(define string-skip-right
  (ranged-lambda 'string-skip-right (s criterion) (1 s) (3 start end)
    (let ((i (behind-rejected (criterion->predicate 'string-skip-right 2 criterion) s start end)))
      (and (> i start) (- i 1)))))

;; (string-count s criterion [start end]): Returns the number of characters of S that satisfy CRITERION.
(define string-count
  (ranged-lambda 'string-count (s criterion) (1 s) (3 start end)
    (let ((true? (criterion->predicate 'string-count 2 criterion)))
      (let loop ((i start) (count 0))
        (if (< i end)
            (loop (+ i 1) (if (true? (string-ref s i)) (+ count 1) count))
            count)))))

;; A string or a part of it, without a copy if it is the whole.
(define (part s start end)
  (if (and (= start 0) (= end (string-length s))) s (substring s start end)))

;; (string-contains s1 s2 [start1 end1 start2 end2]): Returns the index in S1 at which S2 first occurs, or #f.
(define string-contains
  (two-ranges-lambda 'string-contains (s1 s2) (3 start1 end1 start2 end2)
    (string-search-forward (part s2 start2 end2)
                           (if (= end1 (string-length s1)) s1 (substring s1 0 end1))
                           start1)))

;; (string-contains-ci s1 s2 [start1 end1 start2 end2]): Returns the index in S1 at which S2 first occurs, ignoring
;; case, or #f.
(define string-contains-ci
  (two-ranges-lambda 'string-contains-ci (s1 s2) (3 start1 end1 start2 end2)
    (let ((index (string-search-forward (mapped char-foldcase s2 start2 end2)
                                        (mapped char-foldcase s1 start1 end1)
                                        0)))
      (and index (+ start1 index)))))

;;; Case

;; A new string of what a mapping of characters, which calls no procedure of the program, makes of a range.
(define (mapped mapping s start end)
  (let ((result (substring s start end)))
    (map-range! mapping result 0 (- end start))
    result))

(define (map-range! mapping s start end)
  (let loop ((i start))
    (if (< i end)
        (begin
          (string-set! s i (mapping (string-ref s i)))
          (loop (+ i 1))))))

(define (cased? char)
  (or (char-upper-case? char)
      (char-lower-case? char)
      (not (char=? char (char-downcase char)))))

;; Only the letters that are written with two characters have a title case of their own.
(define (char-titlecase char)
  (case char
    ((#\x1C4 #\x1C5 #\x1C6) #\x1C5)
    ((#\x1C7 #\x1C8 #\x1C9) #\x1C8)
    ((#\x1CA #\x1CB #\x1CC) #\x1CB)
    ((#\x1F1 #\x1F2 #\x1F3) #\x1F2)
    (else (char-upcase char))))

(define (titlecase-range! s start end)
  (let loop ((i start) (in-word? #f))
    (if (< i end)
        (let ((char (string-ref s i)))
          (string-set! s i (if in-word? (char-downcase char) (char-titlecase char)))
          (loop (+ i 1) (cased? char))))))

;; (string-titlecase s [start end]): Returns a new string of characters START to END of S, each in upper case where no
;; letter stands before it, and else in lower case.
(define string-titlecase
  (ranged-lambda 'string-titlecase (s) (1 s) (2 start end)
    (let ((result (substring s start end)))
      (titlecase-range! result 0 (- end start))
      result)))

;; (string-titlecase! s [start end]): Does in S itself what string-titlecase does in a new string.
(define string-titlecase!
  (ranged-lambda 'string-titlecase! (s) (1 s) (2 start end)
    (titlecase-range! s start end)))

;; (string-upcase s [start end]): Returns a new string of characters START to END of S in upper case.
(define string-upcase
  (ranged-lambda 'string-upcase (s) (1 s) (2 start end)
    (mapped char-upcase s start end)))

;; (string-upcase! s [start end]): Changes characters START to END of S to upper case.
(define string-upcase!
  (ranged-lambda 'string-upcase! (s) (1 s) (2 start end)
    (map-range! char-upcase s start end)))

;; (string-downcase s [start end]): Returns a new string of characters START to END of S in lower case.
(define string-downcase
  (ranged-lambda 'string-downcase (s) (1 s) (2 start end)
    (mapped char-downcase s start end)))

;; (string-downcase! s [start end]): Changes characters START to END of S to lower case.
(define string-downcase!
  (ranged-lambda 'string-downcase! (s) (1 s) (2 start end)
    (map-range! char-downcase s start end)))

;;; Reversing and appending

;; (string-reverse s [start end]): Returns a new string of characters START to END of S in reverse order.
(define string-reverse
  (ranged-lambda 'string-reverse (s) (1 s) (2 start end)
    (reversed (part s start end))))

;; (string-reverse! s [start end]): Reverses the order of characters START to END of S.
(define string-reverse!
  (ranged-lambda 'string-reverse! (s) (1 s) (2 start end)
    (string-copy! s start (reversed (substring s start end)))))

;; The strings in a list appended; NAME is told in errors.
(define (concatenated name strings)
  (if (not (and (list? strings) (all-strings? strings)))
      (%argument-error name 1 "strings" "a list of strings" strings))
  (join strings ""))

(define (all-strings? strings)
  (or (null? strings)
      (and (string? (car strings)) (all-strings? (cdr strings)))))

;; (string-concatenate strings): Returns a new string of the characters of each string in the list STRINGS in turn.
(define (string-concatenate strings)
  (concatenated 'string-concatenate strings))

;; (string-concatenate/shared strings): Returns the strings in the list STRINGS appended.
(define string-concatenate/shared string-concatenate)

;; (string-append/shared s ...): Returns the strings appended.
(define string-append/shared string-append)

;; (string-concatenate-reverse strings [final-string end]): Returns the strings in the list STRINGS appended in reverse
;; order, and behind them the first END characters of FINAL-STRING.
(define string-concatenate-reverse
  (case-lambda
    ((strings)
     (concatenated 'string-concatenate-reverse (if (list? strings) (reverse strings) strings)))
    ((strings final-string)
     (string-concatenate-reverse strings final-string (length-of 'string-concatenate-reverse 2 final-string)))
    ((strings final-string end)
     (check-index 'string-concatenate-reverse 3 "end" end (length-of 'string-concatenate-reverse 2 final-string))
     (string-append (string-concatenate-reverse strings) (substring final-string 0 end)))))

;; (string-concatenate-reverse/shared strings [final-string end]): Does what string-concatenate-reverse does.
(define string-concatenate-reverse/shared string-concatenate-reverse)

;;; Mapping and folding

;; (string-map proc s [start end]): Returns a new string of what PROC returns for characters START to END of S.
(define string-map
  (ranged-lambda 'string-map (proc s) (2 s) (3 start end)
    (check-procedure 'string-map 1 "proc" proc)
    (let loop ((i start) (chars '()))
      (if (< i end)
          (loop (+ i 1) (cons (proc (string-ref s i)) chars))
          (reverse-list->string chars)))))

;; (string-map! proc s [start end]): Stores in each of characters START to END of S what PROC returns for it.
(define string-map!
  (ranged-lambda 'string-map! (proc s) (2 s) (3 start end)
    (check-procedure 'string-map! 1 "proc" proc)
    (map-range! proc s start end)))

;; (string-fold kons knil s [start end]): Calls KONS with each character of S from the left and the state, which
;; begins as KNIL; what it returns is the next state.
(define string-fold
  (ranged-lambda 'string-fold (kons knil s) (3 s) (4 start end)
    (check-procedure 'string-fold 1 "kons" kons)
    (let loop ((i start) (state knil))
      (if (< i end)
          (loop (+ i 1) (kons (string-ref s i) state))
          state))))

;; (string-fold-right kons knil s [start end]): Calls KONS with each character of S from the right and the state,
;; which begins as KNIL; what it returns is the next state.
(define string-fold-right
  (ranged-lambda 'string-fold-right (kons knil s) (3 s) (4 start end)
    (check-procedure 'string-fold-right 1 "kons" kons)
    (let loop ((i (- end 1)) (state knil))
      (if (>= i start)
          (loop (- i 1) (kons (string-ref s i) state))
          state))))

(define (empty seed) "")

;; The list of the characters that F makes of the seeds, the last one first, and what MAKE-FINAL makes of the last
;; seed.
(define (unfolded name p f g seed base make-final)
  (check-procedure name 1 "p" p)
  (check-procedure name 2 "f" f)
  (check-procedure name 3 "g" g)
  (if (not (string? base)) (%argument-error name 5 "base" "a string" base))
  (check-procedure name 6 "make-final" make-final)
  (let loop ((seed seed) (chars '()))
    (if (p seed)
        (values chars (make-final seed))
        (let ((char (f seed)))
          (loop (g seed) (cons char chars))))))

;; (string-unfold p f g seed [base make-final]): Returns BASE followed by the characters that F returns for SEED and
;; what G makes of it again and again until P holds, and by the string that MAKE-FINAL returns for the last seed.
(define string-unfold
  (case-lambda
    ((p f g seed) (string-unfold p f g seed "" empty))
    ((p f g seed base) (string-unfold p f g seed base empty))
    ((p f g seed base make-final)
     (let-values (((chars final) (unfolded 'string-unfold p f g seed base make-final)))
       (string-append base (reverse-list->string chars) final)))))

;; (string-unfold-right p f g seed [base make-final]): Returns what string-unfold returns, put together from the
;; right.
(define string-unfold-right
  (case-lambda
    ((p f g seed) (string-unfold-right p f g seed "" empty))
    ((p f g seed base) (string-unfold-right p f g seed base empty))
    ((p f g seed base make-final)
     (let-values (((chars final) (unfolded 'string-unfold-right p f g seed base make-final)))
       (string-append final (list->string chars) base)))))

;; (string-for-each proc s [start end]): Calls PROC with each of characters START to END of S in order.
(define string-for-each
  (ranged-lambda 'string-for-each (proc s) (2 s) (3 start end)
    (check-procedure 'string-for-each 1 "proc" proc)
    (let loop ((i start))
      (if (< i end)
          (begin
            (proc (string-ref s i))
            (loop (+ i 1)))))))

;; (string-for-each-index proc s [start end]): Calls PROC with each index of S from START to END in order.
(define string-for-each-index
  (ranged-lambda 'string-for-each-index (proc s) (2 s) (3 start end)
    (check-procedure 'string-for-each-index 1 "proc" proc)
    (let loop ((i start))
      (if (< i end)
          (begin
            (proc i)
            (loop (+ i 1)))))))

;;; Replication

;; Copies characters FROM to TO of the endless repetition of a range of S into a string, block by block.
(define (copy-repetition! target at s from to start end)
  (let ((size (- end start)))
    (let loop ((position from) (at at))
      (if (< position to)
          (let* ((first (+ start (modulo position size)))
                 (count (min (- end first) (- to position))))
            (string-copy! target at s first (+ first count))
            (loop (+ position count) (+ at count)))))))

(define (check-repetition name index from to start end)
  (if (not (exact-integer? from)) (%argument-error name index "from" "an exact integer" from))
  (if (not (and (exact-integer? to) (>= to from)))
      (%argument-error name (+ index 1) "to"
                       (string-append "an exact integer from " (number->string from) " on") to))
  (if (and (= start end) (< from to))
      (error (string-append (symbol->string name) ": an empty string cannot be repeated"))))

;; (xsubstring s from [to start end]): Returns a new string of characters FROM to TO (as many as there are in the
;; range) of the endless repetition, in both directions, of characters START to END of S.
(define xsubstring
  (let ((extract (ranged-lambda 'xsubstring (s from to) (1 s) (4 start end)
                   (check-repetition 'xsubstring 2 from to start end)
                   (let ((result (make-string (- to from))))
                     (copy-repetition! result 0 s from to start end)
                     result))))
    (case-lambda
      ((s from)
       (if (not (exact-integer? from)) (%argument-error 'xsubstring 2 "from" "an exact integer" from))
       (extract s from (+ from (length-of 'xsubstring 1 s))))
      ((s from . options) (apply extract s from options)))))

;; (string-xcopy! target tstart s sfrom [sto start end]): Copies what xsubstring would return into TARGET from index
;; TSTART on.
(define string-xcopy!
  (let ((copy! (ranged-lambda 'string-xcopy! (target tstart s sfrom sto) (3 s) (6 start end)
                 (if (not (string? target)) (%argument-error 'string-xcopy! 1 "target" "a string" target))
                 (check-index 'string-xcopy! 2 "tstart" tstart (string-length target))
                 (check-repetition 'string-xcopy! 4 sfrom sto start end)
                 (if (> (- sto sfrom) (- (string-length target) tstart))
                     (%argument-error 'string-xcopy! 2 "tstart"
                                      (string-append "an index that leaves room for "
                                                     (number->string (- sto sfrom)) " characters")
                                      tstart))
                 (copy-repetition! target tstart s sfrom sto start end))))
    (case-lambda
      ((target tstart s sfrom)
       (if (not (exact-integer? sfrom)) (%argument-error 'string-xcopy! 4 "sfrom" "an exact integer" sfrom))
       (copy! target tstart s sfrom (+ sfrom (length-of 'string-xcopy! 3 s))))
      ((target tstart s sfrom . options) (apply copy! target tstart s sfrom options)))))

;;; Replacing, splitting, filtering

;; (string-replace s1 s2 start1 end1 [start2 end2]): Returns a new string of S1 with characters START2 to END2 of S2
;; in place of its characters START1 to END1.
(define string-replace
  (ranged-lambda 'string-replace (s1 s2 start1 end1) (2 s2) (5 start2 end2)
    (check-string 'string-replace 1 s1)
    (check-range 'string-replace 3 s1 start1 end1)
    (string-append (substring s1 0 start1)
                   (substring s2 start2 end2)
                   (substring s1 end1 (string-length s1)))))

(define (graphic? char)
  (let ((code (char->integer char)))
    (not (or (< code 32) (<= 127 code 159) (char-whitespace? char)))))

;; (string-tokenize s [criterion start end]): Returns a list of the longest parts of S whose characters satisfy
;; CRITERION (graphic characters).
(define string-tokenize
  (option-lambda 'string-tokenize (s) (criterion graphic?) (1 s) (3 start end)
    (let* ((in? (criterion->predicate 'string-tokenize 2 criterion))
           (out? (lambda (char) (not (in? char)))))
      (let loop ((i (first-rejected out? s start end)) (tokens '()))
        (if (= i end)
            (reverse tokens)
            (let ((j (first-rejected in? s i end)))
              (loop (first-rejected out? s j end) (cons (substring s i j) tokens))))))))

;; (string-filter criterion s [start end]): Returns a new string of the characters of S that satisfy CRITERION.
(define string-filter
  (ranged-lambda 'string-filter (criterion s) (2 s) (3 start end)
    (filtered (criterion->predicate 'string-filter 1 criterion) s start end)))

;; (string-delete criterion s [start end]): Returns a new string of the characters of S that do not satisfy CRITERION.
(define string-delete
  (ranged-lambda 'string-delete (criterion s) (2 s) (3 start end)
    (let ((out? (criterion->predicate 'string-delete 1 criterion)))
      (filtered (lambda (char) (not (out? char))) s start end))))

(define (filtered in? s start end)
  (let loop ((i start) (chars '()))
    (if (< i end)
        (let ((char (string-ref s i)))
          (loop (+ i 1) (if (in? char) (cons char chars) chars)))
        (reverse-list->string chars))))

))
