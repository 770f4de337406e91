; Exceptions: guard with and without a matching clause, handlers that return, errors of the system's own, nested handlers.
; prints: 400946668
; short: (run 40000 0) => (run 1500 0)
(import (scheme base) (scheme write))

(define (checked-quotient a b)
  (if (= b 0)
      (raise 'division)
      (quotient a b)))

(define (guarded a b)
  (guard (e ((eq? e 'division) 1)
            ((string? e) 2))
    (checked-quotient a b)))

(define (with-message n)
  (guard (e ((error-object? e)
             (+ (string-length (error-object-message e)) (apply + (error-object-irritants e)))))
    (if (odd? n)
        (error "out of range" n 1)
        n)))

(define (passed-on n)
  (guard (e ((symbol? e) 3))
    (guard (e ((string? e) 4))
      (if (even? n) (raise 'symbol) (raise "text")))))

(define (continued n)
  (with-exception-handler
   (lambda (e) (* e 2))
   (lambda () (+ 1 (raise-continuable n)))))

(define (of-the-system n)
  (guard (e (#t 5))
    (vector-ref (vector 1 2 3) n)))

(define (run i sum)
  (if (= i 0)
      sum
      (run (- i 1)
           (+ sum
              (guarded i (modulo i 3))
              (with-message (modulo i 10))
              (passed-on i)
              (continued (modulo i 5))
              (of-the-system (modulo i 6))))))

(display (run 40000 0))
(newline)
