;;; Sets of characters for SRFI 115: the named ones, what Unicode says of characters beyond what the engine's
;;; predicates tell, and the boundaries of grapheme clusters.

(define-library (srfi 115 char-sets)
  (export make-char-set char-set? char-set-literal char-set-member? char-set-cache in-set?
          literal-set string-set range-set predicate-set named-set word-set
          union intersection difference complement
          grapheme-breaks)
  (import (scheme base) (scheme char) (scheme lazy))
  (begin

;;; Representation

;; CACHE is a bytevector that holds what is known of the first 256 characters: 0 nothing, 1 in, 2 out.
;; (make-char-set literal member? cache): Returns the set of the characters that satisfy MEMBER?. LITERAL is its only
;; member, or #f if there may be more.
;; (char-set? obj): Returns whether OBJ is a set of characters.
;; (char-set-literal set): Returns the only member of SET, or #f if there may be more.
;; (char-set-member? set): Returns the predicate that the members of SET satisfy.
;; (char-set-cache set): Returns the cache of SET.
(define-record-type <char-set>
  (make-char-set literal member? cache)
  char-set?
  (literal char-set-literal)
  (member? char-set-member?)
  (cache char-set-cache))

;; (in-set? cache member? char): Returns whether CHAR is in the set of CACHE and MEMBER?, which are variables.
(define-syntax in-set?
  (syntax-rules ()
    ((_ cache member? char)
     (let* ((c char) (code (char->integer c)))
       (if (< code 256)
           (let ((known (bytevector-u8-ref cache code)))
             (if (= known 0)
                 (learn! cache member? c code)
                 (= known 1)))
           (member? c))))))

(define (learn! cache member? char code)
  (let ((in? (if (member? char) #t #f)))
    (bytevector-u8-set! cache code (if in? 1 2))
    in?))

(define (contains? set char)
  (let ((cache (char-set-cache set)) (member? (char-set-member? set)))
    (in-set? cache member? char)))

;; (predicate-set member?): Returns the set of the characters that satisfy MEMBER?.
(define (predicate-set member?)
  (make-char-set #f member? (make-bytevector 256 0)))

;;; Case

(define (ascii? char)
  (char<? char #\x80))

(define (ascii-letter? char)
  (or (char<=? #\a char #\z) (char<=? #\A char #\Z)))

;; A set of the characters one of whose case variants satisfies a predicate, if FOLD? is true; those of ASCII letters
;; alone if ASCII? is true.
(define (folded-set member? fold? ascii?)
  (predicate-set
   (cond ((not fold?) member?)
         (ascii?
          (lambda (char)
            (or (member? char)
                (and (ascii-letter? char)
                     (or (member? (char-upcase char)) (member? (char-downcase char)))))))
         (else
          (lambda (char)
            (or (member? char)
                (member? (char-upcase char))
                (member? (char-downcase char))
                (member? (char-foldcase char))))))))

;; (literal-set char fold? ascii?): Returns the set of CHAR, and of its case variants if FOLD? is true.
(define (literal-set char fold? ascii?)
  (cond ((not fold?)
         (make-char-set char (lambda (other) (char=? other char)) (make-bytevector 256 0)))
        ((and ascii? (ascii-letter? char))
         (predicate-set (lambda (other) (and (ascii-letter? other) (char-ci=? other char)))))
        (ascii? (literal-set char #f #t))
        (else (predicate-set (lambda (other) (char-ci=? other char))))))

;; (string-set string fold? ascii?): Returns the set of the characters of STRING, and of their case variants if FOLD?
;; is true.
(define (string-set string fold? ascii?)
  (let ((chars (string->list string)))
    (folded-set (lambda (char) (memv char chars)) fold? ascii?)))

;; (range-set bounds fold? ascii?): Returns the set of the characters in the ranges between every two characters of
;; the list BOUNDS, and of their case variants if FOLD? is true.
(define (range-set bounds fold? ascii?)
  (folded-set (lambda (char)
                (let loop ((rest bounds))
                  (and (pair? rest)
                       (or (char<=? (car rest) char (cadr rest))
                           (loop (cddr rest))))))
              fold?
              ascii?))

;;; Operations

(define (any-contains? sets char)
  (and (pair? sets)
       (or (contains? (car sets) char) (any-contains? (cdr sets) char))))

;; (union sets): Returns the union of SETS.
(define (union sets)
  (predicate-set (lambda (char) (any-contains? sets char))))

;; (intersection sets): Returns the intersection of SETS.
(define (intersection sets)
  (predicate-set (lambda (char)
                   (let loop ((rest sets))
                     (or (null? rest)
                         (and (contains? (car rest) char) (loop (cdr rest))))))))

;; (difference set others): Returns the characters of SET that are in none of the sets OTHERS.
(define (difference set others)
  (predicate-set (lambda (char)
                   (and (contains? set char) (not (any-contains? others char))))))

;; (complement sets ascii?): Returns the characters, ASCII characters if ASCII? is true, that are in none of SETS.
(define (complement sets ascii?)
  (difference (named-set 'any #f ascii?) sets))

;;; General categories. A table lists the boundaries between the characters outside and inside a category, each as the
;;; distance from the one before; it is summed up when it is first asked for.

(define (boundaries distances)
  (let ((sums (vector-copy distances)))
    (let loop ((i 1))
      (if (< i (vector-length sums))
          (begin
            (vector-set! sums i (+ (vector-ref sums i) (vector-ref sums (- i 1))))
            (loop (+ i 1)))))
    sums))

;; A character is inside if the number of boundaries up to it is odd.
(define (inside? boundaries code)
  (let loop ((low 0) (high (vector-length boundaries)))
    (if (< low high)
        (let ((middle (quotient (+ low high) 2)))
          (if (<= (vector-ref boundaries middle) code)
              (loop (+ middle 1) high)
              (loop low middle)))
        (odd? low))))

(define punctuation-table
  (delay
   (boundaries
    '#(33 3 1 6 1 4 10 2 3 2 26 3 1 1 27 1 1 1 35 1 5 1 3 1 10 2 3 1 3 1 702 1 8 1 466 6 41 2 51 1 1 1 2 1 2 1 44
     2 20 2 1 2 13 1 1 3 74 4 102 1 43 14 233 3 54 15 31 1 261 2 10 1 140 1 120 1 121 1 390 1 12 1 367 1 90 1 10
     2 168 15 1 1 37 4 71 1 74 5 4 2 111 6 171 1 612 9 151 1 621 1 44 2 78 3 71 2 157 3 1 3 37 11 313 2 216 2
     128 7 1 6 160 2 10 7 28 3 124 4 59 5 62 2 64 8 11 1 828 24 8 20 1 13 1 12 30 2 14 2 633 4 29 2 1085 14 79 2
     31 10 403 22 63 4 32 2 763 4 1 2 112 1 143 47 1 32 2 12 419 3 4 10 2 12 16 1 12 1 98 1 90 1 29698 2 269 3
     99 1 10 1 115 6 380 4 86 2 40 3 1 1 49 2 47 1 97 13 16 2 124 4 126 2 16 2 249 1 20818 2 208 10 22 35 1 14 1
     1 4 1 1 2 149 3 1 6 1 4 10 2 3 2 26 3 1 1 27 1 1 1 1 7 410 3 668 1 48 1 414 1 743 1 199 1 31 1 272 9 38 1
     112 7 66 7 89 4 465 1 318 1 34 1 132 5 44 4 189 7 109 2 1 4 126 4 48 2 79 4 4 1 13 1 1 3 88 6 107 1 298 2 1
     2 114 5 10 2 1 1 104 1 250 23 105 3 28 13 76 1 130 3 252 1 264 3 155 1 92 8 83 3 1 5 93 10 215 1 95 5 42 2
     645 2 74 13 175 1 1136 5 2940 2 14971 2 133 1 65 5 8 1 552 3 295 4 327 1 19644 1 7655 5 2931 1 862 2))))

(define symbol-table
  (delay
   (boundaries
    '#(36 1 6 1 16 3 31 1 1 1 27 1 1 1 35 5 1 2 2 1 1 4 2 1 3 1 30 1 31 1 458 4 12 14 5 7 1 1 1 17 117 1 14 2 112
     1 139 1 266 3 118 3 2 1 2 2 206 1 10 1 19 2 247 1 7 2 136 1 361 2 6 2 245 1 126 1 130 8 132 1 207 1 41 1
     197 1 193 3 15 1 1 3 2 6 20 1 1 1 1 1 133 8 1 6 1 2 5 4 197 2 752 10 723 1 365 1 356 1 157 34 353 10 9 9
     1088 1 1 3 11 3 13 3 13 3 13 2 69 1 13 1 39 3 13 3 19 34 62 2 1 4 1 2 10 1 1 3 5 6 1 1 1 1 1 1 4 1 11 2 4 5
     5 4 1 1 58 2 4 376 4 29 2 255 22 11 81 78 22 616 44 49 2 31 10 403 22 63 4 32 2 374 2 138 229 6 357 2 46 26
     1 89 12 214 26 16 4 1 13 2 12 1 21 2 6 2 91 2 243 2 4 10 32 38 9 1 16 31 11 30 8 1 15 32 10 39 15 320 6592
     64 22160 55 569 23 9 2 103 2 157 4 10 4 573 3 225 1 14 2 20413 1 136 33 365 16 64 2 54 8 44 4 98 1 1 3 2 1
     154 1 6 1 16 3 31 1 1 1 27 1 1 1 129 7 1 7 13 2 313 9 57 17 2 3 1 13 3 1 47 45 1658 2 591 1 709 2 321 8
     2150 1 2197 29 19274 4 5 1 20822 1 3939 240 10 3 3 436 6 23 15 17 95 116 60 246 10 39 2 60 5 3 22 2 7 30 4
     61 21 66 3 1 186 87 874 1 25 1 31 1 25 1 31 1 25 1 31 1 25 1 31 1 25 1 60 512 55 4 50 8 1 14 1 2 1736 1 431
     1 2476 1 3 1 125 1 449 2 270 44 4 100 12 15 2 15 1 15 1 37 23 161 56 29 13 44 4 9 7 2 14 6 154 985 3 17 3
     13 3 218 6 12 4 1 15 12 4 56 8 10 6 40 8 30 2 12 4 2 14 9 39 344 8 14 2 13 3 11 3 57 1 1 4 16 2 12 4 10 7
     147 1 92 10 1))))

(define mark-table
  (delay
   (boundaries
    '#(768 112 275 7 263 45 1 1 1 2 1 2 1 1 72 11 48 21 16 1 101 7 2 6 2 2 1 4 35 1 30 27 91 11 58 9 9 1 24 4 1 9
     1 3 1 5 43 3 59 9 42 24 1 33 54 3 1 18 1 7 10 2 29 3 56 1 1 7 2 2 2 3 9 1 10 2 26 1 2 3 56 1 1 5 4 2 2 3 3
     1 30 2 3 1 11 3 56 1 1 8 1 3 1 3 20 2 22 6 1 3 56 1 1 7 2 2 2 3 7 3 10 2 30 1 59 5 3 3 1 4 9 1 40 5 55 1 1
     7 1 3 1 4 7 2 11 2 29 3 56 1 1 7 1 3 1 4 7 2 11 2 15 1 12 4 55 2 1 7 1 3 1 4 9 1 10 2 29 3 70 1 4 6 1 1 1 8
     18 2 61 1 2 7 12 8 98 1 2 9 11 7 73 2 27 1 1 1 1 1 4 2 49 20 1 2 5 11 1 36 9 1 100 20 23 4 4 3 1 3 2 7 3 4
     13 12 1 1 10 4 703 3 946 4 28 3 29 2 30 2 64 32 9 1 45 3 1 1 117 2 34 1 118 12 4 12 219 5 57 10 1 29 2 1 48
     46 2 12 20 5 47 17 38 9 12 3 30 13 56 14 48 20 152 3 1 21 4 1 6 1 2 3 198 64 720 33 3070 3 141 1 96 32 554
     6 105 2 30164 4 1 10 32 2 80 2 272 1 3 1 4 1 23 5 4 1 83 2 50 18 26 18 13 1 38 8 25 13 44 4 47 14 36 1 67
     14 12 1 8 2 45 3 50 1 1 3 2 2 5 2 1 1 41 5 5 2 236 8 1 2 20272 1 737 16 16 16 973 1 226 1 149 5 1670 3 1 2
     5 4 40 3 4 1 165 2 573 4 65 5 317 2 77 6 70 11 49 4 122 3 53 15 41 1 2 2 10 4 45 11 7 1 61 3 36 14 16 2 44
     1 12 3 48 14 8 4 1 2 92 12 6 1 2 1 157 12 21 4 55 2 1 7 2 2 2 3 9 1 10 2 2 7 3 5 67 9 1 1 2 1 1 4 1 5 1 1
     14 2 82 18 23 1 81 20 235 7 2 9 27 2 82 17 106 13 101 15 256 15 245 6 1 2 2 4 1 1 1 2 141 7 2 7 3 1 28 10
     40 7 1 4 8 1 9 11 46 16 198 8 199 8 1 8 82 22 1 14 122 6 3 1 1 2 1 7 1 1 66 5 1 2 1 5 347 4 9 2 1 1 48 7 3
     5 23 1 5349 1 6 15 11464 18 2496 5 59 7 1048 1 1 55 7 4 81 1 11 2 19627 2 4705 46 2 23 542 5 3 6 8 8 2 7 30
     4 148 3 1979 55 4 50 8 1 14 1 22 5 1 15 1360 7 1 17 2 7 1 2 1 5 100 1 160 7 375 1 61 4 508 4 254 2 243 1 2
     1 7 2 5 1 474 7 109 7 792501 240))))

;; Numbers that are neither digits nor letters.
(define other-number-table
  (delay
   (boundaries
    '#(178 2 5 1 2 3 2357 6 376 6 120 3 133 7 217 7 17 9 433 10 1077 20 1139 10 480 1 1685 1 3 6 6 10 198 16 41 1
     726 60 78 22 630 30 1385 1 1172 4 138 10 30 8 1 15 32 10 39 15 30064 6 22737 45 65 4 17 2 341 27 36 4 1332
     8 25 7 39 9 75 5 22 6 160 2 2 16 2 46 64 9 52 2 30 3 75 5 104 8 24 8 41 7 330 6 352 31 158 10 42 4 112 7
     134 20 379 20 1349 2 430 9 871 19 851 21 19334 7 798 23 25641 20 12 20 108 25 5454 9 929 59 1 3 1 4 76 45 1
     15 962 13))))

(define (punctuation? char)
  (inside? (force punctuation-table) (char->integer char)))

(define (symbol-char? char)
  (inside? (force symbol-table) (char->integer char)))

(define (mark? char)
  (inside? (force mark-table) (char->integer char)))

(define (alphanumeric? char)
  (or (char-alphabetic? char) (char-numeric? char)))

;; What has a lower case and is not upper case is a title case.
(define (title-case? char)
  (and (char-alphabetic? char)
       (not (char-upper-case? char))
       (not (char-lower-case? char))
       (not (char=? char (char-downcase char)))))

(define (graphic? char)
  (or (alphanumeric? char) (punctuation? char) (symbol-char? char)))

(define (printing? char)
  (or (graphic? char) (char-whitespace? char)))

(define (control-code? code)
  (or (< code 32) (<= 127 code 159)))

(define (control? char)
  (let ((code (char->integer char)))
    (or (control-code? code)
        (not (or (printing? char) (mark? char) (inside? (force other-number-table) code))))))

;;; Named sets

(define (any? char) #t)
(define (none? char) #f)
(define (no-newline? char) (not (or (char=? char #\newline) (char=? char #\return))))
(define (ascii-whitespace? char) (memv char '(#\space #\tab #\newline #\page #\return)))
(define (ascii-control? char) (char<? char #\space))
(define (hex-digit? char) (or (char<=? #\0 char #\9) (char<=? #\a char #\f) (char<=? #\A char #\F)))
(define (word-constituent? char) (or (alphanumeric? char) (char=? char #\_)))
(define (cased? char) (or (char-upper-case? char) (char-lower-case? char) (title-case? char)))

(define (in-ascii member?)
  (lambda (char) (and (ascii? char) (member? char))))

;; The names, the predicate in a Unicode context and that in an ASCII context.
(define definitions
  `(((any) ,any? ,ascii?)
    ((nonl) ,no-newline? ,(in-ascii no-newline?))
    ((ascii) ,ascii? ,ascii?)
    ((lower-case lower) ,char-lower-case? ,(in-ascii char-lower-case?))
    ((upper-case upper) ,char-upper-case? ,(in-ascii char-upper-case?))
    ((title-case title) ,title-case? ,none?)
    ((alphabetic alpha letter) ,char-alphabetic? ,(in-ascii char-alphabetic?))
    ((numeric num digit) ,char-numeric? ,(in-ascii char-numeric?))
    ((alphanumeric alphanum alnum) ,alphanumeric? ,(in-ascii alphanumeric?))
    ((punctuation punct) ,punctuation? ,(in-ascii punctuation?))
    ((symbol) ,symbol-char? ,(in-ascii symbol-char?))
    ((graphic graph) ,graphic? ,(in-ascii graphic?))
    ((whitespace white space) ,char-whitespace? ,(in-ascii ascii-whitespace?))
    ((printing print) ,printing? ,(lambda (char)
                                    (and (ascii? char) (or (graphic? char) (ascii-whitespace? char)))))
    ((control cntrl) ,control? ,ascii-control?)
    ((hex-digit xdigit) ,hex-digit? ,hex-digit?)
    ((%word) ,word-constituent? ,(in-ascii word-constituent?))
    ((%cased) ,cased? ,(in-ascii cased?))))

;; An association list from each name to a pair of the sets for both contexts, shared by all regular expressions.
(define named-sets
  (let loop ((rest definitions) (sets '()))
    (if (null? rest)
        sets
        (let ((pair (cons (predicate-set (cadr (car rest))) (predicate-set (car (cddr (car rest)))))))
          (loop (cdr rest)
                (append (map (lambda (name) (cons name pair)) (car (car rest))) sets))))))

;; (named-set name fold? ascii?): Returns the set with that name, or #f if there is none. If FOLD? is true, those of
;; one case are the set of all letters that have cases.
(define (named-set name fold? ascii?)
  (let ((entry (assq (if (and fold? (memq name '(lower-case lower upper-case upper))) '%cased name) named-sets)))
    (and entry
         (if ascii? (cddr entry) (cadr entry)))))

;; (word-set ascii?): Returns the set of the characters that words consist of.
(define (word-set ascii?)
  (named-set '%word #f ascii?))

;;; Grapheme clusters (Unicode Standard Annex 29, without the rule for conjuncts of Indic scripts)

(define pictograph-boundaries
  '#(#xA9 #xAA #xAE #xAF #x203C #x203D #x2049 #x204A #x2122 #x2123 #x2139 #x213A #x2194 #x219A #x21A9 #x21AB
     #x231A #x231C #x2328 #x2329 #x2388 #x2389 #x23CF #x23D0 #x23E9 #x23F4 #x23F8 #x23FB #x24C2 #x24C3
     #x25AA #x25AC #x25B6 #x25B7 #x25C0 #x25C1 #x25FB #x25FF #x2600 #x2606 #x2607 #x2613 #x2614 #x2686
     #x2690 #x2706 #x2708 #x2713 #x2714 #x2715 #x2716 #x2717 #x271D #x271E #x2721 #x2722 #x2728 #x2729
     #x2733 #x2735 #x2744 #x2745 #x2747 #x2748 #x274C #x274D #x274E #x274F #x2753 #x2756 #x2757 #x2758
     #x2763 #x2768 #x2795 #x2798 #x27A1 #x27A2 #x27B0 #x27B1 #x27BF #x27C0 #x2934 #x2936 #x2B05 #x2B08
     #x2B1B #x2B1D #x2B50 #x2B51 #x2B55 #x2B56 #x3030 #x3031 #x303D #x303E #x3297 #x3298 #x3299 #x329A
     #x1F000 #x1F100 #x1F10D #x1F110 #x1F12F #x1F130 #x1F16C #x1F172 #x1F17E #x1F180 #x1F18E #x1F18F #x1F191
     #x1F19B #x1F1AD #x1F1E6 #x1F201 #x1F210 #x1F21A #x1F21B #x1F22F #x1F230 #x1F232 #x1F23B #x1F23C #x1F240
     #x1F249 #x1F3FB #x1F400 #x1F53E #x1F546 #x1F650 #x1F680 #x1F700 #x1F774 #x1F780 #x1F7D5 #x1F800 #x1F80C
     #x1F810 #x1F848 #x1F850 #x1F85A #x1F860 #x1F888 #x1F890 #x1F8AE #x1F900 #x1F90C #x1F93B #x1F93C #x1F946
     #x1F947 #x1FB00 #x1FC00 #x1FFFE))

(define prepend-boundaries
  '#(#x600 #x606 #x6DD #x6DE #x70F #x710 #x890 #x892 #x8E2 #x8E3 #xD4E #xD4F #x110BD #x110BE #x110CD #x110CE
     #x111C2 #x111C4 #x1193F #x11940 #x11941 #x11942 #x11A3A #x11A3B #x11A84 #x11A8A #x11D46 #x11D47 #x11F02
     #x11F03))

;; Characters that prolong a cluster although they are no marks.
(define prolonging-boundaries
  '#(#xE33 #xE34 #xEB3 #xEB4 #x200C #x200D #xFF9E #xFFA0 #x1F3FB #x1F400 #xE0020 #xE0080))

(define (grapheme-class char)
  (let ((code (char->integer char)))
    (cond ((= code 13) 'cr)
          ((= code 10) 'lf)
          ((control-code? code) 'control)
          ((< code 128) 'other)
          ((= code #x200D) 'joiner)
          ((or (mark? char) (inside? prolonging-boundaries code)) 'mark)
          ((<= #xAC00 code #xD7A3) (if (= (modulo (- code #xAC00) 28) 0) 'lv 'lvt))
          ((or (<= #x1100 code #x115F) (<= #xA960 code #xA97C)) 'l)
          ((or (<= #x1160 code #x11A7) (<= #xD7B0 code #xD7C6)) 'v)
          ((or (<= #x11A8 code #x11FF) (<= #xD7CB code #xD7FB)) 't)
          ((<= #x1F1E6 code #x1F1FF) 'regional)
          ((inside? pictograph-boundaries code) 'pictograph)
          ((inside? prepend-boundaries code) 'prepend)
          ((or (= code #x2028) (= code #x2029)) 'control)
          ((or (char-alphabetic? char) (<= #xE000 code #xF8FF)) 'other)
          ((control? char) 'control)
          (else 'other))))

;; Whether no boundary lies between characters of two classes. PICTOGRAPH? tells whether all before is a pictograph
;; and marks, ODD? whether an odd number of regional indicators ends there.
(define (joined? before after pictograph? odd?)
  (cond ((eq? after 'lf) (eq? before 'cr))
        ((memq before '(cr lf control)) #f)
        ((memq after '(cr control)) #f)
        ((memq after '(mark joiner)) #t)
        ((eq? before 'prepend) #t)
        ((eq? before 'l) (memq after '(l v lv lvt)))
        ((memq before '(lv v)) (memq after '(v t)))
        ((memq before '(lvt t)) (eq? after 't))
        ((eq? after 'pictograph) (and pictograph? (eq? before 'joiner)))
        ((eq? after 'regional) (and odd? (eq? before 'regional)))
        (else #f)))

;; (grapheme-breaks string start end): Returns a bytevector that tells for each index from START to END, counted from
;; START, whether a grapheme cluster begins or ends there (1) or not (0).
(define (grapheme-breaks string start end)
  (let ((breaks (make-bytevector (+ (- end start) 1) 1)))
    (let loop ((i start) (before 'control) (pictograph? #f) (odd? #f))
      (if (< i end)
          (let ((after (grapheme-class (string-ref string i))))
            (if (and (> i start) (joined? before after pictograph? odd?))
                (bytevector-u8-set! breaks (- i start) 0))
            (loop (+ i 1)
                  after
                  (or (eq? after 'pictograph) (and pictograph? (memq after '(mark joiner)) #t))
                  (and (eq? after 'regional) (not (and odd? (eq? before 'regional))))))))
    breaks))

))
