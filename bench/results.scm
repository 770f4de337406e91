; Multiple values: call-with-values, let-values, define-values and receive by rest lists.
; prints: 2257189284
; short: (run 150000 0) => (run 4000 0)
(import (scheme base) (scheme write))

(define (divide a b) (values (quotient a b) (remainder a b)))

(define (digits-reversed n)
  (let loop ((n n) (result 0))
    (if (= n 0)
        result
        (let-values (((q r) (divide n 10)))
          (loop q (+ (* result 10) r))))))

(define (split-list list)
  (if (null? list)
      (values '() '())
      (let*-values (((x rest) (values (car list) (cdr list)))
                    ((odds evens) (split-list rest)))
        (if (odd? x)
            (values (cons x odds) evens)
            (values odds (cons x evens))))))

(define (extremes . numbers)
  (values (apply min numbers) (apply max numbers) (length numbers)))

(define (run i sum)
  (if (= i 0)
      sum
      (let ()
        (define-values (odds evens) (split-list '(1 2 3 4 5 6 7 8 9 10)))
        (run (- i 1)
             (+ sum
                (digits-reversed 1234)
                (car odds)
                (length evens)
                (call-with-values (lambda () (extremes i 1 2)) (lambda (low high . rest) (+ low (car rest))))
                (call-with-values (lambda () (floor/ i 7)) +))))))

(display (run 150000 0))
(newline)
