(import (srfi 41))
(define s123 (stream-cons 1 (stream-cons 2 (stream-cons 3 stream-null))))
(define (list-of . streams) (map stream->list streams))
;; What streams are made of
(stream->list stream-null) ; => ()
(map stream? (list stream-null s123 '() '(1) (delay 1))) ; => (#t #t #f #f #f)
(map stream-null? (list stream-null s123 '() 5)) ; => (#t #f #f #f)
(map stream-pair? (list stream-null s123 '(1) 5)) ; => (#f #t #f #f)
(stream-car s123) ; => 1
(stream-car (stream-cdr s123)) ; => 2
(stream-null? (stream-cdr (stream-cdr (stream-cdr s123)))) ; => #t
(stream-car 5) ; error: stream-car: argument 1 (stream) must be a stream, got 5
(stream-cdr '(1)) ; error: stream-cdr: argument 1 (stream) must be a stream, got (1)
(stream-car stream-null) ; error: stream-car: argument 1 (stream) must be a stream that is not empty
(stream-cdr stream-null) ; error: stream-cdr: argument 1 (stream) must be a stream that is not empty
;; Both parts of a pair wait, and are computed once.
(define noisy (stream-cons (begin (display "car ") 1) (begin (display "cdr ") stream-null)))
(stream-pair? noisy) ; => #t
; prints:
(begin (write (stream-car noisy)) (write (stream-car noisy))) ; prints: car 11
(begin (write (stream-null? (stream-cdr noisy))) (write (stream-null? (stream-cdr noisy)))) ; prints: cdr #t#t
(stream-car (stream-cdr (stream-cons (car 5) (stream-cons 2 (car 5))))) ; => 2
(stream-car (stream-cons (car 5) stream-null)) ; error: car: argument 1
(stream-pair? (stream-cdr (stream-cons 1 2))) ; error: the rest of a stream or the body of a stream-lambda must be a stream, got 2
;; A stream whose thunk raised an error may be forced again; what was found first stays.
(define tries 0)
(define shaky (stream-cons (begin (set! tries (+ tries 1)) (if (= tries 1) (error "once") tries)) stream-null))
(stream-car shaky) ; error: once
(stream-car shaky) ; => 2
(stream-car shaky) ; => 2
(define nested (stream-cons (begin (set! tries (+ tries 1)) (if (< tries 5) (stream-car nested) tries)) stream-null))
(stream-car nested) ; => 5
(stream-car (stream-cons (delay 1) stream-null)) ; => #<promise>
;; Syntax
(define ones (stream-lambda args (stream-cons args stream-null)))
(stream->list (ones 1 2)) ; => ((1 2))
(define iterate (stream-lambda (f x) (define next (f x)) (stream-cons x (iterate f next))))
(stream->list 4 (iterate (lambda (x) (* 2 x)) 1)) ; => (1 2 4 8)
(stream-null? ((stream-lambda () 5))) ; error: must be a stream, got 5
(define-stream (count-up n . step) (stream-cons n (apply count-up (+ n (if (null? step) 1 (car step))) step)))
(list-of (stream-take 3 (count-up 5)) (stream-take 3 (count-up 5 10))) ; => ((5 6 7) (5 15 25))
(stream->list 5 (stream-let loop ((a 0) (b 1)) (stream-cons a (loop b (+ a b))))) ; => (0 1 1 2 3)
(list-of (stream) (stream 1) (stream 1 'b "c")) ; => (() (1) (1 b "c"))
(stream-car (stream-cdr (stream (car 5) 2))) ; => 2
(stream-match stream-null (() 'empty) (_ 'full)) ; => empty
(stream-match s123 (() 'empty) (_ 'full)) ; => full
(stream-match s123 (() 0) ((a) 1) ((a b c) (list a b c)) (_ 4)) ; => (1 2 3)
(stream-match s123 ((a . rest) (list a (stream->list rest)))) ; => (1 (2 3))
(stream-match s123 ((_ b . _) b)) ; => 2
(stream-match s123 (all (stream->list all))) ; => (1 2 3)
(stream-match s123 ((a b . _) (> a b) 'greater) ((a b . _) (< a b) 'less)) ; => less
(stream-match s123 ((a . _) #f)) ; => #f
(stream-match (stream (car 5) 2) ((_ b) b)) ; => 2
(stream-match s123 ((a b) 2) (() 0)) ; error: stream-match: no pattern matches the stream
(stream-match '(1) (_ 0)) ; error: stream-match: argument 1 (stream) must be a stream, got (1)
(let ((fail 1) (rest 2) (stream 3)) (stream-match s123 ((a) 0) ((a . _) (list a fail rest stream)))) ; => (1 1 2 3)
(stream->list (stream-of (* x x) (x in (stream-range 0 10)) (even? x))) ; => (0 4 16 36 64)
(stream->list (stream-of (list a b) (a in (stream-range 1 4)) (b in (stream-range 1 3)))) ; => ((1 1) (1 2) (2 1) (2 2) (3 1) (3 2))
(stream->list (stream-of (list i j) (i in (stream-range 1 5)) (even? i) (j is (* i i)))) ; => ((2 4) (4 16))
(stream->list (stream-of (+ a b) (a in (stream-range 1 3)) (b is (* 10 a)) (odd? a) (> b 5))) ; => (11)
(stream->list (stream-of 1)) ; => (1)
(stream->list (stream-of 1 #f)) ; => ()
(stream->list 2 (stream-of x (x in (stream-from 0)) (> x 50))) ; => (51 52)
;; Conversion
(stream->list (list->stream '(1 2 3))) ; => (1 2 3)
(list->stream '(1 . 2)) ; error: list->stream: argument 1 (list) must be a proper list, got (1 . 2)
(stream->list 5 (port->stream (open-input-string "abc"))) ; => (#\a #\b #\c)
(parameterize ((current-input-port (open-input-string "xyz"))) (stream->list 2 (port->stream))) ; => (#\x #\y)
(define port (open-input-string "abc"))
(define characters (port->stream port))
(list (stream-ref characters 0) (read-char port) (stream-ref characters 1) (stream-ref characters 0)) ; => (#\a #\b #\c #\a)
(port->stream 5) ; error: port->stream: argument 1 (port) must be a textual input port, got 5
(stream->list 0 s123) ; => ()
(stream->list 2 s123) ; => (1 2)
(stream->list 9 s123) ; => (1 2 3)
(stream->list '(1)) ; error: stream->list: argument 1 (stream) must be a stream, got (1)
(stream->list -1 s123) ; error: stream->list: argument 1 (n) must be a non-negative exact integer, got -1
(stream->list 1 '()) ; error: stream->list: argument 2 (stream) must be a stream, got ()
;; Series
(stream->list 3 (stream-from 1)) ; => (1 2 3)
(stream->list 3 (stream-from 1 -1/2)) ; => (1 1/2 0)
(stream-from 'a) ; error: stream-from: argument 1 (first) must be a real number, got a
(list-of (stream-range 0 5) (stream-range 5 0) (stream-range 0 5 2) (stream-range 5 0 -2)) ; => ((0 1 2 3 4) (5 4 3 2 1) (0 2 4) (5 3 1))
(list-of (stream-range 0 0) (stream-range 0 5 -1) (stream-range 5 0 1)) ; => (() () ())
(stream-range 0 'x) ; error: stream-range: argument 2 (past) must be a real number, got x
(stream-range 0 1 "s") ; error: stream-range: argument 3 (step) must be a real number, got "s"
(stream->list 4 (stream-iterate (lambda (x) (* x 3)) 1)) ; => (1 3 9 27)
(stream-iterate 5 1) ; error: stream-iterate: argument 1 (proc) must be a procedure, got 5
(stream->list 5 (stream-constant 1 2)) ; => (1 2 1 2 1)
(stream->list 3 (stream-constant #t)) ; => (#t #t #t)
(stream->list (stream-constant)) ; => ()
(stream->list (stream-unfold square (lambda (x) (< x 10)) (lambda (x) (+ x 1)) 0)) ; => (0 1 4 9 16 25 36 49 64 81)
(stream-unfold square 5 list 0) ; error: stream-unfold: argument 2 (pred?) must be a procedure, got 5
(define (stream-partition pred? stream)
  (stream-unfolds
   (lambda (s)
     (if (stream-null? s)
         (values s '() '())
         (let ((a (stream-car s)) (d (stream-cdr s)))
           (if (pred? a) (values d (list a) #f) (values d #f (list a))))))
   stream))
(call-with-values (lambda () (stream-partition odd? (stream-range 1 6))) list-of) ; => ((1 3 5) (2 4))
(call-with-values (lambda () (stream-unfolds (lambda (n) (values (+ n 1) (list n) (if (< n 2) (list (- n)) '()))) 0)) (lambda (a b) (list-of (stream-take 4 a) b))) ; => ((0 1 2 3) (0 -1))
(stream-car (stream-unfolds (lambda (n) (values n 'bad)) 0)) ; error: stream-unfolds: results must be lists or #f, got bad
(stream-unfolds 5 0) ; error: stream-unfolds: argument 1 (proc) must be a procedure, got 5
;; Parts
(stream-ref s123 2) ; => 3
(stream-ref (stream-from 0) 100) ; => 100
(stream-ref s123 3) ; error: stream-ref: argument 2 (n) must be less than the length of the stream, got 3
(stream-ref s123 -1) ; error: stream-ref: argument 2 (n) must be a non-negative exact integer, got -1
(stream-ref 5 0) ; error: stream-ref: argument 1 (stream) must be a stream, got 5
(list-of (stream-take 0 s123) (stream-take 2 s123) (stream-take 9 s123)) ; => (() (1 2) (1 2 3))
(stream->list (stream-take 1 (stream-cons 1 (car 5)))) ; => (1)
(stream-take 'x s123) ; error: stream-take: argument 1 (n) must be a non-negative exact integer, got x
(list-of (stream-drop 0 s123) (stream-drop 2 s123) (stream-drop 9 s123)) ; => ((1 2 3) (3) ())
(stream-drop 1 '(1)) ; error: stream-drop: argument 2 (stream) must be a stream, got (1)
(list-of (stream-take-while odd? s123) (stream-take-while even? s123) (stream-take-while number? s123)) ; => ((1) () (1 2 3))
(list-of (stream-drop-while odd? s123) (stream-drop-while even? s123) (stream-drop-while number? s123)) ; => ((2 3) (1 2 3) ())
(stream-take-while 5 s123) ; error: stream-take-while: argument 1 (pred?) must be a procedure, got 5
(stream-drop-while odd? 5) ; error: stream-drop-while: argument 2 (stream) must be a stream, got 5
(stream->list (stream-filter odd? (stream-range 0 10))) ; => (1 3 5 7 9)
(stream-filter odd? 5) ; error: stream-filter: argument 2 (stream) must be a stream, got 5
;; Whole streams
(list-of (stream-append) (stream-append s123) (stream-append s123 stream-null s123 (stream 4))) ; => (() (1 2 3) (1 2 3 1 2 3 4))
(stream->list 4 (stream-append s123 (stream-from 10))) ; => (1 2 3 10)
(stream-append s123 5) ; error: stream-append: argument 2 (stream) must be a stream, got 5
(list-of (stream-concat (stream (stream 1 2) (stream) (stream 3 2 1))) (stream-concat stream-null)) ; => ((1 2 3 2 1) ())
(stream->list 4 (stream-concat (stream-map (lambda (n) (stream-range 0 n)) (stream-from 1)))) ; => (0 0 1 0)
(stream->list (stream-concat (stream 5))) ; error: stream-concat: the elements must be streams, got 5
(list-of (stream-reverse s123) (stream-reverse stream-null)) ; => ((3 2 1) ())
(stream-reverse 5) ; error: stream-reverse: argument 1 (stream) must be a stream, got 5
(stream->list (stream-map square s123)) ; => (1 4 9)
(stream->list (stream-map + s123 (stream-from 10) s123)) ; => (12 15 18)
(stream-car (stream-cdr (stream-map (lambda (x) (/ 1 x)) (stream 0 2)))) ; => 1/2
(stream-map square 5) ; error: stream-map: argument 2 (stream) must be a stream, got 5
(stream-map square s123 5) ; error: stream-map: argument 3 (stream) must be a stream, got 5
(list-of (stream-zip s123 (stream-from 5)) (stream-zip s123)) ; => (((1 5) (2 6) (3 7)) ((1) (2) (3)))
(stream-zip s123 '()) ; error: stream-zip: argument 2 (stream) must be a stream, got ()
(stream-for-each display s123) ; prints: 123
(stream-for-each (lambda (x y) (write (list x y))) s123 (stream-from 10)) ; prints: (1 10)(2 11)(3 12)
(stream-for-each display) ; error: stream-for-each
(stream-for-each 5 s123) ; error: stream-for-each: argument 1 (proc) must be a procedure, got 5
(stream-fold - 10 s123) ; => 4
(stream-fold cons '() s123) ; => (((() . 1) . 2) . 3)
(stream-fold + 0 5) ; error: stream-fold: argument 3 (stream) must be a stream, got 5
(list (stream-length s123) (stream-length stream-null)) ; => (3 0)
(stream-length '()) ; error: stream-length: argument 1 (stream) must be a stream, got ()
(list-of (stream-scan + 0 s123) (stream-scan + 0 stream-null)) ; => ((0 1 3 6) (0))
(stream->list 4 (stream-scan * 1 (stream-from 1))) ; => (1 1 2 6)
(stream-scan + 0 5) ; error: stream-scan: argument 3 (stream) must be a stream, got 5
;; Streams that mention themselves
(define nats (stream-cons 0 (stream-map (lambda (n) (+ n 1)) nats)))
(stream->list 5 nats) ; => (0 1 2 3 4)
(define-stream (sieve s) (stream-match s ((p . rest) (stream-cons p (sieve (stream-filter (lambda (n) (positive? (modulo n p))) rest))))))
(stream->list 8 (sieve (stream-from 2))) ; => (2 3 5 7 11 13 17 19)
(define hamming
  (letrec ((merge (stream-lambda (x y)
                    (stream-match x
                      ((a . rest-x)
                       (stream-match y
                         ((b . rest-y)
                          (cond ((< a b) (stream-cons a (merge rest-x y)))
                                ((> a b) (stream-cons b (merge x rest-y)))
                                (else (stream-cons a (merge rest-x rest-y))))))))))
           (times (lambda (k) (stream-map (lambda (n) (* k n)) numbers)))
           (numbers (stream-cons 1 (merge (times 2) (times 3)))))
    numbers))
(stream->list 8 hamming) ; => (1 2 3 4 6 8 9 12)
