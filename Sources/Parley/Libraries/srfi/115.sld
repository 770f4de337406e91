;;; SRFI 115: regular expressions, written as S-expressions (SREs). All of its syntax is there, with non-greedy
;;; repetition, look-around, back references and Unicode. Of several matches that begin at one place the one counts
;;; that the order of alternatives and repetitions prefers, as in Perl. The time is bounded by the product of the
;;; lengths of pattern and string, unless there are back references (see `matcher`). Where the SRFI allows a set of
;;; SRFI 14, an SRE may have a predicate of characters.

(define-library (srfi 115)
  (export regexp regexp? valid-sre? rx regexp->sre char-set->sre
          regexp-matches regexp-matches? regexp-search
          regexp-fold regexp-extract regexp-split regexp-partition regexp-replace regexp-replace-all
          regexp-match? regexp-match-count regexp-match-submatch regexp-match-submatch-start
          regexp-match-submatch-end regexp-match->list)
  (import (scheme base) (scheme case-lambda)
          (only (parley system) %argument-error string-join)
          (srfi 115 parser) (srfi 115 matcher))
  (begin

;;; Regular expressions

;; (regexp? obj): Returns whether OBJ is a regular expression.
(define-record-type <regexp>
  (make-regexp sre program names)
  regexp?
  (sre sre-of)
  (program program-thunk)
  (names names-of))

;; The program is behind a procedure, so that who displays a regular expression is not shown all of it.
(define (program-of re)
  ((program-thunk re)))

;; (regexp re): Returns the regular expression that the SRE RE stands for, or RE if it is one already.
(define (regexp re)
  (if (regexp? re)
      re
      (let*-values (((node submatches names) (parse-sre re))
                    ((program) (make-program node submatches names)))
        (make-regexp re (lambda () program) names))))

;; (rx sre ...): Returns the regular expression that SRE ... in sequence stand for; they are quasiquoted.
(define-syntax rx
  (syntax-rules ()
    ((_ sre ...) (regexp `(: sre ...)))))

;; (valid-sre? obj): Returns whether OBJ may be given to regexp.
(define (valid-sre? obj)
  (guard (condition ((error-object? condition) #f))
    (regexp? (regexp obj))))

;; (regexp->sre re): Returns an SRE for the regular expression RE.
(define (regexp->sre re)
  (sre-of (regexp re)))

;; (char-set->sre char-set): Returns an SRE for the set of the characters of the string CHAR-SET, of the character
;; CHAR-SET, or of those that satisfy the predicate CHAR-SET.
(define (char-set->sre char-set)
  (cond ((string? char-set) (list char-set))
        ((char? char-set) (list (string char-set)))
        ((procedure? char-set) (cons '/ (ranges-of char-set)))
        (else
         (%argument-error 'char-set->sre 1 "char-set" "a string, a character or a predicate" char-set))))

;; The first and the last character of each range whose characters satisfy a predicate.
(define (ranges-of member?)
  (let loop ((code #x10FFFF) (last #f) (ranges '()))
    (let ((in? (and (>= code 0) (not (<= #xD800 code #xDFFF)) (member? (integer->char code)))))
      (cond ((and in? last) (loop (- code 1) last ranges))
            (in? (loop (- code 1) code ranges))
            (last
             (loop (- code 1) #f (cons (integer->char (+ code 1)) (cons (integer->char last) ranges))))
            ((>= code 0) (loop (- code 1) #f ranges))
            (else ranges)))))

;;; Matches

;; (regexp-match? obj): Returns whether OBJ is a match.
(define-record-type <regexp-match>
  (make-regexp-match string places names)
  regexp-match?
  (string string-of)
  (places places-of)
  (names match-names-of))

;; (regexp-match-count match): Returns the number of submatches of MATCH, whether they matched or not.
(define (regexp-match-count match)
  (check-match 'regexp-match-count match)
  (- (quotient (vector-length (places-of match)) 2) 1))

;; (regexp-match-submatch match field): Returns what the submatch FIELD, a number or a name, of MATCH matched, or #f;
;; the submatch 0 is the whole.
(define (regexp-match-submatch match field)
  (submatch match (field-number 'regexp-match-submatch match field)))

;; (regexp-match-submatch-start match field): Returns the index at which the submatch FIELD of MATCH begins, or #f.
(define (regexp-match-submatch-start match field)
  (vector-ref (places-of match) (* 2 (field-number 'regexp-match-submatch-start match field))))

;; (regexp-match-submatch-end match field): Returns the index behind the submatch FIELD of MATCH, or #f.
(define (regexp-match-submatch-end match field)
  (vector-ref (places-of match) (+ 1 (* 2 (field-number 'regexp-match-submatch-end match field)))))

;; (regexp-match->list match): Returns a list of what MATCH and its submatches matched, each a string or #f.
(define (regexp-match->list match)
  (check-match 'regexp-match->list match)
  (let loop ((number (regexp-match-count match)) (list '()))
    (if (< number 0)
        list
        (loop (- number 1) (cons (submatch match number) list)))))

(define (check-match name match)
  (if (not (regexp-match? match)) (%argument-error name 1 "match" "a match of a regular expression" match)))

(define (submatch match number)
  (let ((start (match-start match number)))
    (and start (substring (string-of match) start (match-end match number)))))

(define (match-start match number)
  (vector-ref (places-of match) (* 2 number)))

(define (match-end match number)
  (vector-ref (places-of match) (+ 1 (* 2 number))))

;; The number that a field stands for. Of several submatches with the same name it is the first that matched.
(define (field-number name match field)
  (check-match name match)
  (let ((entry (and (symbol? field) (assq field (match-names-of match)))))
    (cond (entry
           (let loop ((rest (cdr entry)))
             (cond ((null? rest) (cadr entry))
                   ((match-start match (car rest)) (car rest))
                   (else (loop (cdr rest))))))
          ((and (exact-integer? field) (<= 0 field (regexp-match-count match))) field)
          (else
           (%argument-error name 2 "field"
                            (string-append "the name of a submatch or a number from 0 to "
                                           (number->string (regexp-match-count match)))
                            field)))))

;;; Searching

(define (check-procedure name index parameter object)
  (if (not (procedure? object)) (%argument-error name index parameter "a procedure" object)))

;; The end of a range of a string, the arguments of NAME from INDEX on, where #f means the string's end.
(define (checked-end name string index start end)
  (let* ((length (string-length string)) (end (or end length)))
    (check-index name (+ index 1) "end" end length)
    (check-index name index "start" start end)
    end))

(define (check-string name index object)
  (if (not (string? object)) (%argument-error name index "str" "a string" object)))

(define (check-index name index parameter object high)
  (if (not (and (exact-integer? object) (>= object 0) (<= object high)))
      (%argument-error name index parameter (string-append "an index from 0 to " (number->string high)) object)))

;; A procedure of a regular expression, a string and an optional range.
(define-syntax range-procedure
  (syntax-rules ()
    ((_ name (re str start end) body)
     (let ((procedure (lambda (re str start end)
                        (let ((re (regexp re)))
                          (check-string name 2 str)
                          (let ((end (checked-end name str 3 start end)))
                            body)))))
       (case-lambda
         ((re str) (procedure re str 0 #f))
         ((re str start) (procedure re str start #f))
         ((re str start end) (procedure re str start end)))))))

(define (context-for re start end whole?)
  (make-context (program-of re) start end whole?))

;; The match of RE at FROM, or behind it if ANYWHERE? is true, in a string up to END, or #f.
(define (find re str from end context anywhere?)
  (and (run-search (program-of re) str from end context anywhere?)
       (make-regexp-match str (context-captures context) (names-of re))))

;; (regexp-matches re str [start end]): Returns the match of RE with all of STR from START to END, or #f.
(define regexp-matches
  (range-procedure 'regexp-matches (re str start end)
    (find re str start end (context-for re start end #t) #f)))

;; (regexp-matches? re str [start end]): Returns whether RE matches all of STR from START to END.
(define regexp-matches?
  (range-procedure 'regexp-matches? (re str start end)
    (run-search (program-of re) str start end (context-for re start end #t) #f)))

;; (regexp-search re str [start end]): Returns the first match of RE in STR from START to END, or #f.
(define regexp-search
  (range-procedure 'regexp-search (re str start end)
    (find re str start end (context-for re start end #f) #t)))

;; (regexp-fold re kons knil str [finish start end]): Calls KONS for each match of RE in STR from START to END with
;; the index behind the match before (START), the match, STR and the state, which begins as KNIL; what it returns is
;; the next state. At the end calls FINISH, which returns the state by default, in the same way with #f for the match.
(define regexp-fold
  (case-lambda
    ((re kons knil str) (regexp-fold re kons knil str final-state 0 #f))
    ((re kons knil str finish) (regexp-fold re kons knil str finish 0 #f))
    ((re kons knil str finish start) (regexp-fold re kons knil str finish start #f))
    ((re kons knil str finish start end)
     (let ((re (regexp re)))
       (check-procedure 'regexp-fold 2 "kons" kons)
       (check-string 'regexp-fold 4 str)
       (check-procedure 'regexp-fold 5 "finish" finish)
       (fold-matches re kons knil str finish start (checked-end 'regexp-fold str 6 start end))))))

(define (final-state index match str state)
  state)

;; All matches share a context, so they take no more time together than one does. An empty match directly behind
;; another match is none.
(define (fold-matches re kons knil str finish start end)
  (let ((context (context-for re start end #f)))
    (let loop ((from start) (behind start) (state knil) (first? #t))
      (let ((match (and (<= from end) (find re str from end context #t))))
        (if match
            (let ((i (match-start match 0)) (j (match-end match 0)))
              (if (and (= i j) (= i behind) (not first?))
                  (loop (+ j 1) behind state #f)
                  (loop (if (= i j) (+ j 1) j) j (kons behind match str state) #f)))
            (finish behind #f str state))))))

(define (empty? match)
  (= (match-start match 0) (match-end match 0)))

;; (regexp-extract re str [start end]): Returns a list of the parts of STR from START to END that RE matches and that
;; are not empty.
(define regexp-extract
  (range-procedure 'regexp-extract (re str start end)
    (fold-matches re
                  (lambda (behind match str parts)
                    (if (empty? match) parts (cons (submatch match 0) parts)))
                  '()
                  str
                  (lambda (behind match str parts) (reverse parts))
                  start
                  end)))

;; The parts of a string that lie between the matches of RE that are not empty, with those if MATCHES? is true, the
;; last one first. The part behind the last match comes with them.
(define (parts-between re str start end matches?)
  (fold-matches re
                (lambda (behind match str state)
                  (if (empty? match)
                      state
                      (let ((parts (cons (substring str (car state) (match-start match 0)) (cdr state))))
                        (cons (match-end match 0)
                              (if matches? (cons (submatch match 0) parts) parts)))))
                (list start)
                str
                (lambda (behind match str state)
                  (cons (substring str (car state) end) (cdr state)))
                start
                end))

;; (regexp-split re str [start end]): Returns a list of the parts of STR from START to END between the matches of RE
;; that are not empty.
(define regexp-split
  (range-procedure 'regexp-split (re str start end)
    (reverse (parts-between re str start end #f))))

;; (regexp-partition re str [start end]): Returns a list of the parts of STR from START to END that RE does not match
;; and, in turn, those that it matches and that are not empty.
(define regexp-partition
  (range-procedure 'regexp-partition (re str start end)
    (let ((parts (parts-between re str start end #t)))
      (reverse (if (and (string=? (car parts) "") (pair? (cdr parts))) (cdr parts) parts)))))

;;; Replacing

;; The strings that a substitution stands for, in reverse order in front of PARTS.
(define (substitute name subst match str start end parts)
  (cond ((string? subst) (cons subst parts))
        ((eq? subst 'pre) (cons (substring str start (match-start match 0)) parts))
        ((eq? subst 'post) (cons (substring str (match-end match 0) end) parts))
        ((or (symbol? subst) (exact-integer? subst))
         (cons (or (submatch match (field-number name match subst)) "") parts))
        ((procedure? subst)
         (let ((string (subst match)))
           (if (not (string? string))
               (error (string-append (symbol->string name) ": the substitution must return a string, but returned")
                      string))
           (cons string parts)))
        ((list? subst)
         (let loop ((rest subst) (parts parts))
           (if (pair? rest)
               (loop (cdr rest) (substitute name (car rest) match str start end parts))
               parts)))
        (else
         (%argument-error name 3 "subst" "a string, a submatch, pre, post, a procedure or a list of such" subst))))

;; (regexp-replace re str subst [start end count]): Returns STR from START to END with the match number COUNT (0, the
;; first) of RE replaced by SUBST: a string, the number or the name of a submatch, pre or post for what is before or
;; behind the match, a procedure that is called with the match, or a list of such.
(define regexp-replace
  (case-lambda
    ((re str subst) (regexp-replace re str subst 0 #f 0))
    ((re str subst start) (regexp-replace re str subst start #f 0))
    ((re str subst start end) (regexp-replace re str subst start end 0))
    ((re str subst start end count)
     (let ((re (regexp re)))
       (check-string 'regexp-replace 2 str)
       (if (not (and (exact-integer? count) (>= count 0)))
           (%argument-error 'regexp-replace 6 "count" "a nonnegative exact integer" count))
       (let* ((end (checked-end 'regexp-replace str 4 start end))
              (match (call-with-current-continuation
                      (lambda (return)
                        (fold-matches re
                                      (lambda (behind match str seen)
                                        (if (= seen count) (return match) (+ seen 1)))
                                      0
                                      str
                                      (lambda (behind match str seen) #f)
                                      start
                                      end)))))
         (if match
             (string-join
              (cons (substring str start (match-start match 0))
                    (reverse
                     (cons (substring str (match-end match 0) end)
                           (substitute 'regexp-replace subst match str start end '()))))
              "")
             (substring str start end)))))))

;; (regexp-replace-all re str subst [start end]): Returns STR from START to END with every match of RE replaced by
;; SUBST, which is what it is for regexp-replace.
(define regexp-replace-all
  (case-lambda
    ((re str subst) (regexp-replace-all re str subst 0 #f))
    ((re str subst start) (regexp-replace-all re str subst start #f))
    ((re str subst start end)
     (let ((re (regexp re)))
       (check-string 'regexp-replace-all 2 str)
       (let ((end (checked-end 'regexp-replace-all str 4 start end)))
         (fold-matches re
                       (lambda (behind match str parts)
                         (substitute 'regexp-replace-all subst match str start end
                                     (cons (substring str behind (match-start match 0)) parts)))
                       '()
                       str
                       (lambda (behind match str parts)
                         (string-join (reverse (cons (substring str behind end) parts)) ""))
                       start
                       end))))))

))
