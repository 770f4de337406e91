;;; From trees of nodes to procedures that match, for SRFI 115.
;;;
;;; A matcher is a procedure of the string, an index in it, the end of the searched range and the context of the
;;; search. It returns the index where the whole match ends, or #f; what follows it in the pattern is a matcher built
;;; into it. So alternatives are tried by backtracking, in the order of the pattern, as in Perl.
;;;
;;; Backtracking alone may take exponential time. But whether a matcher succeeds depends on the index alone, unless
;;; the pattern has back references: what failed once need not be tried again, by this attempt or by one that began
;;; elsewhere. When a search has taken more steps than a tame one does, every matcher that has a choice notes the
;;; indexes at which it failed, and from there on the time is bounded by the product of the lengths of the pattern and
;;; the string.

(define-library (srfi 115 matcher)
  (export make-program run-search make-context context-captures)
  (import (scheme base) (scheme char)
          (only (parley system) string-search-forward)
          (srfi 115 char-sets) (srfi 115 parser))
  (begin

;;; Programs

;; What a pattern is compiled to: its matcher, how many submatches, states of choices and slots it has, whether it has
;; back references, and what every match begins with: a string, a set, the symbol bos, or #f if nothing is known.
(define-record-type <program>
  (%make-program matcher submatches states slots backrefs? beginning)
  program?
  (matcher program-matcher)
  (submatches program-submatches)
  (states program-states)
  (slots program-slots)
  (backrefs? program-backrefs?)
  (beginning program-beginning))

;; (make-program node submatches names): Returns the program for NODE, which has SUBMATCHES submatches, some with
;; names.
(define (make-program node submatches names)
  (let* ((compilation (make-compilation submatches names))
         (matcher (compile node match-end compilation)))
    (%make-program matcher submatches (states-so-far compilation) (slots-so-far compilation)
                   (backrefs? compilation) (beginning node))))

;;; Contexts

;; The context of a search, a vector:
;;; 0  start of the range 1  steps that remain until failures are noted 2  the failures: for each state of a choice #f
;;; or a vector of chunks, each #f or a bytevector with 1 3  submatches: start and end of each, or #f 4 slots: where
;;; loops and submatches began 5  whether a match must reach the end of the range 6  boundaries of grapheme clusters,
;;; or #f as long as nobody asked
(define-syntax context-start (syntax-rules () ((_ x) (vector-ref x 0))))
(define-syntax context-fuel (syntax-rules () ((_ x) (vector-ref x 1))))
(define-syntax context-slots (syntax-rules () ((_ x) (vector-ref x 4))))
(define-syntax context-whole? (syntax-rules () ((_ x) (vector-ref x 5))))

;; (context-captures x): Returns a vector of start and end of the last match and of its submatches, or #f.
(define (context-captures x)
  (vector-ref x 3))

;; More than any search can take.
(define endless-fuel 1000000000000000000)

;; (make-context program start end whole?): Returns the context of a search for PROGRAM from START to END. If WHOLE?
;; is true a match must reach END.
(define (make-context program start end whole?)
  (vector start
          (if (program-backrefs? program) endless-fuel (+ 1000 (* 4 (- end start))))
          (make-vector (program-states program) #f)
          #f
          (make-vector (program-slots program) -1)
          whole?
          #f))

;; (run-search program string from end x anywhere?): Returns whether PROGRAM matches STRING at FROM, or behind it if
;; ANYWHERE? is true. The captures of the context X tell where.
(define (run-search program string from end x anywhere?)
  (let ((matcher (program-matcher program))
        (beginning (program-beginning program))
        (captures (make-vector (* 2 (+ 1 (program-submatches program))) #f)))
    (define (match-at? i)
      (let ((j (matcher string i end x)))
        (and j
             (begin
               (vector-set! captures 0 i)
               (vector-set! captures 1 j)
               #t))))
    (vector-set! x 3 captures)
    (cond ((not anywhere?) (match-at? from))
          ((eq? beginning 'bos) (and (= from (context-start x)) (match-at? from)))
          ((string? beginning)
           (let ((last (- end (string-length beginning))))
             (let loop ((i from))
               (let ((i (and (<= i last) (string-search-forward beginning string i))))
                 (and i (<= i last)
                      (or (match-at? i) (loop (+ i 1))))))))
          ((char-set? beginning)
           (let ((cache (char-set-cache beginning)) (member? (char-set-member? beginning)))
             (let loop ((i from))
               (and (< i end)
                    (or (and (in-set? cache member? (string-ref string i)) (match-at? i))
                        (loop (+ i 1)))))))
          (else
           (let loop ((i from))
             (and (<= i end)
                  (or (match-at? i) (loop (+ i 1)))))))))

;;; Failures

(define chunk-size 1024)

(define (failed? x state i)
  (let ((chunks (vector-ref (vector-ref x 2) state)))
    (and chunks
         (let ((chunk (vector-ref chunks (quotient i chunk-size))))
           (and chunk
                (= (bytevector-u8-ref chunk (remainder i chunk-size)) 1))))))

;; Notes that a choice failed in STATE at the indexes from I to LAST, of a range that ends at END. Returns #f.
(define (fail! x state i last end)
  (let* ((failures (vector-ref x 2))
         (chunks (or (vector-ref failures state)
                     (let ((chunks (make-vector (+ 1 (quotient end chunk-size)) #f)))
                       (vector-set! failures state chunks)
                       chunks))))
    (let loop ((i i))
      (and (<= i last)
           (let* ((place (quotient i chunk-size))
                  (chunk (or (vector-ref chunks place)
                             (let ((chunk (make-bytevector chunk-size 0)))
                               (vector-set! chunks place chunk)
                               chunk))))
             (bytevector-u8-set! chunk (remainder i chunk-size) 1)
             (loop (+ i 1)))))))

(define (use-fuel! x steps)
  (vector-set! x 1 (- (context-fuel x) steps)))

;; The number under which a choice notes failures at an index. A choice in loops whose turns must not be empty may
;; fail there because of that. Whether it can depends on how many of the turns around it have begun at that very
;; index: those of the innermost loops, whose slots come first in LOOPS.
(define (state-of choice loops x i)
  (if (and (pair? loops) (= (vector-ref (context-slots x) (car loops)) i))
      (state-of (+ choice 1) (cdr loops) x i)
      choice))

;; The value of ATTEMPT, which is what a choice does at an index; counts a step, or knows and notes failures.
(define-syntax choose
  (syntax-rules ()
    ((_ x choice loops i end attempt)
     (if (> (context-fuel x) 0)
         (begin
           (use-fuel! x 1)
           attempt)
         (let ((state (state-of choice loops x i)))
           (and (not (failed? x state i))
                (or attempt (fail! x state i i end))))))))

;;; Compilation

;; What is known while a pattern is compiled: the numbers of states of choices, of slots and of parts so far; whether
;; there are back references; the number of submatches and their names; the slots of the loops around whose turns must
;; not be empty, the innermost first.
(define (make-compilation submatches names) (vector 0 0 0 #f submatches names '()))
(define (states-so-far compilation) (vector-ref compilation 0))
(define (slots-so-far compilation) (vector-ref compilation 1))
(define (backrefs? compilation) (vector-ref compilation 3))
(define (submatches-of compilation) (vector-ref compilation 4))
(define (names-of compilation) (vector-ref compilation 5))
(define (loops-around compilation) (vector-ref compilation 6))

;; Counted repetitions are copies, so a short pattern may become a large one.
(define size-limit 200000)

;; Adds to one of the numbers and returns what it was.
(define (reserve! compilation place count)
  (let ((number (vector-ref compilation place)))
    (if (> number size-limit) (error "regexp: the SRE is too large"))
    (vector-set! compilation place (+ number count))
    number))

(define (new-choice! compilation)
  (reserve! compilation 0 (+ 1 (length (loops-around compilation)))))

(define (new-slot! compilation)
  (reserve! compilation 1 1))

;; What COMPILE-BODY returns when LOOPS are the loops around.
(define (with-loops loops compilation compile-body)
  (let ((outer (loops-around compilation)))
    (vector-set! compilation 6 loops)
    (let ((body (compile-body)))
      (vector-set! compilation 6 outer)
      body)))

(define (match-end string i end x)
  (and (or (= i end) (not (context-whole? x))) i))

(define (match-here string i end x)
  i)

;; The matcher for NODE followed by the matcher NEXT.
(define (compile node next compilation)
  (reserve! compilation 2 1)
  (let ((data (node-data node)))
    (case (node-kind node)
      ((literal) (compile-literal data next))
      ((set) (compile-set data next))
      ((seq)
       (let loop ((nodes (reverse data)) (next next))
         (if (pair? nodes)
             (loop (cdr nodes) (compile (car nodes) next compilation))
             next)))
      ((alt) (compile-alternatives data next compilation))
      ((repeat) (compile-repetition (car data) (cadr data) (car (cddr data)) (cadr (cddr data)) next compilation))
      ((submatch) (compile-submatch (car data) (cadr data) next compilation))
      ((assertion) (compile-assertion (assertion-test (car data) (cadr data)) next))
      ((look) (compile-look (car data) (cadr data) (car (cddr data)) next compilation))
      (else (compile-backref (car data) (cadr data) next compilation)))))

(define (compile-literal text next)
  (let ((length (string-length text)))
    (lambda (string i end x)
      (let ((after (+ i length)))
        (and (<= after end)
             (let loop ((k 0) (j i))
               (cond ((= k length) (next string after end x))
                     ((char=? (string-ref text k) (string-ref string j)) (loop (+ k 1) (+ j 1)))
                     (else #f))))))))

(define (compile-set set next)
  (let ((literal (char-set-literal set)))
    (if literal
        (lambda (string i end x)
          (and (< i end)
               (char=? (string-ref string i) literal)
               (next string (+ i 1) end x)))
        (let ((cache (char-set-cache set)) (member? (char-set-member? set)))
          (lambda (string i end x)
            (and (< i end)
                 (in-set? cache member? (string-ref string i))
                 (next string (+ i 1) end x)))))))

(define (compile-alternatives nodes next compilation)
  (let ((choice (new-choice! compilation))
        (loops (loops-around compilation))
        (first (compile (car nodes) next compilation))
        (others (let loop ((nodes (cdr nodes)))
                  (let ((first (compile (car nodes) next compilation)))
                    (if (null? (cdr nodes))
                        first
                        (let ((others (loop (cdr nodes))))
                          (lambda (string i end x)
                            (or (first string i end x) (others string i end x)))))))))
    (lambda (string i end x)
      (choose x choice loops i end
              (or (first string i end x) (others string i end x))))))

;; The start of a submatch goes into a slot until the end is known. What was there before is put back on the way back.
(define (compile-submatch number node next compilation)
  (let* ((start-place (* 2 number))
         (end-place (+ start-place 1))
         (slot (new-slot! compilation))
         (body (compile node
                        (lambda (string i end x)
                          (let* ((captures (context-captures x))
                                 (old-start (vector-ref captures start-place))
                                 (old-end (vector-ref captures end-place)))
                            (vector-set! captures start-place (vector-ref (context-slots x) slot))
                            (vector-set! captures end-place i)
                            (or (next string i end x)
                                (begin
                                  (vector-set! captures start-place old-start)
                                  (vector-set! captures end-place old-end)
                                  #f))))
                        compilation)))
    (lambda (string i end x)
      (let* ((slots (context-slots x)) (old (vector-ref slots slot)))
        (vector-set! slots slot i)
        (or (body string i end x)
            (begin
              (vector-set! slots slot old)
              #f))))))

(define (compile-look ahead? positive? node next compilation)
  (let* ((width (node-width node))
         (inner (with-loops '() compilation (lambda () (compile node match-here compilation))))
         (found? (if ahead?
                     inner
                     (lambda (string i end x)
                       (let ((i (- i width)))
                         (and (>= i (context-start x)) (inner string i end x)))))))
    (lambda (string i end x)
      (let* ((captures (context-captures x)) (before (vector-copy captures)))
        (or (if (found? string i end x)
                (and positive? (next string i end x))
                (and (not positive?) (next string i end x)))
            (begin
              (vector-copy! captures 0 before)
              #f))))))

(define (compile-backref reference fold? next compilation)
  (let ((numbers (if (symbol? reference)
                     (let ((entry (assq reference (names-of compilation)))) (if entry (cdr entry) '()))
                     (if (<= 1 reference (submatches-of compilation)) (list reference) '())))
        (same? (if fold? char-ci=? char=?)))
    (if (null? numbers) (error "regexp: no submatch has this number or name:" reference))
    (vector-set! compilation 3 #t)
    (lambda (string i end x)
      (let* ((captures (context-captures x))
             (number (let loop ((rest numbers))
                       (and (pair? rest)
                            (if (vector-ref captures (* 2 (car rest))) (car rest) (loop (cdr rest)))))))
        (and number
             (let* ((start (vector-ref captures (* 2 number)))
                    (after (+ i (- (vector-ref captures (+ 1 (* 2 number))) start))))
               (and (<= after end)
                    (let loop ((j start) (i i))
                      (cond ((= i after) (next string i end x))
                            ((same? (string-ref string j) (string-ref string i)) (loop (+ j 1) (+ i 1)))
                            (else #f))))))))))

;;; Repetition

(define (compile-repetition node minimum maximum greedy? next compilation)
  (cond ((eq? (node-kind node) 'set)
         (let* ((set (node-data node))
                (rest (and maximum (- maximum minimum)))
                (run (if (eqv? rest 0) next (compile-run set rest greedy? next compilation))))
           (if (= minimum 0) run (compile-exact-run set minimum run))))
        (maximum
         (compile-copies node minimum (compile-options node (- maximum minimum) greedy? next compilation) compilation))
        ((= minimum 0) (compile-loop node #t greedy? next compilation))
        (else
         (compile-copies node (- minimum 1) (compile-loop node #f greedy? next compilation) compilation))))

(define (compile-copies node count next compilation)
  (if (= count 0)
      next
      (compile-copies node (- count 1) (compile node next compilation) compilation)))

;; Up to COUNT times.
(define (compile-options node count greedy? next compilation)
  (define loops (loops-around compilation))
  (let loop ((count count) (rest next))
    (if (= count 0)
        rest
        (let ((choice (new-choice! compilation)) (body (compile node rest compilation)))
          (loop (- count 1)
                (if greedy?
                    (lambda (string i end x)
                      (choose x choice loops i end
                              (or (body string i end x) (next string i end x))))
                    (lambda (string i end x)
                      (choose x choice loops i end
                              (or (next string i end x) (body string i end x))))))))))

;; Any number of times, at least once unless OPTIONAL? is true.
(define (compile-loop node optional? greedy? next compilation)
  (if (node-nullable? node)
      (compile-guarded-loop node optional? greedy? next compilation)
      (letrec* ((choice (new-choice! compilation))
                (loops (loops-around compilation))
                (head (if greedy?
                          (lambda (string i end x)
                            (choose x choice loops i end
                                    (or (body string i end x) (next string i end x))))
                          (lambda (string i end x)
                            (choose x choice loops i end
                                    (or (next string i end x) (body string i end x))))))
                (body (compile node head compilation)))
        (if optional? head body))))

;; A loop over what may match the empty string. A turn that does so is no turn, or there would be no end: a slot tells
;; where the turn began. A loop that must have a turn may be left by way of an empty one, if there is no other.
(define (compile-guarded-loop node optional? greedy? next compilation)
  (letrec* ((choice (new-choice! compilation))
            (slot (new-slot! compilation))
            (loops (loops-around compilation))
            (exit (if optional? next (compile node next compilation)))
            (turn (lambda (string i end x)
                    (let* ((slots (context-slots x)) (old (vector-ref slots slot)))
                      (vector-set! slots slot i)
                      (or (body string i end x)
                          (begin
                            (vector-set! slots slot old)
                            #f)))))
            (head (if greedy?
                      (lambda (string i end x)
                        (choose x choice loops i end
                                (or (turn string i end x) (next string i end x))))
                      (lambda (string i end x)
                        (choose x choice loops i end
                                (or (next string i end x) (turn string i end x))))))
            (body (with-loops (cons slot loops) compilation
                              (lambda ()
                                (compile node
                                         (lambda (string i end x)
                                           (and (not (= i (vector-ref (context-slots x) slot)))
                                                (head string i end x)))
                                         compilation)))))
    (if optional?
        head
        (lambda (string i end x)
          (or (turn string i end x) (exit string i end x))))))

;; Exactly COUNT characters of a set.
(define (compile-exact-run set count next)
  (let ((cache (char-set-cache set)) (member? (char-set-member? set)))
    (lambda (string i end x)
      (let ((after (+ i count)))
        (and (<= after end)
             (let loop ((j i))
               (cond ((= j after) (next string j end x))
                     ((in-set? cache member? (string-ref string j)) (loop (+ j 1)))
                     (else #f))))))))

;; Up to LIMIT characters of a set, any number if LIMIT is #f: no recursion but for what follows.
(define (compile-run set limit greedy? next compilation)
  ((if greedy? compile-greedy-run compile-lazy-run)
   (char-set-cache set) (char-set-member? set) limit next (new-choice! compilation) (loops-around compilation)))

;; The last index that a run of up to LIMIT characters may reach.
(define (last-index i limit end)
  (if (and limit (< limit (- end i))) (+ i limit) end))

(define (compile-greedy-run cache member? limit next choice loops)
  ;; The index behind the run that begins at I.
  (define (scan string i last)
    (let loop ((j i))
      (if (and (< j last) (in-set? cache member? (string-ref string j))) (loop (+ j 1)) j)))
  ;; The same, but not as far as the next index at which the choice has failed: from there on it would again.
  (define (scan-untried string i end x)
    (let loop ((j i))
      (cond ((and (> j i) (failed? x choice j)) (- j 1))
            ((and (< j end) (in-set? cache member? (string-ref string j))) (loop (+ j 1)))
            (else j))))
  (define (go-back string i j end x)
    (if (= j i)
        (next string j end x)
        (or (next string j end x) (go-back string i (- j 1) end x))))
  (lambda (string i end x)
    (if (> (context-fuel x) 0)
        (let ((last (scan string i (last-index i limit end))))
          (use-fuel! x (+ 1 (- last i)))
          (go-back string i last end x))
        (let ((state (state-of choice loops x i)))
          (and (not (failed? x state i))
               (let ((last (if limit (scan string i (last-index i limit end)) (scan-untried string i end x))))
                 (or (go-back string i last end x)
                     (fail-run! x state choice i last limit end))))))))

(define (compile-lazy-run cache member? limit next choice loops)
  (lambda (string i end x)
    (let ((last (last-index i limit end)) (state (state-of choice loops x i)))
      (let loop ((j i))
        (cond ((and (<= (context-fuel x) 0)
                    (or (= j i) (not limit))
                    (failed? x (if (= j i) state choice) j))
               (fail-run! x state choice i j limit end))
              ((next string j end x))
              ((and (< j last) (in-set? cache member? (string-ref string j)))
               (use-fuel! x 1)
               (loop (+ j 1)))
              ((> (context-fuel x) 0) #f)
              (else (fail-run! x state choice i j limit end)))))))

;; Notes that a run failed that began at I and went as far as J; one without limit would have failed in between too,
;; where no turn of a loop began.
(define (fail-run! x state choice i j limit end)
  (fail! x state i i end)
  (and (not limit) (fail! x choice (+ i 1) j end)))

;;; Assertions

(define (compile-assertion holds? next)
  (lambda (string i end x)
    (and (holds? string i end x)
         (next string i end x))))

(define (assertion-test name ascii?)
  (case name
    ((bos) (lambda (string i end x) (= i (context-start x))))
    ((eos) (lambda (string i end x) (= i end)))
    ((bol) line-begins?)
    ((eol) line-ends?)
    ((bow) (word-boundary-test ascii? (lambda (before? after?) (and after? (not before?)))))
    ((eow) (word-boundary-test ascii? (lambda (before? after?) (and before? (not after?)))))
    ((nwb) (word-boundary-test ascii? eq?))
    ((grapheme-break) grapheme-break?)
    (else (lambda (string i end x) (not (grapheme-break? string i end x))))))

(define (char-at? char string i)
  (char=? (string-ref string i) char))

(define (line-begins? string i end x)
  (or (= i (context-start x))
      (char-at? #\newline string (- i 1))
      (and (char-at? #\return string (- i 1))
           (not (and (< i end) (char-at? #\newline string i))))))

(define (line-ends? string i end x)
  (or (= i end)
      (char-at? #\return string i)
      (and (char-at? #\newline string i)
           (not (and (> i (context-start x)) (char-at? #\return string (- i 1)))))))

(define (word-boundary-test ascii? holds?)
  (let ((cache (char-set-cache (word-set ascii?))) (member? (char-set-member? (word-set ascii?))))
    (lambda (string i end x)
      (holds? (and (> i (context-start x)) (in-set? cache member? (string-ref string (- i 1))) #t)
              (and (< i end) (in-set? cache member? (string-ref string i)) #t)))))

(define (grapheme-break? string i end x)
  (let ((breaks (or (vector-ref x 6)
                    (let ((breaks (grapheme-breaks string (context-start x) end)))
                      (vector-set! x 6 breaks)
                      breaks))))
    (= (bytevector-u8-ref breaks (- i (context-start x))) 1)))

;;; Beginnings

;; What every match of a node begins with: a string, a set, bos, or #f.
(define (beginning node)
  (let ((data (node-data node)))
    (case (node-kind node)
      ((literal) data)
      ((set) data)
      ((seq)
       (let loop ((nodes data))
         (cond ((null? nodes) #f)
               ((memq (node-kind (car nodes)) '(assertion look))
                (if (equal? (car (node-data (car nodes))) 'bos) 'bos (loop (cdr nodes))))
               ((eqv? (node-width (car nodes)) 0) #f)
               (else (beginning (car nodes))))))
      ((alt)
       (let ((sets (map (lambda (node) (first-set (beginning node))) data)))
         (and (not (memq #f sets)) (union sets))))
      ((repeat) (and (> (cadr data) 0) (beginning (car data))))
      ((submatch) (beginning (cadr data)))
      ((assertion) (and (eq? (car data) 'bos) 'bos))
      (else #f))))

;; The set of the first characters of a beginning, or #f.
(define (first-set beginning)
  (cond ((string? beginning) (literal-set (string-ref beginning 0) #f #f))
        ((char-set? beginning) beginning)
        (else #f)))

))
