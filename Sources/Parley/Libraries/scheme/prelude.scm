;;; The part of the standard procedures that is written in Scheme: whatever calls procedures, so that continuations,
;;; errors and tail calls pass through it. Each definition is compiled into the system environment when it is first
;;; named. Names that begin with % are the engine's own; every other has a doc comment directly above its definition,
;;; `;; (name parameter ...): What it does. [What it stands on]`.

;;; Checks of arguments. What a program passes is checked where it comes in, so that an error names the procedure that
;;; the program called, before anything has happened.

(define-syntax %check
  (syntax-rules ()
    ((_ fits? wanted name index parameter)
     (if (not (fits? parameter)) (%argument-error name index 'parameter wanted parameter)))))

(define-syntax %check-procedure
  (syntax-rules ()
    ((_ name index parameter) (%check procedure? "a procedure" name index parameter))))

(define-syntax %check-list
  (syntax-rules ()
    ((_ name index parameter) (%check list? "a proper list" name index parameter))))

;;; Dynamic state: winders, handlers, parameters

(define (%rewind! target)
  (let ((here (%winders)))
    (if (not (eq? here target))
        (let ((common (%common-tail here target)))
          (let unwind ((list here))
            (if (not (eq? list common))
                (let ((winder (car list)))
                  (%set-winders! (cdr list))
                  (%with-dynamic-state (vector-ref winder 2) (vector-ref winder 3) (vector-ref winder 1))
                  (unwind (cdr list)))))
          (let rewind ((list target))
            (if (not (eq? list common))
                (let ((winder (car list)))
                  (rewind (cdr list))
                  (%with-dynamic-state (vector-ref winder 2) (vector-ref winder 3) (vector-ref winder 0))
                  (%set-winders! list))))))))

(define (%rewind-and-throw continuation value)
  (%rewind! (%continuation-winders continuation))
  (%throw continuation value))

;; (dynamic-wind before thunk after): Calls BEFORE, THUNK and AFTER in turn; BEFORE and AFTER also whenever control
;; enters or leaves THUNK. [R7RS 6.10]
(define (dynamic-wind before thunk after)
  (%check-procedure 'dynamic-wind 1 before)
  (%check-procedure 'dynamic-wind 2 thunk)
  (%check-procedure 'dynamic-wind 3 after)
  (before)
  (%set-winders! (cons (vector before after (%handlers) (%parameters)) (%winders)))
  (let ((result (thunk)))
    (%set-winders! (cdr (%winders)))
    (after)
    result))

;; (call-with-values producer consumer): Calls CONSUMER with the values that PRODUCER returns. [R7RS 6.10]
(define (call-with-values producer consumer)
  (%check-procedure 'call-with-values 1 producer)
  (%check-procedure 'call-with-values 2 consumer)
  (%apply-values consumer (producer)))

;; (call-with-escape-continuation receiver): Calls RECEIVER with its continuation. [SCM]
(define (call-with-escape-continuation receiver)
  (%check-procedure 'call-with-escape-continuation 1 receiver)
  (call/cc receiver))

;; (within-continuation continuation thunk): Calls THUNK in CONTINUATION. [SCM]
(define (within-continuation continuation thunk)
  (%check-procedure 'within-continuation 1 continuation)
  (%check-procedure 'within-continuation 2 thunk)
  (call/cc (lambda (k) (continuation (thunk)))))

(define (%parameterize bindings thunk)
  (let loop ((rest bindings) (parameters (%parameters)))
    (if (pair? rest)
        (let ((parameter (car (car rest))))
          (loop (cdr rest)
                (cons (cons parameter ((%parameter-converter parameter) (cdr (car rest)))) parameters)))
        (%with-dynamic-state (%handlers) parameters thunk))))

;; (make-parameter value [converter]): Returns a parameter object whose value is VALUE; CONVERTER converts every value
;; that it is given. [R7RS 4.2.6]
(define make-parameter
  (case-lambda
    ((value)
     (%make-parameter value %identity))
    ((value converter)
     (%check-procedure 'make-parameter 2 converter)
     (%make-parameter (converter value) converter))))

;;; Exceptions

(define (%signal object)
  (let ((handlers (%handlers)))
    (if (null? handlers)
        (%uncaught object)
        (begin
          (%with-dynamic-state (cdr handlers) (%parameters) (lambda () ((car handlers) object)))
          (%with-dynamic-state (cdr handlers) (%parameters) (lambda () (%handler-returned object)))))))

;; (raise-continuable obj): Calls the current exception handler with OBJ; what it returns is returned. [R7RS 6.11]
(define (raise-continuable object)
  (let ((handlers (%handlers)))
    (if (null? handlers)
        (%uncaught object)
        (%with-dynamic-state (cdr handlers) (%parameters) (lambda () ((car handlers) object))))))

;; (with-exception-handler handler thunk): Calls THUNK with HANDLER as the current exception handler. [R7RS 6.11]
(define (with-exception-handler handler thunk)
  (%check-procedure 'with-exception-handler 1 handler)
  (%check-procedure 'with-exception-handler 2 thunk)
  (%with-dynamic-state (cons handler (%handlers)) (%parameters) thunk))

(define (%await request)
  (%awaited (call/cc (lambda (k) (%park k request)))))

(define (%await-and-retry request procedure . arguments)
  (%await request)
  (apply procedure arguments))

(define (%guard handler thunk)
  ((call/cc
    (lambda (guard-k)
      (with-exception-handler
       (lambda (condition)
         ((call/cc
           (lambda (handler-k)
             (guard-k
              (lambda ()
                (handler condition
                         (lambda () (handler-k (lambda () (raise-continuable condition)))))))))))
       (lambda ()
         (let ((result (thunk)))
           (guard-k (lambda () result)))))))))

;; (exit [status]): Runs the outstanding dynamic-wind after-thunks and ends the program with STATUS, which is #t if
;; missing. [R7RS 6.14]
(define exit
  (case-lambda
    (()
     (exit #t))
    ((status)
     (%rewind! '())
     (%exit status))))

;; (quit [status]): Ends the program as exit does. [SCM]
(define quit exit)

;;; Evaluation

;; (eval expression [environment]): Evaluates EXPRESSION in ENVIRONMENT, or where the program is evaluated. [R7RS 6.12]
(define eval
  (case-lambda
    ((expression)
     (eval expression (interaction-environment)))
    ((expression environment)
     (%check environment? "an environment" 'eval 2 environment)
     ((%compile expression environment)))))

;; (load filename [environment]): Evaluates the forms of the file FILENAME in order, in ENVIRONMENT or where the program
;; is evaluated. [R7RS 6.14]
(define load
  (case-lambda
    ((filename)
     (load filename (interaction-environment)))
    ((filename environment)
     (%check string? "a string" 'load 1 filename)
     (%check environment? "an environment" 'load 2 environment)
     (let ((source (%open-source filename)))
       (let loop ()
         (let ((thunk (%compile-next source environment)))
           (if (procedure? thunk)
               (begin (thunk) (loop)))))))))

;;; Libraries

(define (%import! request)
  (for-each %load-library (%import-libraries request))
  (%import-bind! request))

(define (%load-library library)
  (let ((request (%library-start! library)))
    (if request
        (dynamic-wind
         (lambda () #f)
         (lambda ()
           (%import! request)
           (let loop ()
             (let ((thunk (%library-next! library)))
               (if (procedure? thunk)
                   (begin (thunk) (loop)))))
           (%library-finish! library))
         (lambda () (%library-leave! library))))))

;; (environment import-set ...): Returns a fresh environment with the bindings of each IMPORT-SET. [R7RS 6.12]
(define (environment . import-sets)
  (let ((environment (%make-environment)))
    (%import! (%make-import import-sets environment))
    environment))

;;; Promises

;; (%force promise): Returns the value of PROMISE, which has none yet. [R7RS 4.2.5]
(define (%force promise)
  (let loop ()
    (let* ((content (%promise-content promise)) (state (car content)))
      (if (eq? state #t)
          (cdr content)
          (let* ((next ((cdr content))) (content (%promise-content promise)))
            (cond ((eq? (car content) #t) (cdr content))
                  ((and (null? state) (promise? next)) (%promise-become! promise next) (loop))
                  (else (%promise-resolve! promise next) next)))))))

;;; Lists

;;; The compiler makes loops of calls of map and for-each with a lambda expression and one list, which check the list so.
(define (%check-loop name list)
  (%check-list name 2 list))

;; (map procedure list1 list2 ...): Returns a list of what PROCEDURE returns for the elements of the lists, side by
;; side. [R7RS 6.10]
(define map
  (case-lambda
    ((procedure list)
     (%check-procedure 'map 1 procedure)
     (%check-list 'map 2 list)
     (let loop ((rest list) (result '()))
       (if (pair? rest)
           (loop (cdr rest) (cons (procedure (car rest)) result))
           (reverse result))))
    ((procedure list1 list2)
     (%check-procedure 'map 1 procedure)
     (%check-lists 'map list1 list2)
     (let loop ((rest1 list1) (rest2 list2) (result '()))
       (if (and (pair? rest1) (pair? rest2))
           (loop (cdr rest1) (cdr rest2) (cons (procedure (car rest1) (car rest2)) result))
           (reverse result))))
    ((procedure list1 list2 list3)
     (%check-procedure 'map 1 procedure)
     (%check-lists 'map list1 list2 list3)
     (let loop ((rest1 list1) (rest2 list2) (rest3 list3) (result '()))
       (if (and (pair? rest1) (pair? rest2) (pair? rest3))
           (loop (cdr rest1) (cdr rest2) (cdr rest3) (cons (procedure (car rest1) (car rest2) (car rest3)) result))
           (reverse result))))
    ((procedure list1 list2 . lists)
     (%check-procedure 'map 1 procedure)
     (apply %check-lists 'map list1 list2 lists)
     (let loop ((rests (cons* list1 list2 lists)) (result '()))
       (if (%all-pairs? rests)
           (loop (%cdrs rests) (cons (apply procedure (%cars rests)) result))
           (reverse result))))))

;; (for-each procedure list1 list2 ...): Calls PROCEDURE with the elements of the lists, side by side, in order.
;; [R7RS 6.10]
(define for-each
  (case-lambda
    ((procedure list)
     (%check-procedure 'for-each 1 procedure)
     (%check-list 'for-each 2 list)
     (let loop ((rest list))
       (if (pair? rest)
           (begin (procedure (car rest)) (loop (cdr rest))))))
    ((procedure list1 list2)
     (%check-procedure 'for-each 1 procedure)
     (%check-lists 'for-each list1 list2)
     (let loop ((rest1 list1) (rest2 list2))
       (if (and (pair? rest1) (pair? rest2))
           (begin (procedure (car rest1) (car rest2)) (loop (cdr rest1) (cdr rest2))))))
    ((procedure list1 list2 list3)
     (%check-procedure 'for-each 1 procedure)
     (%check-lists 'for-each list1 list2 list3)
     (let loop ((rest1 list1) (rest2 list2) (rest3 list3))
       (if (and (pair? rest1) (pair? rest2) (pair? rest3))
           (begin
             (procedure (car rest1) (car rest2) (car rest3))
             (loop (cdr rest1) (cdr rest2) (cdr rest3))))))
    ((procedure list1 list2 . lists)
     (%check-procedure 'for-each 1 procedure)
     (apply %check-lists 'for-each list1 list2 lists)
     (let loop ((rests (cons* list1 list2 lists)))
       (if (%all-pairs? rests)
           (begin (apply procedure (%cars rests)) (loop (%cdrs rests))))))))

;; (fold-left procedure initial list): Combines the elements of LIST with PROCEDURE from the left, beginning with
;; INITIAL. [R6RS]
(define (fold-left procedure initial list)
  (%check-procedure 'fold-left 1 procedure)
  (%check-list 'fold-left 3 list)
  (let loop ((result initial) (rest list))
    (if (pair? rest) (loop (procedure result (car rest)) (cdr rest)) result)))

;; (fold-right procedure initial list): Combines the elements of LIST with PROCEDURE from the right, beginning with
;; INITIAL. [R6RS]
(define (fold-right procedure initial list)
  (%check-procedure 'fold-right 1 procedure)
  (%check-list 'fold-right 3 list)
  (let loop ((rest (reverse list)) (result initial))
    (if (pair? rest) (loop (cdr rest) (procedure (car rest) result)) result)))

;; (member obj list [same?]): Returns the first tail of LIST whose car is the same as OBJ by SAME? (equal?), or #f.
;; [R7RS 6.4]
(define member
  (case-lambda
    ((object list)
     (%member object list))
    ((object list same?)
     (%check-list 'member 2 list)
     (%check-procedure 'member 3 same?)
     (let loop ((rest list))
       (and (pair? rest)
            (if (same? object (car rest)) rest (loop (cdr rest))))))))

;; (assoc obj alist [same?]): Returns the first pair in ALIST whose car is the same as OBJ by SAME? (equal?), or #f.
;; [R7RS 6.4]
(define assoc
  (case-lambda
    ((object alist)
     (%assoc object alist))
    ((object alist same?)
     (%check-list 'assoc 2 alist)
     (%check %all-pairs? "a list of pairs" 'assoc 2 alist)
     (%check-procedure 'assoc 3 same?)
     (let loop ((rest alist))
       (and (pair? rest)
            (if (same? object (car (car rest))) (car rest) (loop (cdr rest))))))))

(define (%sort sequence less? . key)
  (cond ((procedure? sequence) (apply %sort less? sequence key))
        ((not (procedure? less?)) (%argument-error 'sort 2 "less?" "a procedure" less?))
        ((vector? sequence) (list->vector (apply %sort (vector->list sequence) less? key)))
        ((null? key) (%sort-list sequence less?))
        (else
         (let ((key (car key)))
           (map cdr
                (%sort-list (map (lambda (element) (cons (key element) element)) sequence)
                            (lambda (a b) (less? (car a) (car b)))))))))

(define (%sort! sequence less? . key)
  (if (procedure? sequence)
      (apply %sort! less? sequence key)
      (let ((sorted (apply %sort sequence less? key)))
        (if (vector? sequence)
            (vector-copy! sequence 0 sorted)
            (let loop ((rest sequence) (sorted sorted))
              (if (pair? sorted)
                  (begin (set-car! rest (car sorted)) (loop (cdr rest) (cdr sorted))))))
        sequence)))

(define (%sort-list list less?)
  ;; A merge sort without mutation, so that a continuation captured in LESS? may be entered again. A merge builds its
  ;; result from the last element to the first: each level turns what the one below made, and nothing need be reversed.
  (define (sort list count ascending?)
    (if (= count 1)
        (cons (car list) '())
        (let* ((half (quotient count 2))
               (first (sort list half (not ascending?)))
               (second (sort (list-tail list half) (- count half) (not ascending?))))
          (if ascending? (merge-descending first second '()) (merge-ascending first second '())))))
  (define (merge-ascending first second result)
    (cond ((null? first) (append-reverse second result))
          ((null? second) (append-reverse first result))
          ((less? (car second) (car first)) (merge-ascending first (cdr second) (cons (car second) result)))
          (else (merge-ascending (cdr first) second (cons (car first) result)))))
  (define (merge-descending first second result)
    (cond ((null? first) (append-reverse second result))
          ((null? second) (append-reverse first result))
          ((less? (car second) (car first)) (merge-descending (cdr first) second (cons (car first) result)))
          (else (merge-descending first (cdr second) (cons (car second) result)))))
  (if (null? list) '() (sort list (length list) #t)))

;;; Hash tables that compare keys with procedures of the program: the rest of the primitives for one key

(define (%custom-table-find table hash key)
  (let ((same? (%hash-table-equivalence table)))
    (let loop ((position (%hash-table-probe table hash)))
      (cond ((not position) #f)
            ((same? (%hash-table-key-at table position) key) position)
            (else (loop (%hash-table-probe-next table position)))))))

(define (%custom-table-position table key)
  (%custom-table-find table ((%hash-table-hash-function table) key) key))

(define (%custom-table-ref table key default)
  (let ((position (%custom-table-position table key)))
    (if position (%hash-table-value-at table position) default)))

(define (%custom-table-contains? table key)
  (if (%custom-table-position table key) #t #f))

(define (%custom-table-set! table key value)
  (let* ((hash ((%hash-table-hash-function table) key))
         (position (%custom-table-find table hash key)))
    (if position
        (%hash-table-set-value-at! table position value)
        (%hash-table-add! table hash key value))))

(define (%custom-table-set-all! table . arguments)
  (let loop ((rest arguments))
    (if (pair? rest)
        (begin (%custom-table-set! table (car rest) (cadr rest)) (loop (cddr rest))))))

(define (%custom-table-delete! table key)
  (let ((position (%custom-table-position table key)))
    (if position (%hash-table-delete-at! table position))
    (if position #t #f)))

(define (%custom-table-delete-all! table . keys)
  (let loop ((rest keys) (count 0))
    (if (pair? rest)
        (loop (cdr rest) (if (%custom-table-delete! table (car rest)) (+ count 1) count))
        count)))

;;; Vectors and strings

(define (%elements-of-all name parameter wanted fits? elements sequences)
  ;; The ELEMENTS of each of SEQUENCES as a list, for the procedures that take any number of vectors or strings.
  (let loop ((rest sequences) (index 2) (result '()))
    (if (pair? rest)
        (begin
          (if (not (fits? (car rest))) (%argument-error name index parameter wanted (car rest)))
          (loop (cdr rest) (+ index 1) (cons (elements (car rest)) result)))
        (reverse result))))

;; (vector-map procedure vector1 vector2 ...): Returns a vector of what PROCEDURE returns for the elements of the
;; vectors, side by side. [R7RS 6.10]
(define vector-map
  (case-lambda
    ((procedure vector)
     (%check-procedure 'vector-map 1 procedure)
     (%check vector? "a vector" 'vector-map 2 vector)
     (let ((count (vector-length vector)))
       (let loop ((index 0) (result '()))
         (if (< index count)
             (loop (+ index 1) (cons (procedure (vector-ref vector index)) result))
             (list->vector (reverse result))))))
    ((procedure vector1 . vectors)
     (%check-procedure 'vector-map 1 procedure)
     (list->vector
      (apply map procedure
             (%elements-of-all 'vector-map 'vector "a vector" vector? vector->list (cons vector1 vectors)))))))

;; (vector-for-each procedure vector1 vector2 ...): Calls PROCEDURE with the elements of the vectors, side by side, in
;; order. [R7RS 6.10]
(define vector-for-each
  (case-lambda
    ((procedure vector)
     (%check-procedure 'vector-for-each 1 procedure)
     (%check vector? "a vector" 'vector-for-each 2 vector)
     (let ((count (vector-length vector)))
       (let loop ((index 0))
         (if (< index count)
             (begin (procedure (vector-ref vector index)) (loop (+ index 1)))))))
    ((procedure vector1 . vectors)
     (%check-procedure 'vector-for-each 1 procedure)
     (apply for-each procedure
            (%elements-of-all 'vector-for-each 'vector "a vector" vector? vector->list (cons vector1 vectors))))))

(define (%characters->string characters)
  ;; What `string-map` returns, of the results of its procedure.
  (let ((wrong (list-index (lambda (object) (not (char? object))) characters)))
    (if wrong
        (error "string-map: the procedure must return characters, got" (list-ref characters wrong))
        (list->string characters))))

;; (string-map procedure string1 string2 ...): Returns a string of the characters that PROCEDURE returns for those of
;; the strings, side by side. [R7RS 6.10]
(define string-map
  (case-lambda
    ((procedure string)
     (%check-procedure 'string-map 1 procedure)
     (%check string? "a string" 'string-map 2 string)
     (let ((count (string-length string)))
       (let loop ((index 0) (result '()))
         (if (< index count)
             (loop (+ index 1) (cons (procedure (string-ref string index)) result))
             (%characters->string (reverse result))))))
    ((procedure string1 . strings)
     (%check-procedure 'string-map 1 procedure)
     (%characters->string
      (apply map procedure
             (%elements-of-all 'string-map 'string "a string" string? string->list (cons string1 strings)))))))

;; (string-for-each procedure string1 string2 ...): Calls PROCEDURE with the characters of the strings, side by side, in
;; order. [R7RS 6.10]
(define string-for-each
  (case-lambda
    ((procedure string)
     (%check-procedure 'string-for-each 1 procedure)
     (%check string? "a string" 'string-for-each 2 string)
     (let ((count (string-length string)))
       (let loop ((index 0))
         (if (< index count)
             (begin (procedure (string-ref string index)) (loop (+ index 1)))))))
    ((procedure string1 . strings)
     (%check-procedure 'string-for-each 1 procedure)
     (apply for-each procedure
            (%elements-of-all 'string-for-each 'string "a string" string? string->list (cons string1 strings))))))

;; (string-count string predicate): Returns the number of characters of STRING that satisfy PREDICATE. [SRFI 13]
(define (string-count string predicate)
  (%check string? "a string" 'string-count 1 string)
  (%check-procedure 'string-count 2 predicate)
  (let loop ((index (- (string-length string) 1)) (count 0))
    (if (< index 0)
        count
        (loop (- index 1) (if (predicate (string-ref string index)) (+ count 1) count)))))

;;; Ports

;; (call-with-port port procedure): Calls PROCEDURE with PORT and closes it when PROCEDURE returns. [R7RS 6.13.1]
(define (call-with-port port procedure)
  (%check port? "a port" 'call-with-port 1 port)
  (%check-procedure 'call-with-port 2 procedure)
  (let ((result (procedure port)))
    (close-port port)
    result))

;; (call-with-input-string string procedure): Calls PROCEDURE with a port that reads STRING. [SCM]
(define (call-with-input-string string procedure)
  (%check string? "a string" 'call-with-input-string 1 string)
  (%check-procedure 'call-with-input-string 2 procedure)
  (procedure (open-input-string string)))

;; (call-with-output-string procedure): Returns what PROCEDURE writes to the port it is called with, as a string. [SCM]
(define (call-with-output-string procedure)
  (%check-procedure 'call-with-output-string 1 procedure)
  (let ((port (open-output-string)))
    (procedure port)
    (get-output-string port)))

;; (with-output-to-string thunk): Returns what THUNK writes to the current output port, as a string. [SCM]
(define (with-output-to-string thunk)
  (%check-procedure 'with-output-to-string 1 thunk)
  (let ((port (open-output-string)))
    (parameterize ((current-output-port port)) (thunk))
    (get-output-string port)))

;; (with-input-from-string string thunk): Calls THUNK with a port that reads STRING as the current input port. [SCM]
(define (with-input-from-string string thunk)
  (%check string? "a string" 'with-input-from-string 1 string)
  (%check-procedure 'with-input-from-string 2 thunk)
  (parameterize ((current-input-port (open-input-string string))) (thunk)))

;; (call-with-input-file filename procedure): Calls PROCEDURE with a port that reads the file FILENAME. [R7RS 6.13.1]
(define (call-with-input-file filename procedure)
  (%check string? "a string" 'call-with-input-file 1 filename)
  (%check-procedure 'call-with-input-file 2 procedure)
  (call-with-port (open-input-file filename) procedure))

;; (call-with-output-file filename procedure): Calls PROCEDURE with a port that writes the file FILENAME. [R7RS 6.13.1]
(define (call-with-output-file filename procedure)
  (%check string? "a string" 'call-with-output-file 1 filename)
  (%check-procedure 'call-with-output-file 2 procedure)
  (call-with-port (open-output-file filename) procedure))

;; (with-input-from-file filename thunk): Calls THUNK with the file FILENAME as the current input port. [R7RS 6.13.1]
(define (with-input-from-file filename thunk)
  (%check string? "a string" 'with-input-from-file 1 filename)
  (%check-procedure 'with-input-from-file 2 thunk)
  (let* ((port (open-input-file filename))
         (result (parameterize ((current-input-port port)) (thunk))))
    (close-port port)
    result))

;; (with-output-to-file filename thunk): Calls THUNK with the file FILENAME as the current output port. [R7RS 6.13.1]
(define (with-output-to-file filename thunk)
  (%check string? "a string" 'with-output-to-file 1 filename)
  (%check-procedure 'with-output-to-file 2 thunk)
  (let* ((port (open-output-file filename))
         (result (parameterize ((current-output-port port)) (thunk))))
    (close-port port)
    result))

;; (call-with-open-ports port ... procedure): Calls PROCEDURE, which may stand first as well, with the ports, then
;; closes them. [SCM]
(define (call-with-open-ports . arguments)
  (let ((ports (filter port? arguments))
        (others (filter (lambda (object) (not (port? object))) arguments)))
    (if (not (and (pair? others) (null? (cdr others)) (procedure? (car others))))
        (error "call-with-open-ports: the arguments must be one procedure and ports, got" arguments))
    (let ((result (apply (car others) ports)))
      (for-each close-port ports)
      result)))

;;; Ports over descriptors, and folders. The primitives under these come with the outside world.

;; Applies the procedure when the collection is over that has been asked for.
(define (%after-collection procedure . arguments)
  (gc)
  (apply procedure arguments))

;; Calls the program's procedure broken-pipe with a port whose peer is gone. Without one, only sockets go on.
(define (%broken-pipe port)
  (let ((handler (guard (condition (#t #f)) (eval 'broken-pipe (interaction-environment)))))
    (cond ((procedure? handler) (handler port))
          ((not (socket? port)) (error "nobody reads what is written to the pipe any more:" port)))
    (if #f #f)))

;; (read-line! string [port]): Reads a line into STRING and returns its length; #f if STRING was full before its
;; end, and the end-of-file object. [SCM]
(define (read-line! string . port)
  (%check string? "a string" 'read-line! 1 string)
  (let ((port (if (pair? port) (car port) (current-input-port)))
        (room (string-length string)))
    (%check input-port? "an input port" 'read-line! 2 port)
    (if (eof-object? (peek-char port))
        (read-char port)
        (let loop ((count 0))
          (let ((char (peek-char port)))
            (cond ((or (eof-object? char) (char=? char #\newline)) (read-char port) count)
                  ((= count room) #f)
                  (else (string-set! string count (read-char port))
                        (loop (+ count 1)))))))))

;; (directory-for-each procedure directory [selection]): Calls PROCEDURE with the name of each file in DIRECTORY
;; that matches SELECTION, a predicate or a pattern like a*.scm. [SCM]
(define (directory-for-each procedure directory . selection)
  (%check-procedure 'directory-for-each 1 procedure)
  (%check string? "a string" 'directory-for-each 2 directory)
  (let* ((selection (if (pair? selection) (car selection) (lambda (name) #t)))
         (selected? (if (string? selection)
                        (lambda (name) (%filename-matches? selection name))
                        selection))
         (stream (opendir directory)))
    (%check-procedure 'directory-for-each 3 selected?)
    (and stream
         (let loop ()
           (let ((name (readdir stream)))
             (cond (name (if (selected? name) (procedure name)) (loop))
                   (else (closedir stream) #t)))))))

;; (directory*-for-each procedure pattern): Calls PROCEDURE with the name of each file that matches PATTERN, whose
;; last part may have wildcards: lib/*.scm. [SCM]
(define (directory*-for-each procedure pattern)
  (%check string? "a string" 'directory*-for-each 2 pattern)
  (let loop ((index (string-length pattern)))
    (cond ((= index 0) (directory-for-each procedure "." pattern))
          ((char=? (string-ref pattern (- index 1)) #\/)
           (directory-for-each procedure (substring pattern 0 index)
                               (substring pattern index (string-length pattern))))
          (else (loop (- index 1))))))

;;; Features of SCM

;; (provided? feature): Returns whether FEATURE, a symbol in either case or an expression of and, or and not over such
;; symbols, is there without loading anything. [SLIB 1.1.1]
(define (provided? feature)
  (define (operation? name)
    (and (list? feature) (pair? feature) (eq? (car feature) name)))
  (cond ((symbol? feature) (if (memq (%folded feature) (features)) #t #f))
        ((operation? 'and) (every provided? (cdr feature)))
        ((operation? 'or) (any provided? (cdr feature)))
        ((and (operation? 'not) (= (length feature) 2)) (not (provided? (cadr feature))))
        (else (%argument-error 'provided? 1 "feature" "a symbol, or an expression of and, or and not" feature))))

;; (provide feature): Has provided? and require know FEATURE. [SLIB 1.1.1]
(define (provide feature)
  (%check symbol? "a symbol" 'provide 1 feature)
  (%add-feature! (%folded feature)))

;; (require feature): Makes FEATURE available, a symbol in either case: loads the library that it stands for, if it
;; stands for one. [SLIB 1.1.1]
(define (require feature)
  (%check symbol? "a symbol" 'require 1 feature)
  (let ((library (%feature-library (%folded feature))))
    (cond (library (%import! (%make-import (list library) (interaction-environment)))
                   (provide feature)
                   #t)
          ((provided? feature) #t)
          (else (error "require: there is no feature" feature)))))

(define (%folded feature)
  (string->symbol (string-foldcase (symbol->string feature))))

;; (identity obj): Returns OBJ. [SCM]
(define (identity object)
  object)

;;; Tracing

;; A procedure that calls PROCEDURE and tells of the call and the result. What a traced procedure calls in tail position
;; gets no frame of its own, so it has no result of its own either.
(define (%traced name procedure)
  (lambda arguments
    (let ((is-tail-call (%tail-called?)))
      (%trace-call name arguments is-tail-call)
      (if is-tail-call
          (apply procedure arguments)
          (let ((result (apply procedure arguments)))
            (%trace-result result)
            result)))))
