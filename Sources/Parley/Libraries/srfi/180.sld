;;; SRFI 180: JSON as RFC 8259 defines it. One parser makes events of the text, with a stack of its own, so that only
;;; memory bounds the nesting; everything that reads is a fold over its events. One writer makes text of events.

(define-library (srfi 180)
  (export
    json-error? json-error-reason json-null? json-nesting-depth-limit json-number-of-character-limit
    json-generator json-fold json-read json-lines-read json-sequence-read json-accumulator json-write)
  (import (scheme base) (scheme case-lambda) (only (srfi 158) gcons*)
          (only (parley system) %argument-error reverse!))
  (begin

;; (json-error? obj): Tests whether OBJ was raised because of wrong JSON, or of an object that JSON cannot express.
;; (json-error-reason json-error): Returns a string that tells what was wrong.
(define-record-type json-error (make-json-error reason) json-error? (reason json-error-reason))

(define (fail . parts)
  (raise (make-json-error (apply string-append parts))))

;; (json-null? obj): Tests whether OBJ is the symbol null, which stands for the null of JSON.
(define (json-null? object)
  (eq? object 'null))

(define (limit-parameter name)
  (make-parameter
    +inf.0
    (lambda (limit)
      (if (real? limit)
          limit
          (%argument-error name 1 "limit" "a real number" limit)))))

;; (json-nesting-depth-limit): Returns the depth of nested arrays and objects that makes reading fail; a parameter.
(define json-nesting-depth-limit (limit-parameter 'json-nesting-depth-limit))

;; (json-number-of-character-limit): Returns the number of characters of a JSON text that makes reading fail; a
;; parameter.
(define json-number-of-character-limit (limit-parameter 'json-number-of-character-limit))

;;; Sources of characters: a port, or a pair of procedures like read-char and peek-char

(define (next-char source)
  (if (pair? source) ((car source)) (read-char source)))

(define (look-at-char source)
  (if (pair? source) ((cdr source)) (peek-char source)))

(define (open-source who object)
  (cond ((and (input-port? object) (textual-port? object)) object)
        ((procedure? object) (generator->source object))
        (else
         (%argument-error who 1 "port-or-generator" "a textual input port or a generator of characters" object))))

(define (generator->source generator)
  (let ((ahead #f))
    (define (look)
      (if (not ahead)
          (let ((item (generator)))
            (if (not (or (char? item) (eof-object? item)))
                (fail "the generator did not generate a character"))
            (set! ahead item)))
      ahead)
    (cons (lambda ()
            (let ((item (look)))
              (if (char? item) (set! ahead #f))
              item))
          look)))

;; A source for one text, which fails when as many characters as allowed have been read.
(define (limited source)
  (let ((limit (json-number-of-character-limit))
        (count 0))
    (if (< limit +inf.0)
        (cons (lambda ()
                (let ((char (next-char source)))
                  (if (char? char)
                      (begin
                        (set! count (+ count 1))
                        (if (>= count limit) (fail "the limit of characters is reached"))))
                  char))
              (lambda () (look-at-char source)))
        source)))

(define (space? object)
  (or (eqv? object #\space) (eqv? object #\newline) (eqv? object #\return) (eqv? object #\tab)))

(define (digit? object)
  (and (char? object) (char<=? #\0 object #\9)))

;; Returns the first character that is no white space, or an end-of-file object.
(define (next-nonspace source)
  (let ((char (next-char source)))
    (if (space? char) (next-nonspace source) char)))

(define (look-at-nonspace source)
  (let ((char (look-at-char source)))
    (cond ((space? char)
           (next-char source)
           (look-at-nonspace source))
          (else char))))

(define (fail-unexpected object wanted)
  (fail (cond ((eof-object? object) "the text ends")
              ((valid? object) (string-append "there is " (string #\" object #\")))
              (else "there is a byte that is not UTF-8"))
        " where there must be "
        wanted))

;; Bytes that are not UTF-8 are characters of their own to the engine, but not to JSON.
(define (valid? char)
  (<= (char->integer char) #x10FFFF))

;;; Scalars

;; The rest of a string after its first quotation mark.
(define (parse-string source)
  (let loop ((chars '()))
    (let ((char (next-char source)))
      (cond ((eqv? char #\") (list->string (reverse! chars)))
            ((eqv? char #\\) (loop (cons (parse-escape source) chars)))
            ((and (char? char) (<= 32 (char->integer char) #x10FFFF)) (loop (cons char chars)))
            ((and (char? char) (valid? char)) (fail "there is a control character in a string"))
            (else (fail-unexpected char "a character of a string"))))))

;; The rest of an escape sequence after its backslash.
(define (parse-escape source)
  (let ((char (next-char source)))
    (case char
      ((#\" #\\ #\/) char)
      ((#\b) #\backspace)
      ((#\f) #\x0C)
      ((#\n) #\newline)
      ((#\r) #\return)
      ((#\t) #\tab)
      ((#\u) (parse-unicode-escape source))
      (else (fail-unexpected char "one of \"\\/bfnrtu")))))

;; Four digits are a character, or the first of two surrogates that are one together.
(define (parse-unicode-escape source)
  (let ((code (parse-four-digits source)))
    (cond ((not (<= #xD800 code #xDFFF)) (integer->char code))
          ((and (< code #xDC00) (eqv? (next-char source) #\\) (eqv? (next-char source) #\u))
           (let ((second (parse-four-digits source)))
             (if (<= #xDC00 second #xDFFF)
                 (integer->char (+ #x10000 (* (- code #xD800) #x400) (- second #xDC00)))
                 (fail "a surrogate stands alone"))))
          (else (fail "a surrogate stands alone")))))

(define (parse-four-digits source)
  (let loop ((count 0) (code 0))
    (if (= count 4)
        code
        (let* ((char (next-char source))
               (digit (hexadecimal-value char)))
          (if (not digit) (fail-unexpected char "a hexadecimal digit"))
          (loop (+ count 1) (+ (* code 16) digit))))))

(define (hexadecimal-value object)
  (cond ((not (char? object)) #f)
        ((char<=? #\0 object #\9) (- (char->integer object) 48))
        ((char<=? #\a object #\f) (- (char->integer object) 87))
        ((char<=? #\A object #\F) (- (char->integer object) 55))
        (else #f)))

;; A number whose first character was FIRST. The characters are gathered in reverse.
(define (parse-number first source)
  (let* ((chars (if (char=? first #\-)
                    (list (parse-digit source) first)
                    (list first)))
         (chars (if (char=? (car chars) #\0)
                    (if (digit? (look-at-char source)) (fail "a number begins with 0") chars)
                    (take-digits source chars)))
         (chars (if (eqv? (look-at-char source) #\.) (take-fraction source chars) chars))
         (chars (if (memv (look-at-char source) '(#\e #\E)) (take-exponent source chars) chars)))
    (string->number (list->string (reverse! chars)))))

(define (parse-digit source)
  (let ((char (next-char source)))
    (if (digit? char)
        char
        (fail-unexpected char "a digit"))))

(define (take-digits source chars)
  (if (digit? (look-at-char source))
      (take-digits source (cons (next-char source) chars))
      chars))

(define (take-fraction source chars)
  (let* ((point (next-char source))
         (digit (parse-digit source)))
    (take-digits source (cons digit (cons point chars)))))

(define (take-exponent source chars)
  (let* ((chars (cons (next-char source) chars))
         (chars (if (memv (look-at-char source) '(#\+ #\-)) (cons (next-char source) chars) chars)))
    (take-digits source (cons (parse-digit source) chars))))

;; The rest of a word after its first character.
(define (parse-word rest value source)
  (string-for-each
    (lambda (wanted)
      (let ((char (next-char source)))
        (if (not (eqv? char wanted))
            (fail-unexpected char (string #\" wanted #\")))))
    rest)
  value)

;;; The parser

;; (json-generator [port-or-generator]): Returns a generator of the events of one JSON text: array-start, array-end,
;; object-start, object-end, the scalars, and the keys of objects as strings before their values.
(define json-generator
  (case-lambda
    (() (json-generator (current-input-port)))
    ((port-or-generator)
     (parser (limited (open-source 'json-generator port-or-generator))))))

(define (parser source)
  (let ((state 'start)                  ; what may come next
        (kinds '())                     ; array or object for every structure that we are in
        (depth 0)
        (limit (json-nesting-depth-limit)))

    (define (begin-structure kind event next-state)
      (set! kinds (cons kind kinds))
      (set! depth (+ depth 1))
      (if (>= depth limit) (fail "the limit of nesting is reached"))
      (set! state next-state)
      event)

    (define (end-structure event)
      (set! kinds (cdr kinds))
      (set! depth (- depth 1))
      (after-value event))

    (define (after-value event)
      (set! state
        (cond ((null? kinds) 'end)
              ((eq? (car kinds) 'array) 'array-rest)
              (else 'object-rest)))
      event)

    ;; Nothing shows where these end but what follows them.
    (define (after-word event)
      (if (null? kinds)
          (let ((char (look-at-char source)))
            (if (not (or (eof-object? char) (space? char)))
                (fail-unexpected char "the end of the value"))))
      (after-value event))

    (define (value char)
      (case char
        ((#\") (after-value (parse-string source)))
        ((#\[) (begin-structure 'array 'array-start 'array-begin))
        ((#\{) (begin-structure 'object 'object-start 'object-begin))
        ((#\t) (after-word (parse-word "rue" #t source)))
        ((#\f) (after-word (parse-word "alse" #f source)))
        ((#\n) (after-word (parse-word "ull" 'null source)))
        (else
         (if (or (digit? char) (eqv? char #\-))
             (after-word (parse-number char source))
             (fail-unexpected char "a value")))))

    (define (key char)
      (if (not (eqv? char #\")) (fail-unexpected char "a key"))
      (let* ((name (parse-string source))
             (char (next-nonspace source)))
        (if (not (eqv? char #\:)) (fail-unexpected char "a colon"))
        (set! state 'value)
        name))

    (lambda ()
      (if (eq? state 'end)
          (eof-object)
          (let ((char (next-nonspace source)))
            (case state
              ((array-rest)
               (cond ((eqv? char #\,) (value (next-nonspace source)))
                     ((eqv? char #\]) (end-structure 'array-end))
                     (else (fail-unexpected char "a comma or the end of the array"))))
              ((object-rest)
               (cond ((eqv? char #\,) (key (next-nonspace source)))
                     ((eqv? char #\}) (end-structure 'object-end))
                     (else (fail-unexpected char "a comma or the end of the object"))))
              ((array-begin)
               (if (eqv? char #\]) (end-structure 'array-end) (value char)))
              ((object-begin)
               (if (eqv? char #\}) (end-structure 'object-end) (key char)))
              ((value) (value char))
              (else
               (cond ((eof-object? char)
                      (set! state 'end)
                      char)
                     (else (value char))))))))))

;;; Reading

;; (json-fold proc array-start array-end object-start object-end seed [port-or-generator]): Folds over one JSON text.
;; PROC is called with a value (or key) and the seed, and returns the next seed. A structure begins with the seed
;; that ARRAY-START or OBJECT-START returns for the one before; what ARRAY-END or OBJECT-END returns for its last is
;; its value.
(define json-fold
  (case-lambda
    ((proc array-start array-end object-start object-end seed)
     (json-fold proc array-start array-end object-start object-end seed (current-input-port)))
    ((proc array-start array-end object-start object-end seed port-or-generator)
     (fold-events proc array-start array-end object-start object-end seed
                  (event-generator 'json-fold port-or-generator)))))

;; A generator may be one of characters, or already one of events; its first item tells.
(define (event-generator who port-or-generator)
  (if (procedure? port-or-generator)
      (let* ((first (port-or-generator))
             (generator (gcons* first port-or-generator)))
        (if (char? first) (json-generator generator) generator))
      (parser (limited (open-source who port-or-generator)))))

(define (fold-events proc array-start array-end object-start object-end seed next-event)
  ;; The seeds of the structures around the present one are in OUTER.
  (let loop ((seed seed) (outer '()))
    (define (end-structure finish)
      (if (null? outer) (fail "a structure ends that did not begin"))
      (add (finish seed) (car outer) (cdr outer)))
    (define (add value seed outer)
      (let ((seed (proc value seed)))
        (if (null? outer) seed (loop seed outer))))
    (let ((event (next-event)))
      (case event
        ((array-start) (loop (array-start seed) (cons seed outer)))
        ((object-start) (loop (object-start seed) (cons seed outer)))
        ((array-end) (end-structure array-end))
        ((object-end) (end-structure object-end))
        (else
         (cond ((not (eof-object? event)) (add event seed outer))
               ((null? outer) seed)
               (else (fail "the events end within a structure"))))))))

;; (json-read [port-or-generator]): Reads one JSON text. An array is returned as a vector, an object as an
;; association list with symbols as keys, null as a symbol. Returns an end-of-file object if there is no text.
(define json-read
  (case-lambda
    (() (json-read (current-input-port)))
    ((port-or-generator) (read-events (event-generator 'json-read port-or-generator)))))

(define (read-events next-event)
  (fold-events
    (lambda (value seed) (if (eof-object? seed) value (cons value seed)))
    (lambda (seed) '())
    (lambda (items) (list->vector (reverse! items)))
    (lambda (seed) '())
    plist->alist
    (eof-object)
    next-event))

;; The list has the last value first, and every value before its key.
(define (plist->alist plist)
  (let loop ((rest plist) (alist '()))
    (if (null? rest)
        alist
        (loop (cddr rest) (cons (cons (string->symbol (cadr rest)) (car rest)) alist)))))

;; (json-lines-read [port-or-generator]): Returns a generator of what json-read returns for JSON texts on lines of
;; their own.
(define json-lines-read
  (case-lambda
    (() (json-lines-read (current-input-port)))
    ((port-or-generator)
     (let ((source (open-source 'json-lines-read port-or-generator)))
       (lambda ()
         (let ((value (read-events (parser (limited source)))))
           (if (not (eof-object? value)) (end-line source))
           value))))))

(define (end-line source)
  (let ((char (next-char source)))
    (cond ((memv char '(#\space #\tab #\return)) (end-line source))
          ((not (or (eof-object? char) (char=? char #\newline))) (fail-unexpected char "the end of the line")))))

;; (json-sequence-read [port-or-generator]): Returns a generator of what json-read returns for the JSON texts of a
;; sequence (RFC 7464), where the character #x1E stands before each. A call after one that failed goes on with the
;; next text.
(define json-sequence-read
  (case-lambda
    (() (json-sequence-read (current-input-port)))
    ((port-or-generator)
     (let* ((source (open-source 'json-sequence-read port-or-generator))
            (text (up-to-separator source))
            (complete? #t))
       (lambda ()
         (let loop ()
           (let ((char (next-char source)))
             (cond ((eof-object? char) char)
                   ((char=? char separator)
                    (set! complete? #f)
                    (cond ((eof-object? (look-at-nonspace text)) (loop))
                          (else
                           (let ((value (read-events (parser (limited text)))))
                             (check-whole value text)
                             (set! complete? #t)
                             value))))
                   ((or (space? char) (not complete?)) (loop))
                   (else
                    (set! complete? #f)
                    (fail-unexpected char "a record separator"))))))))))

(define separator #\x1E)

(define (up-to-separator source)
  (define (look)
    (let ((char (look-at-char source)))
      (if (eqv? char separator) (eof-object) char)))
  (cons (lambda ()
          (let ((char (look)))
            (if (char? char) (next-char source) char)))
        look))

;; A number or word without white space behind it may have lost its end.
(define (check-whole value text)
  (if (and (or (number? value) (boolean? value) (symbol? value))
           (eof-object? (look-at-char text)))
      (fail "a text may be cut off")))

;;; Writing

;; (json-accumulator port-or-accumulator): Returns an accumulator that writes the events it is given, which are those of
;; json-generator, as JSON.
(define (json-accumulator port-or-accumulator)
  (writer (open-sink 'json-accumulator 1 port-or-accumulator)))

;; A sink takes a string and the range of it that is to be written. An accumulator gets single characters, which it can
;; take even if it knows no strings.
(define (open-sink who index object)
  (cond ((and (output-port? object) (textual-port? object))
         (lambda (string start end) (write-string string object start end)))
        ((procedure? object)
         (lambda (string start end)
           (do ((k start (+ k 1)))
               ((= k end))
             (object (string-ref string k)))))
        (else
         (%argument-error who index "port-or-accumulator" "a textual output port or an accumulator" object))))

(define (writer sink)
  (let ((state 'start)                  ; what may come next
        (kinds '()))                    ; array or object for every structure that we are in

    (define (put string)
      (sink string 0 (string-length string)))

    (define (begin-structure kind next-state)
      (set! kinds (cons kind kinds))
      (set! state next-state))

    (define (end-structure)
      (set! kinds (cdr kinds))
      (after-value))

    (define (after-value)
      (set! state
        (cond ((null? kinds) 'end)
              ((eq? (car kinds) 'array) 'array-rest)
              (else 'object-rest))))

    (define (value event)
      (case event
        ((array-start)
         (put "[")
         (begin-structure 'array 'array-begin))
        ((object-start)
         (put "{")
         (begin-structure 'object 'object-begin))
        (else
         (write-scalar event sink)
         (after-value))))

    (define (key event)
      (if (not (string? event)) (fail "a key must be a string"))
      (write-scalar event sink)
      (put ":")
      (set! state 'value))

    (lambda (event)
      (if (eof-object? event)
          (if (not (memq state '(start end))) (fail "the events end within a structure"))
          (case state
            ((start value) (value event))
            ((array-begin array-rest)
             (cond ((eq? event 'array-end)
                    (put "]")
                    (end-structure))
                   (else
                    (if (eq? state 'array-rest) (put ","))
                    (value event))))
            ((object-begin object-rest)
             (cond ((eq? event 'object-end)
                    (put "}")
                    (end-structure))
                   (else
                    (if (eq? state 'object-rest) (put ","))
                    (key event))))
            (else (fail "there is an event after the end")))))))

(define (scalar? object)
  (or (eq? object 'null)
      (boolean? object)
      (exact-integer? object)
      (and (real? object) (inexact? object) (< -inf.0 object +inf.0))
      (and (string? object) (valid-string? object))))

(define (valid-string? string)
  (let loop ((index (- (string-length string) 1)))
    (or (< index 0)
        (and (valid? (string-ref string index))
             (loop (- index 1))))))

(define (write-scalar object sink)
  (if (not (scalar? object)) (fail "an object that JSON cannot express"))
  (if (string? object)
      (write-json-string object sink)
      (let ((text (case object
                    ((null) "null")
                    ((#t) "true")
                    ((#f) "false")
                    (else (number->string object)))))
        (sink text 0 (string-length text)))))

;; Writes what needs no escape in long pieces; START is where the present piece begins.
(define (write-json-string string sink)
  (define end (string-length string))
  (sink "\"" 0 1)
  (let loop ((start 0) (index 0))
    (if (< index end)
        (let ((char (string-ref string index)))
          (if (or (char<? char #\space) (char=? char #\") (char=? char #\\))
              (let ((text (escape char)))
                (sink string start index)
                (sink text 0 (string-length text))
                (loop (+ index 1) (+ index 1)))
              (loop start (+ index 1))))
        (sink string start end)))
  (sink "\"" 0 1))

(define (escape char)
  (case char
    ((#\") "\\\"")
    ((#\\) "\\\\")
    ((#\backspace) "\\b")
    ((#\x0C) "\\f")
    ((#\newline) "\\n")
    ((#\return) "\\r")
    ((#\tab) "\\t")
    (else
     (let ((code (char->integer char)))
       (string-append (if (< code 16) "\\u000" "\\u00") (number->string code 16))))))

;; (json-write obj [port-or-accumulator]): Writes OBJ, which is made of what json-read returns, as JSON. Writes
;; nothing if JSON cannot express it.
(define json-write
  (case-lambda
    ((object) (json-write object (current-output-port)))
    ((object port-or-accumulator)
     (let ((write-event (writer (open-sink 'json-write 2 port-or-accumulator))))
       (check-writable object 1 1 #f)
       (write-object object write-event)))))

;; On an endless path through a circular object some ancestor comes again and again. ANCESTOR is the one at the last
;; depth that was a power of two, DEEPER the next such depth, so it will be one of those.
(define (check-writable object depth deeper ancestor)
  (define (check-inner inner)
    (if (= depth deeper)
        (check-writable inner (+ depth 1) (* deeper 2) object)
        (check-writable inner (+ depth 1) deeper ancestor)))
  (cond ((scalar? object))
        ((eq? object '()))
        ((eq? object ancestor) (fail "a circular object"))
        ((vector? object) (vector-for-each check-inner object))
        ((and (pair? object) (list? object))
         (for-each (lambda (entry)
                     (if (not (and (pair? entry)
                                   (symbol? (car entry))
                                   (valid-string? (symbol->string (car entry)))))
                         (fail "a list that is no association list with symbols as keys"))
                     (check-inner (cdr entry)))
                   object))
        (else (fail "an object that JSON cannot express"))))

(define (write-object object write-event)
  (cond ((vector? object)
         (write-event 'array-start)
         (vector-for-each (lambda (element) (write-object element write-event)) object)
         (write-event 'array-end))
        ((or (pair? object) (null? object))
         (write-event 'object-start)
         (for-each (lambda (entry)
                     (write-event (symbol->string (car entry)))
                     (write-object (cdr entry) write-event))
                   object)
         (write-event 'object-end))
        (else (write-event object))))

))
