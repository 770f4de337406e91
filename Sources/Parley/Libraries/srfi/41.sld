;;; SRFI 41: streams, lists whose pairs are made when they are needed. Even streams: the first pair waits as well.
;;;
;;; A stream is an object of its own, whose state is what a promise holds: whether it is known what the stream is, and
;;; then that: the empty list, or a pair of a cell, for the first element, and the stream of the rest; else a thunk
;;; that returns a stream. A thunk that returns another stream that waits hands over to that (see `content`), so a
;;; stream that looks a long time for its next pair takes no more space the longer it looks. Procedures that walk
;;; through a stream call themselves with its rest, since the variable of a loop's procedure would keep what was
;;; walked through.

(define-library (srfi 41)
  (export
    stream-null stream-cons stream? stream-null? stream-pair? stream-car stream-cdr stream-lambda
    define-stream list->stream port->stream stream stream->list stream-append stream-concat stream-constant
    stream-drop stream-drop-while stream-filter stream-fold stream-for-each stream-from stream-iterate
    stream-length stream-let stream-map stream-match stream-of stream-range stream-ref stream-reverse
    stream-scan stream-take stream-take-while stream-unfold stream-unfolds stream-zip)
  (import (scheme base) (scheme case-lambda)
          (only (srfi 1) any list-tabulate) (only (srfi 1 pairs) check-procedure)
          (only (parley system) %argument-error exact-nonnegative-integer?))
  (begin

;;; What streams are made of

;; (stream? obj): Returns whether OBJ is a stream.
(define-record-type <stream> (make-stream state) stream? (state state set-state!))

;; A stream that is what the expression, a stream, will be.
(define-syntax stream-lazy
  (syntax-rules ()
    ((_ expression) (make-stream (cons #f (lambda () expression))))))

;; stream-null: Holds the empty stream.
(define stream-null (make-stream (cons #t '())))

;; (stream-cons object stream): Returns a stream of OBJECT and the elements of STREAM, two expressions that are
;; evaluated when they are needed.
(define-syntax stream-cons
  (syntax-rules ()
    ((_ object stream)
     (make-stream (cons #t (cons (cons #f (lambda () object)) (stream-lazy stream)))))))

;; The same for an object that is known.
(define-syntax stream-cons-value
  (syntax-rules ()
    ((_ object stream)
     (make-stream (cons #t (cons (cons #t object) (stream-lazy stream)))))))

;; The empty list, or the pair of the cell of the first element and the rest. The thunk may force the stream itself, or
;; return again through a continuation; what was found first stays.
(define (content stream)
  (let ((known (state stream)))
    (if (car known)
        (cdr known)
        (let* ((next ((cdr known))) (known (state stream)))
          (if (not (car known))
              (begin
                (if (not (stream? next))
                    (error "the rest of a stream or the body of a stream-lambda must be a stream, got" next))
                (let ((other (state next)))
                  (set-car! known (car other))
                  (set-cdr! known (cdr other))
                  (set-state! next known))))
          (content stream)))))

(define (check-stream name position object)
  (if (not (stream? object)) (%argument-error name position "stream" "a stream" object)))

(define (check-streams name position objects)
  (if (pair? objects)
      (begin
        (check-stream name position (car objects))
        (check-streams name (+ position 1) (cdr objects)))))

(define (check-count name position object)
  (if (not (exact-nonnegative-integer? object))
      (%argument-error name position "n" "a non-negative exact integer" object)))

(define (check-number name position parameter object)
  (if (not (real? object)) (%argument-error name position parameter "a real number" object)))

;; (stream-null? obj): Returns whether OBJ is an empty stream.
(define (stream-null? obj)
  (and (stream? obj) (null? (content obj))))

;; (stream-pair? obj): Returns whether OBJ is a stream that is not empty.
(define (stream-pair? obj)
  (and (stream? obj) (pair? (content obj))))

;; (stream-car stream): Returns the first element of STREAM.
(define (stream-car stream)
  (let ((cell (car (pair-content 'stream-car stream))))
    (if (car cell)
        (cdr cell)
        (let ((value ((cdr cell))))
          (if (not (car cell))
              (begin
                (set-cdr! cell value)
                (set-car! cell #t)))
          (cdr cell)))))

;; (stream-cdr stream): Returns STREAM without its first element.
(define (stream-cdr stream)
  (cdr (pair-content 'stream-cdr stream)))

(define (pair-content name stream)
  (check-stream name 1 stream)
  (let ((content (content stream)))
    (if (null? content) (%argument-error name 1 "stream" "a stream that is not empty" stream))
    content))

;;; Syntax

;; (stream-lambda formals body ...): Returns a procedure that returns a stream at once; the body, which must return a
;; stream, is evaluated when that one is needed.
(define-syntax stream-lambda
  (syntax-rules ()
    ((_ formals body0 body ...)
     (lambda formals (stream-lazy (let () body0 body ...))))))

;; (define-stream (name . formals) body ...): Defines NAME as the procedure that stream-lambda makes.
(define-syntax define-stream
  (syntax-rules ()
    ((_ (name . formals) body0 body ...)
     (define name (stream-lambda formals body0 body ...)))))

;; (stream-let tag ((variable expression) ...) body ...): Returns what TAG, a procedure that stream-lambda makes with
;; the variables, returns for the values of the expressions.
(define-syntax stream-let
  (syntax-rules ()
    ((_ tag ((variable expression) ...) body0 body ...)
     ((letrec ((tag (stream-lambda (variable ...) body0 body ...))) tag) expression ...))))

;; (stream object ...): Returns a stream of the objects, expressions that are evaluated when they are needed.
(define-syntax stream
  (syntax-rules ()
    ((_) stream-null)
    ((_ object0 object ...) (stream-cons object0 (stream object ...)))))

;; (stream-match stream (pattern [fender] expression) ...): Returns the value of the first expression whose pattern
;; matches STREAM and whose fender is not #f. Patterns are (), (pattern0 . pattern), variables, and _, which matches
;; anything.
(define-syntax stream-match
  (syntax-rules ()
    ((_ expression clause ...)
     (let ((stream expression))
       (check-stream 'stream-match 1 stream)
       (match-clauses stream clause ...)))))

(define-syntax match-clauses
  (syntax-rules ()
    ((_ stream) (no-pattern-matches))
    ((_ stream (pattern expression) clause ...)
     (let ((fail (lambda () (match-clauses stream clause ...))))
       (match-pattern stream pattern expression (fail))))
    ((_ stream (pattern fender expression) clause ...)
     (let ((fail (lambda () (match-clauses stream clause ...))))
       (match-pattern stream pattern (if fender expression (fail)) (fail))))))

(define (no-pattern-matches)
  (error "stream-match: no pattern matches the stream"))

(define-syntax match-pattern
  (syntax-rules (_)
    ((match-pattern stream () success failure)
     (if (stream-null? stream) success failure))
    ((match-pattern stream (_ . pattern) success failure)
     (if (stream-pair? stream)
         (let ((rest (stream-cdr stream)))
           (match-pattern rest pattern success failure))
         failure))
    ((match-pattern stream (variable . pattern) success failure)
     (if (stream-pair? stream)
         (let ((variable (stream-car stream)) (rest (stream-cdr stream)))
           (match-pattern rest pattern success failure))
         failure))
    ((match-pattern stream _ success failure)
     success)
    ((match-pattern stream variable success failure)
     (let ((variable stream)) success))))

;; (stream-of expression clause ...): Returns a stream of the values of EXPRESSION for all that the clauses give, the
;; later ones varying fastest: (variable in stream), (variable is expression), or an expression that must not be #f.
(define-syntax stream-of
  (syntax-rules ()
    ((_ expression clause ...) (stream-of-clauses expression stream-null clause ...))))

;; REST is the expression of the stream that follows.
(define-syntax stream-of-clauses
  (syntax-rules (in is)
    ((_ expression rest)
     (stream-cons expression rest))
    ((_ expression rest (variable in stream) clause ...)
     (stream-let loop ((elements stream))
       (if (stream-null? elements)
           rest
           (let ((variable (stream-car elements)))
             (stream-of-clauses expression (loop (stream-cdr elements)) clause ...)))))
    ((_ expression rest (variable is value) clause ...)
     (let ((variable value))
       (stream-of-clauses expression rest clause ...)))
    ((_ expression rest condition clause ...)
     (if condition (stream-of-clauses expression rest clause ...) rest))))

;;; Conversion

;; (list->stream list): Returns a stream of the elements of LIST.
(define (list->stream list)
  (if (not (list? list)) (%argument-error 'list->stream 1 "list" "a proper list" list))
  (stream-let loop ((rest list))
    (if (null? rest)
        stream-null
        (stream-cons-value (car rest) (loop (cdr rest))))))

;; (port->stream [port]): Returns a stream of the characters that are read from PORT, by default the current input port,
;; when they are needed.
(define port->stream
  (case-lambda
    (() (port->stream (current-input-port)))
    ((port)
     (if (not (and (input-port? port) (textual-port? port)))
         (%argument-error 'port->stream 1 "port" "a textual input port" port))
     (stream-let loop ()
       (let ((char (read-char port)))
         (if (eof-object? char)
             stream-null
             (stream-cons-value char (loop))))))))

;; (stream->list [n] stream): Returns a list of the elements of STREAM, or of at most the first N.
(define stream->list
  (case-lambda
    ((stream)
     (check-stream 'stream->list 1 stream)
     (collect stream -1 '()))
    ((n stream)
     (check-count 'stream->list 1 n)
     (check-stream 'stream->list 2 stream)
     (collect stream n '()))))

;; At most LEFT elements, or all if LEFT is negative.
(define (collect stream left result)
  (if (or (eqv? left 0) (stream-null? stream))
      (reverse result)
      (collect (stream-cdr stream) (- left 1) (cons (stream-car stream) result))))

;;; Streams of numbers and other series

;; (stream-from first [step]): Returns an infinite stream of numbers from FIRST, each STEP (1) more than the last.
(define stream-from
  (case-lambda
    ((first) (stream-from first 1))
    ((first step)
     (check-number 'stream-from 1 "first" first)
     (check-number 'stream-from 2 "step" step)
     (stream-let loop ((n first))
       (stream-cons-value n (loop (+ n step)))))))

;; (stream-range first past [step]): Returns a stream of numbers from FIRST up to but not including PAST, each STEP more
;; than the last; STEP is by default 1, or -1 if PAST is not above FIRST.
(define stream-range
  (case-lambda
    ((first past)
     (check-number 'stream-range 1 "first" first)
     (check-number 'stream-range 2 "past" past)
     (stream-range first past (if (< first past) 1 -1)))
    ((first past step)
     (check-number 'stream-range 1 "first" first)
     (check-number 'stream-range 2 "past" past)
     (check-number 'stream-range 3 "step" step)
     (let ((before? (if (< step 0) > <)))
       (stream-let loop ((n first))
         (if (before? n past)
             (stream-cons-value n (loop (+ n step)))
             stream-null))))))

;; (stream-iterate proc base): Returns an infinite stream of BASE, what PROC returns for it, what PROC returns for
;; that ...
(define (stream-iterate proc base)
  (check-procedure 'stream-iterate 1 "proc" proc)
  (stream-let loop ((base base))
    (stream-cons-value base (loop (proc base)))))

;; (stream-constant object ...): Returns an infinite stream that repeats its arguments; the empty stream if there are
;; none.
(define (stream-constant . objects)
  (if (null? objects)
      stream-null
      (letrec ((first (stream-let loop ((rest objects))
                        (if (null? rest)
                            first
                            (stream-cons-value (car rest) (loop (cdr rest)))))))
        first)))

;; (stream-unfold mapper pred? generator base): Returns a stream of what MAPPER returns for BASE, for what GENERATOR
;; makes of it, and so on as long as PRED? is true of that.
(define (stream-unfold mapper pred? generator base)
  (check-procedure 'stream-unfold 1 "mapper" mapper)
  (check-procedure 'stream-unfold 2 "pred?" pred?)
  (check-procedure 'stream-unfold 3 "generator" generator)
  (stream-let loop ((base base))
    (if (pred? base)
        (stream-cons (mapper base) (loop (generator base)))
        stream-null)))

;; (stream-unfolds proc seed): Returns as many streams as PROC returns values behind the first, which is the next
;; seed. A value is a list of the next element of its stream, #f if there is none now, or the empty list if the stream
;; ends.
(define (stream-unfolds proc seed)
  (check-procedure 'stream-unfolds 1 "proc" proc)
  (let ((steps (stream-let loop ((seed seed))
                 (let-values (((next . results) (proc seed)))
                   (stream-cons-value results (loop next))))))
    (apply values
           (list-tabulate (length (stream-car steps)) (lambda (index) (unfolded steps index))))))

(define-stream (unfolded steps index)
  (let ((result (list-ref (stream-car steps) index)))
    (cond ((pair? result) (stream-cons-value (car result) (unfolded (stream-cdr steps) index)))
          ((null? result) stream-null)
          ((not result) (unfolded (stream-cdr steps) index))
          (else (error "stream-unfolds: results must be lists or #f, got" result)))))

;;; Parts of streams

;; (stream-ref stream n): Returns element N of STREAM.
(define (stream-ref stream n)
  (check-stream 'stream-ref 1 stream)
  (check-count 'stream-ref 2 n)
  (element stream n n))

(define (element stream left n)
  (cond ((stream-null? stream)
         (%argument-error 'stream-ref 2 "n" "less than the length of the stream" n))
        ((= left 0) (stream-car stream))
        (else (element (stream-cdr stream) (- left 1) n))))

;; (stream-take n stream): Returns a stream of at most the first N elements of STREAM.
(define (stream-take n stream)
  (check-count 'stream-take 1 n)
  (check-stream 'stream-take 2 stream)
  (stream-let loop ((left n) (rest stream))
    (if (or (= left 0) (stream-null? rest))
        stream-null
        (stream-cons (stream-car rest) (loop (- left 1) (stream-cdr rest))))))

;; (stream-drop n stream): Returns STREAM without its first N elements; the empty stream if it has fewer.
(define (stream-drop n stream)
  (check-count 'stream-drop 1 n)
  (check-stream 'stream-drop 2 stream)
  (stream-let loop ((left n) (rest stream))
    (if (or (= left 0) (stream-null? rest))
        rest
        (loop (- left 1) (stream-cdr rest)))))

;; (stream-take-while pred? stream): Returns a stream of the first elements of STREAM, as long as they satisfy PRED?.
(define (stream-take-while pred? stream)
  (check-procedure 'stream-take-while 1 "pred?" pred?)
  (check-stream 'stream-take-while 2 stream)
  (stream-let loop ((rest stream))
    (if (and (stream-pair? rest) (pred? (stream-car rest)))
        (stream-cons-value (stream-car rest) (loop (stream-cdr rest)))
        stream-null)))

;; (stream-drop-while pred? stream): Returns STREAM without its first elements, as long as they satisfy PRED?.
(define (stream-drop-while pred? stream)
  (check-procedure 'stream-drop-while 1 "pred?" pred?)
  (check-stream 'stream-drop-while 2 stream)
  (stream-let loop ((rest stream))
    (if (and (stream-pair? rest) (pred? (stream-car rest)))
        (loop (stream-cdr rest))
        rest)))

;; (stream-filter pred? stream): Returns a stream of the elements of STREAM that satisfy PRED?.
(define (stream-filter pred? stream)
  (check-procedure 'stream-filter 1 "pred?" pred?)
  (check-stream 'stream-filter 2 stream)
  (stream-let loop ((rest stream))
    (cond ((stream-null? rest) stream-null)
          ((pred? (stream-car rest)) (stream-cons-value (stream-car rest) (loop (stream-cdr rest))))
          (else (loop (stream-cdr rest))))))

;;; Whole streams

;; (stream-append stream ...): Returns a stream of the elements of each STREAM in turn.
(define (stream-append . streams)
  (check-streams 'stream-append 1 streams)
  (stream-let loop ((rest streams))
    (cond ((null? rest) stream-null)
          ((null? (cdr rest)) (car rest))
          ((stream-null? (car rest)) (loop (cdr rest)))
          (else (stream-cons (stream-car (car rest))
                             (loop (cons (stream-cdr (car rest)) (cdr rest))))))))

;; (stream-concat streams): Returns a stream of the elements of each stream in the stream STREAMS in turn.
(define (stream-concat streams)
  (check-stream 'stream-concat 1 streams)
  (concatenated stream-null streams))

(define-stream (concatenated stream streams)
  (cond ((stream-pair? stream)
         (stream-cons (stream-car stream) (concatenated (stream-cdr stream) streams)))
        ((stream-null? streams) stream-null)
        ((stream? (stream-car streams)) (concatenated (stream-car streams) (stream-cdr streams)))
        (else (error "stream-concat: the elements must be streams, got" (stream-car streams)))))

;; (stream-reverse stream): Returns a stream of the elements of STREAM, which must be finite, in reverse order.
(define (stream-reverse stream)
  (check-stream 'stream-reverse 1 stream)
  (stream-let loop ((rest stream) (result stream-null))
    (if (stream-null? rest)
        result
        (loop (stream-cdr rest) (stream-cons (stream-car rest) result)))))

;; (stream-map proc stream1 stream2 ...): Returns a stream of what PROC returns for the elements of the streams, until
;; the shortest one ends.
(define (stream-map proc stream1 . streams)
  (check-procedure 'stream-map 1 "proc" proc)
  (check-streams 'stream-map 2 (cons stream1 streams))
  (if (null? streams)
      (stream-let loop ((rest stream1))
        (if (stream-null? rest)
            stream-null
            (stream-cons (proc (stream-car rest)) (loop (stream-cdr rest)))))
      (mapped proc (cons stream1 streams))))

(define-stream (mapped proc streams)
  (if (any stream-null? streams)
      stream-null
      (stream-cons (apply proc (map stream-car streams)) (mapped proc (map stream-cdr streams)))))

;; (stream-zip stream1 stream2 ...): Returns a stream of lists, each of the next element of every stream, until the
;; shortest one ends.
(define (stream-zip stream1 . streams)
  (check-streams 'stream-zip 1 (cons stream1 streams))
  (mapped list (cons stream1 streams)))

;; (stream-for-each proc stream1 stream2 ...): Calls PROC with the elements of the streams until the shortest one ends.
(define (stream-for-each proc stream1 . streams)
  (check-procedure 'stream-for-each 1 "proc" proc)
  (check-streams 'stream-for-each 2 (cons stream1 streams))
  (if (null? streams)
      (call-for-each proc stream1)
      (call-for-all proc (cons stream1 streams))))

(define (call-for-each proc stream)
  (if (stream-pair? stream)
      (begin
        (proc (stream-car stream))
        (call-for-each proc (stream-cdr stream)))))

(define (call-for-all proc streams)
  (if (not (any stream-null? streams))
      (begin
        (apply proc (map stream-car streams))
        (call-for-all proc (map stream-cdr streams)))))

;; (stream-fold proc base stream): Calls PROC with the result so far, first BASE, and each element of STREAM; returns
;; the last result.
(define (stream-fold proc base stream)
  (check-procedure 'stream-fold 1 "proc" proc)
  (check-stream 'stream-fold 3 stream)
  (folded proc base stream))

(define (folded proc result stream)
  (if (stream-null? stream)
      result
      (folded proc (proc result (stream-car stream)) (stream-cdr stream))))

;; (stream-length stream): Returns the number of elements of STREAM, which must be finite.
(define (stream-length stream)
  (check-stream 'stream-length 1 stream)
  (folded (lambda (count element) (+ count 1)) 0 stream))

;; (stream-scan proc base stream): Returns a stream of BASE and the results of stream-fold for the first element of
;; STREAM, the first two ...
(define (stream-scan proc base stream)
  (check-procedure 'stream-scan 1 "proc" proc)
  (check-stream 'stream-scan 3 stream)
  (stream-let loop ((result base) (rest stream))
    (stream-cons-value
     result
     (if (stream-null? rest)
         stream-null
         (loop (proc result (stream-car rest)) (stream-cdr rest))))))

))
