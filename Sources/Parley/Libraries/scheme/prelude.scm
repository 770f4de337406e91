;;; The part of the standard procedures that is written in Scheme: whatever calls procedures, so that continuations,
;;; errors and tail calls pass through it. Compiled into the system environment when an interpreter is made; names that
;;; begin with % are the engine's own.

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

(define (dynamic-wind before thunk after)
  "Calls BEFORE, THUNK and AFTER in turn; BEFORE and AFTER also whenever control enters or leaves THUNK."
  (before)
  (%set-winders! (cons (vector before after (%handlers) (%parameters)) (%winders)))
  (let ((result (thunk)))
    (%set-winders! (cdr (%winders)))
    (after)
    result))

(define (call-with-values producer consumer)
  "Calls CONSUMER with the values that PRODUCER returns."
  (%apply-values consumer (producer)))

(define (call-with-escape-continuation receiver)
  "Calls RECEIVER with its continuation."
  (call/cc receiver))

(define (within-continuation continuation thunk)
  "Calls THUNK in CONTINUATION."
  (call/cc (lambda (k) (continuation (thunk)))))

(define (%parameterize bindings thunk)
  (let loop ((rest bindings) (parameters (%parameters)))
    (if (pair? rest)
        (let ((parameter (car (car rest))))
          (loop (cdr rest)
                (cons (cons parameter ((%parameter-converter parameter) (cdr (car rest)))) parameters)))
        (%with-dynamic-state (%handlers) parameters thunk))))

(define make-parameter
  (case-lambda
    ((value) (%make-parameter value %identity))
    ((value converter) (%make-parameter (converter value) converter))))

;;; Exceptions

(define (%signal object)
  (let ((handlers (%handlers)))
    (if (null? handlers)
        (%uncaught object)
        (begin
          (%with-dynamic-state (cdr handlers) (%parameters) (lambda () ((car handlers) object)))
          (%with-dynamic-state (cdr handlers) (%parameters) (lambda () (%handler-returned object)))))))

(define (raise-continuable object)
  "Calls the current exception handler with OBJECT; what it returns is returned."
  (let ((handlers (%handlers)))
    (if (null? handlers)
        (%uncaught object)
        (%with-dynamic-state (cdr handlers) (%parameters) (lambda () ((car handlers) object))))))

(define (with-exception-handler handler thunk)
  "Calls THUNK with HANDLER as the current exception handler."
  (if (not (procedure? handler)) (%argument-error 'with-exception-handler 1 "handler" "a procedure" handler))
  (if (not (procedure? thunk)) (%argument-error 'with-exception-handler 2 "thunk" "a procedure" thunk))
  (%with-dynamic-state (cons handler (%handlers)) (%parameters) thunk))

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

(define (exit . status)
  "Runs the outstanding dynamic-wind after-thunks and ends the program."
  (%rewind! '())
  (%exit (if (pair? status) (car status) #t)))

(define quit exit)

;;; Evaluation

(define (eval expression . environment)
  "Evaluates EXPRESSION in ENVIRONMENT, or where the program is evaluated."
  ((%compile expression (if (pair? environment) (car environment) (interaction-environment)))))

(define (load filename . environment)
  "Evaluates the forms of the file FILENAME in order."
  (let ((source (%open-source filename))
        (environment (if (pair? environment) (car environment) (interaction-environment))))
    (let loop ()
      (let ((thunk (%compile-next source environment)))
        (if (procedure? thunk)
            (begin (thunk) (loop)))))))

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

(define (environment . import-sets)
  "Returns a fresh environment with the bindings of IMPORT-SETS."
  (let ((environment (%make-environment)))
    (%import! (%make-import import-sets environment))
    environment))

;;; Promises

(define (force promise)
  "Returns the value of PROMISE, computing it the first time."
  (if (promise? promise)
      (let loop ()
        (let ((content (%promise-content promise)))
          (if (car content)
              (cdr content)
              (let ((next ((cdr content))))
                (let ((content (%promise-content promise)))
                  (if (car content)
                      (cdr content)
                      (begin
                        (if (promise? next) (%promise-become! promise next) (%promise-resolve! promise next))
                        (loop))))))))
      promise))

;;; Lists

(define map
  (case-lambda
    ((procedure list)
     (let loop ((rest list) (result '()))
       (if (pair? rest)
           (loop (cdr rest) (cons (procedure (car rest)) result))
           (begin
             (if (not (null? rest)) (%argument-error 'map 2 "list" "a proper list" list))
             (reverse result)))))
    ((procedure list1 list2)
     (let loop ((rest1 list1) (rest2 list2) (result '()))
       (if (and (pair? rest1) (pair? rest2))
           (loop (cdr rest1) (cdr rest2) (cons (procedure (car rest1) (car rest2)) result))
           (begin
             (if (not (or (pair? rest1) (null? rest1))) (%argument-error 'map 2 "list" "a proper list" list1))
             (if (not (or (pair? rest2) (null? rest2))) (%argument-error 'map 3 "list" "a proper list" list2))
             (reverse result)))))
    ((procedure . lists)
     (let loop ((rests lists) (result '()))
       (if (%all-pairs? rests)
           (loop (%cdrs rests) (cons (apply procedure (%cars rests)) result))
           (reverse result))))))

(define for-each
  (case-lambda
    ((procedure list)
     (let loop ((rest list))
       (if (pair? rest)
           (begin (procedure (car rest)) (loop (cdr rest)))
           (if (not (null? rest)) (%argument-error 'for-each 2 "list" "a proper list" list)))))
    ((procedure list1 list2)
     (let loop ((rest1 list1) (rest2 list2))
       (if (and (pair? rest1) (pair? rest2))
           (begin (procedure (car rest1) (car rest2)) (loop (cdr rest1) (cdr rest2)))
           (begin
             (if (not (or (pair? rest1) (null? rest1))) (%argument-error 'for-each 2 "list" "a proper list" list1))
             (if (not (or (pair? rest2) (null? rest2)))
                 (%argument-error 'for-each 3 "list" "a proper list" list2))))))
    ((procedure . lists)
     (let loop ((rests lists))
       (if (%all-pairs? rests)
           (begin (apply procedure (%cars rests)) (loop (%cdrs rests))))))))

(define (fold-left procedure initial list)
  "Combines the elements of LIST with PROCEDURE from the left, beginning with INITIAL."
  (let loop ((result initial) (rest list))
    (if (pair? rest) (loop (procedure result (car rest)) (cdr rest)) result)))

(define (fold-right procedure initial list)
  "Combines the elements of LIST with PROCEDURE from the right, beginning with INITIAL."
  (let loop ((rest (reverse list)) (result initial))
    (if (pair? rest) (loop (cdr rest) (procedure (car rest) result)) result)))

(define member
  (case-lambda
    ((object list) (%member object list))
    ((object list same?)
     (let loop ((rest list))
       (cond ((pair? rest) (if (same? object (car rest)) rest (loop (cdr rest))))
             ((null? rest) #f)
             (else (%argument-error 'member 2 "list" "a proper list" list)))))))

(define assoc
  (case-lambda
    ((object alist) (%assoc object alist))
    ((object alist same?)
     (let loop ((rest alist))
       (cond ((pair? rest)
              (if (not (pair? (car rest))) (%argument-error 'assoc 2 "alist" "a list of pairs" alist))
              (if (same? object (car (car rest))) (car rest) (loop (cdr rest))))
             ((null? rest) #f)
             (else (%argument-error 'assoc 2 "alist" "a proper list" alist)))))))

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

(define vector-map
  (case-lambda
    ((procedure vector)
     (if (not (vector? vector)) (%argument-error 'vector-map 2 "vector" "a vector" vector))
     (let ((count (vector-length vector)))
       (let loop ((index 0) (result '()))
         (if (< index count)
             (loop (+ index 1) (cons (procedure (vector-ref vector index)) result))
             (list->vector (reverse result))))))
    ((procedure . vectors)
     (list->vector (apply map procedure (map vector->list vectors))))))

(define vector-for-each
  (case-lambda
    ((procedure vector)
     (if (not (vector? vector)) (%argument-error 'vector-for-each 2 "vector" "a vector" vector))
     (let ((count (vector-length vector)))
       (let loop ((index 0))
         (if (< index count)
             (begin (procedure (vector-ref vector index)) (loop (+ index 1)))))))
    ((procedure . vectors)
     (apply for-each procedure (map vector->list vectors)))))

(define string-map
  (case-lambda
    ((procedure string)
     (if (not (string? string)) (%argument-error 'string-map 2 "string" "a string" string))
     (let ((count (string-length string)))
       (let loop ((index 0) (result '()))
         (if (< index count)
             (loop (+ index 1) (cons (procedure (string-ref string index)) result))
             (list->string (reverse result))))))
    ((procedure . strings)
     (list->string (apply map procedure (map string->list strings))))))

(define string-for-each
  (case-lambda
    ((procedure string)
     (if (not (string? string)) (%argument-error 'string-for-each 2 "string" "a string" string))
     (let ((count (string-length string)))
       (let loop ((index 0))
         (if (< index count)
             (begin (procedure (string-ref string index)) (loop (+ index 1)))))))
    ((procedure . strings)
     (apply for-each procedure (map string->list strings)))))

(define (string-count string predicate)
  "Returns the number of characters of STRING that satisfy PREDICATE."
  (let loop ((index (- (string-length string) 1)) (count 0))
    (if (< index 0)
        count
        (loop (- index 1) (if (predicate (string-ref string index)) (+ count 1) count)))))

;;; Ports

(define (call-with-port port procedure)
  "Calls PROCEDURE with PORT and closes it when PROCEDURE returns."
  (let ((result (procedure port)))
    (close-port port)
    result))

(define (call-with-input-string string procedure)
  "Calls PROCEDURE with a port that reads STRING."
  (procedure (open-input-string string)))

(define (call-with-output-string procedure)
  "Returns what PROCEDURE writes to the port it is called with, as a string."
  (let ((port (open-output-string)))
    (procedure port)
    (get-output-string port)))

(define (with-output-to-string thunk)
  "Returns what THUNK writes to the current output port, as a string."
  (let ((port (open-output-string)))
    (parameterize ((current-output-port port)) (thunk))
    (get-output-string port)))

(define (with-input-from-string string thunk)
  "Calls THUNK with a port that reads STRING as the current input port."
  (parameterize ((current-input-port (open-input-string string))) (thunk)))

(define (call-with-input-file filename procedure)
  "Calls PROCEDURE with a port that reads the file FILENAME."
  (call-with-port (open-input-file filename) procedure))

(define (call-with-output-file filename procedure)
  "Calls PROCEDURE with a port that writes the file FILENAME."
  (call-with-port (open-output-file filename) procedure))

(define (with-input-from-file filename thunk)
  "Calls THUNK with the file FILENAME as the current input port."
  (let* ((port (open-input-file filename))
         (result (parameterize ((current-input-port port)) (thunk))))
    (close-port port)
    result))

(define (with-output-to-file filename thunk)
  "Calls THUNK with the file FILENAME as the current output port."
  (let* ((port (open-output-file filename))
         (result (parameterize ((current-output-port port)) (thunk))))
    (close-port port)
    result))

(define (call-with-open-ports . arguments)
  "Calls the procedure among the arguments with the ports among them, then closes those."
  (let ((ports (filter (lambda (object) (not (procedure? object))) arguments))
        (procedure (car (filter procedure? arguments))))
    (let ((result (apply procedure ports)))
      (for-each close-port ports)
      result)))

;;; Features of SCM

(define (provided? feature)
  "Returns whether FEATURE is there without loading anything."
  (if (memq feature (features)) #t #f))

(define (require feature)
  "Makes FEATURE available: loads the library that it stands for, if it stands for one."
  (if (not (symbol? feature)) (%argument-error 'require 1 "feature" "a symbol" feature))
  (let ((library (%feature-library feature)))
    (cond (library (%import! (%make-import (list library) (interaction-environment))) #t)
          ((provided? feature) #t)
          (else (error "require: there is no feature" feature)))))

(define (identity object)
  "Returns OBJECT."
  object)
