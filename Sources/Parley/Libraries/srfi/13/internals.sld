;;; What the string libraries share: checks of arguments, procedures with optional ranges, common prefixes and
;;; suffixes, and the low-level procedures of SRFI 13.

(define-library (srfi 13 internals)
  (export check-procedure check-string check-count check-index check-range length-of ranged-lambda option-lambda
          two-ranges-lambda criterion->predicate common-prefix common-prefix-ci common-suffix common-suffix-ci
          string-parse-start+end string-parse-final-start+end let-string-start+end check-substring-spec
          substring-spec-ok? make-kmp-restart-vector kmp-step string-kmp-partial-search)
  (import (scheme base) (scheme case-lambda) (scheme char) (only (parley system) %argument-error))
  (begin

;;; Arguments

;; (check-procedure name index parameter object): Raises an error unless OBJECT, argument INDEX of NAME, is a
;; procedure.
(define (check-procedure name index parameter object)
  (if (not (procedure? object)) (%argument-error name index parameter "a procedure" object)))

;; (check-string name index object): Raises an error unless OBJECT, argument INDEX of NAME, is a string.
(define (check-string name index object)
  (if (not (string? object)) (%argument-error name index "s" "a string" object)))

;; (check-count name index parameter object): Raises an error unless OBJECT, argument INDEX of NAME, is a nonnegative
;; exact integer.
(define (check-count name index parameter object)
  (if (not (exact-natural? object)) (%argument-error name index parameter "a nonnegative exact integer" object)))

(define (exact-natural? object)
  (and (exact-integer? object) (>= object 0)))

;; (check-index name index parameter object high): Raises an error unless OBJECT, argument INDEX of NAME, is an index
;; up to HIGH.
(define (check-index name index parameter object high)
  (if (not (and (exact-integer? object) (>= object 0) (<= object high)))
      (%argument-error name index parameter (string-append "an index from 0 to " (number->string high)) object)))

;; (check-range name index string start end): Raises an error unless START to END is a range of STRING; START is
;; argument INDEX of NAME, END the next.
(define (check-range name index string start end)
  (check-index name (+ index 1) "end" end (string-length string))
  (check-index name index "start" start end))

;; (length-of name index string): Returns the length of STRING, argument INDEX of NAME: where a range ends that was
;; not given.
(define (length-of name index string)
  (check-string name index string)
  (string-length string))

;; (ranged-lambda name (parameter ...) (index s) (range-index start end) body ...): Evaluates to a procedure of the
;; parameters, among which argument INDEX is the string S, and an optional range of S, which the body gets as START
;; and END. RANGE-INDEX is the place of START among the arguments.
(define-syntax ranged-lambda
  (syntax-rules ()
    ((_ name (parameter ...) (index s) (range-index start end) body ...)
     (let ((procedure (lambda (parameter ... start end)
                        (check-range name range-index s start end)
                        body ...)))
       (case-lambda
         ((parameter ...) (procedure parameter ... 0 (length-of name index s)))
         ((parameter ... start) (procedure parameter ... start (length-of name index s)))
         ((parameter ... start end)
          (check-string name index s)
          (procedure parameter ... start end)))))))

;; (option-lambda name (parameter ...) (option default) (index s) (range-index start end) body ...): Evaluates to such
;; a procedure as ranged-lambda makes, with an optional parameter before the range.
(define-syntax option-lambda
  (syntax-rules ()
    ((_ name (parameter ...) (option default) (index s) (range-index start end) body ...)
     (let ((procedure (ranged-lambda name (parameter ... option) (index s) (range-index start end) body ...)))
       (case-lambda
         ((parameter ...) (procedure parameter ... default))
         ((parameter ... . options) (apply procedure parameter ... options)))))))

;; (two-ranges-lambda name (s1 s2 parameter ...) (range-index start1 end1 start2 end2) body ...): Evaluates to a
;; procedure of the parameters and of optional ranges of the strings S1 and S2, which are the first arguments.
(define-syntax two-ranges-lambda
  (syntax-rules ()
    ((_ name (s1 s2 parameter ...) (range-index start1 end1 start2 end2) body ...)
     (let ((procedure (lambda (s1 s2 parameter ... start1 end1 start2 end2)
                        (check-range name range-index s1 start1 end1)
                        (check-range name (+ range-index 2) s2 start2 end2)
                        body ...)))
       (case-lambda
         ((s1 s2 parameter ...)
          (procedure s1 s2 parameter ... 0 (length-of name 1 s1) 0 (length-of name 2 s2)))
         ((s1 s2 parameter ... start1)
          (procedure s1 s2 parameter ... start1 (length-of name 1 s1) 0 (length-of name 2 s2)))
         ((s1 s2 parameter ... start1 end1)
          (check-string name 1 s1)
          (procedure s1 s2 parameter ... start1 end1 0 (length-of name 2 s2)))
         ((s1 s2 parameter ... start1 end1 start2)
          (check-string name 1 s1)
          (procedure s1 s2 parameter ... start1 end1 start2 (length-of name 2 s2)))
         ((s1 s2 parameter ... start1 end1 start2 end2)
          (check-string name 1 s1)
          (check-string name 2 s2)
          (procedure s1 s2 parameter ... start1 end1 start2 end2)))))))

;; (criterion->predicate name index criterion): Returns the predicate that CRITERION, a character or a predicate,
;; stands for.
(define (criterion->predicate name index criterion)
  (cond ((procedure? criterion) criterion)
        ((char? criterion) (lambda (char) (char=? char criterion)))
        (else (%argument-error name index "criterion" "a character or a predicate" criterion))))

;; (string-parse-start+end proc s args): Returns what is left of the list ARGS, and the range of S that its first two
;; elements give or leave out. PROC is the symbol that errors name.
(define (string-parse-start+end proc s args)
  (check-string (error-name proc) 1 s)
  (let* ((start (if (pair? args) (car args) 0))
         (rest (if (pair? args) (cdr args) '()))
         (end (if (pair? rest) (car rest) (string-length s))))
    (check-range (error-name proc) 2 s start end)
    (values (if (pair? rest) (cdr rest) '()) start end)))

;; (string-parse-final-start+end proc s args): Returns the range of S that the list ARGS gives or leaves out; more
;; elements are an error. PROC is the symbol that errors name.
(define (string-parse-final-start+end proc s args)
  (let-values (((rest start end) (string-parse-start+end proc s args)))
    (if (pair? rest)
        (error (string-append (symbol->string (error-name proc)) ": there are arguments behind start and end") rest))
    (values start end)))

(define (error-name proc)
  (if (symbol? proc) proc 'string-parse-start+end))

;; (let-string-start+end (start end [rest]) proc s args body ...): Evaluates the body with START and END bound to the
;; range of S that the list ARGS gives or leaves out, and REST to what is left of ARGS.
(define-syntax let-string-start+end
  (syntax-rules ()
    ((_ (start end) proc s args body ...)
     (let-values (((start end) (string-parse-final-start+end proc s args)))
       body ...))
    ((_ (start end rest) proc s args body ...)
     (let-values (((rest start end) (string-parse-start+end proc s args)))
       body ...))))

;; (check-substring-spec proc s start end): Raises an error unless S is a string and START to END a range of it. PROC
;; is the symbol that the error names.
(define (check-substring-spec proc s start end)
  (check-string (error-name proc) 1 s)
  (check-range (error-name proc) 2 s start end))

;; (substring-spec-ok? s start end): Returns whether S is a string and START to END a range of it.
(define (substring-spec-ok? s start end)
  (and (string? s)
       (exact-integer? start)
       (exact-integer? end)
       (<= 0 start end (string-length s))))

;;; Common parts

;; (common-prefix s1 start1 end1 s2 start2 end2): Returns the length of the common prefix of two ranges.
(define (common-prefix s1 start1 end1 s2 start2 end2)
  (let ((count (min (- end1 start1) (- end2 start2))))
    (let loop ((i 0))
      (if (and (< i count) (char=? (string-ref s1 (+ start1 i)) (string-ref s2 (+ start2 i))))
          (loop (+ i 1))
          i))))

;; (common-prefix-ci s1 start1 end1 s2 start2 end2): Returns the length of the common prefix of two ranges, ignoring
;; case.
(define (common-prefix-ci s1 start1 end1 s2 start2 end2)
  (let ((count (min (- end1 start1) (- end2 start2))))
    (let loop ((i 0))
      (if (and (< i count) (char-ci=? (string-ref s1 (+ start1 i)) (string-ref s2 (+ start2 i))))
          (loop (+ i 1))
          i))))

;; (common-suffix s1 start1 end1 s2 start2 end2): Returns the length of the common suffix of two ranges.
(define (common-suffix s1 start1 end1 s2 start2 end2)
  (let ((count (min (- end1 start1) (- end2 start2))))
    (let loop ((i 0))
      (if (and (< i count) (char=? (string-ref s1 (- end1 i 1)) (string-ref s2 (- end2 i 1))))
          (loop (+ i 1))
          i))))

;; (common-suffix-ci s1 start1 end1 s2 start2 end2): Returns the length of the common suffix of two ranges, ignoring
;; case.
(define (common-suffix-ci s1 start1 end1 s2 start2 end2)
  (let ((count (min (- end1 start1) (- end2 start2))))
    (let loop ((i 0))
      (if (and (< i count) (char-ci=? (string-ref s1 (- end1 i 1)) (string-ref s2 (- end2 i 1))))
          (loop (+ i 1))
          i))))

;;; Searching piece by piece (Knuth, Morris and Pratt)

;; (make-kmp-restart-vector s [c= start end]): Returns a vector that tells, where character I of S does not match, how
;; many characters of S still do, or -1; characters are compared with C= (char=?).
(define make-kmp-restart-vector
  (option-lambda 'make-kmp-restart-vector (s) (c= char=?) (1 s) (3 start end)
    (check-procedure 'make-kmp-restart-vector 2 "c=" c=)
    (let* ((length (- end start)) (restarts (make-vector length -1)))
      (let loop ((i 1) (border -1))
        (if (< i length)
            (let ((next (+ 1 (kmp-border restarts s c= start (string-ref s (+ start i -1)) border))))
              (vector-set! restarts i next)
              (loop (+ i 1) next))
            restarts)))))

;; The longest border, not above BORDER, that CHAR prolongs, or -1.
(define (kmp-border restarts s c= start char border)
  (let loop ((border border))
    (if (or (= border -1) (c= char (string-ref s (+ start border))))
        border
        (loop (vector-ref restarts border)))))

;; (kmp-step pat rv c i c= p-start): Returns how many characters of PAT, which begins at P-START, match behind
;; character C if I of them did before it; RV is the restart vector of PAT.
(define (kmp-step pat rv c i c= p-start)
  (let loop ((i i))
    (cond ((= i -1) 0)
          ((c= c (string-ref pat (+ i p-start))) (+ i 1))
          (else (loop (vector-ref rv i))))))

;; (string-kmp-partial-search pat rv s i [c= p-start s-start s-end]): Searches S for PAT, of which I characters have
;; matched already; RV is its restart vector. Returns the negated index in S behind the match, or how many characters
;; match at the end of S.
(define string-kmp-partial-search
  (let ((search (ranged-lambda 'string-kmp-partial-search (pat rv s i c= p-start) (3 s) (7 s-start s-end)
                  (check-string 'string-kmp-partial-search 1 pat)
                  (if (not (vector? rv)) (%argument-error 'string-kmp-partial-search 2 "rv" "a vector" rv))
                  (check-index 'string-kmp-partial-search 4 "i" i (vector-length rv))
                  (check-procedure 'string-kmp-partial-search 5 "c=" c=)
                  (let ((length (vector-length rv)))
                    (let loop ((position s-start) (i i))
                      (cond ((= i length) (- position))
                            ((= position s-end) i)
                            (else
                             (loop (+ position 1) (kmp-step pat rv (string-ref s position) i c= p-start)))))))))
    (case-lambda
      ((pat rv s i) (search pat rv s i char=? 0))
      ((pat rv s i c=) (search pat rv s i c= 0))
      ((pat rv s i c= p-start . range) (apply search pat rv s i c= p-start range)))))

))
