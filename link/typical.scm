; A bit of everything that programs do, for `make order`.
(import (scheme base) (scheme char) (scheme eval) (scheme file) (scheme inexact) (scheme read) (scheme write))

(define-record-type point (make-point x y) point? (x point-x set-point-x!) (y point-y))

(define-syntax swap!
  (syntax-rules ()
    ((_ a b) (let ((t a)) (set! a b) (set! b t)))))

(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))

(define (show x) (write x) (newline))

(define a 1)
(define b 2)
(swap! a b)
(show (list a b (fib 15) (make-point 1 2)))
(show (map (lambda (x y) (* x y 1.5)) '(1 2 3) '(4 5 6)))
(show (list (string->symbol "abc") (string-append "ab" (number->string 12.5) "é") (string-upcase "straße")))
(show (list (inexact 1/3) (expt 7 100) (quotient (expt 7 100) (expt 3 50)) (sqrt 2) (string->number "1e10")))
(show (call/cc (lambda (k) (dynamic-wind (lambda () #f) (lambda () (k 1)) (lambda () #f)))))
(show (guard (e (#t (error-object-message e))) (vector-ref (vector 1 2) 5)))
(show (guard (e ((error-object? e) (error-object-irritants e))) (error "wrong" 1 2)))
(show (let-values (((a b) (values 1 2))) (list a b)))
(show (eval '(let ((x 1)) (+ x 2)) (environment '(scheme base))))
(show (let ((port (open-output-string))) (write "x" port) (get-output-string port)))
(show (read (open-input-string "(1 2 . #(3 \"four\" #\\5))")))
(show (assoc 2.0 '((1 . 2) (2 . 3)) =))
(for-each display (list #\a "b" 'c 1.5 #u8(1 2)))
(let loop ((i 0) (kept '()))
  (if (< i 300000)
      (loop (+ i 1) (if (= 0 (modulo i 7)) (list i) (cons i kept)))))
(newline)
