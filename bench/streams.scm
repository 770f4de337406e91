; Streams of promises: the natural numbers, sums and squares of them, and the primes by a filter for each prime.
; prints: 10666826667406144
(define (from n) (cons n (delay (from (+ n 1)))))
(define (rest stream) (force (cdr stream)))

(define (map-stream f stream)
  (cons (f (car stream)) (delay (map-stream f (rest stream)))))

(define (keep pred stream)
  (if (pred (car stream))
      (cons (car stream) (delay (keep pred (rest stream))))
      (keep pred (rest stream))))

(define (primes stream)
  (let ((p (car stream)))
    (cons p (delay (primes (keep (lambda (n) (not (= 0 (remainder n p)))) (rest stream)))))))

(define (nth stream n)
  (if (= n 0)
      (car stream)
      (nth (rest stream) (- n 1))))

(define (sums stream before)
  (let ((sum (+ before (car stream))))
    (cons sum (delay (sums (rest stream) sum)))))

(display
 (+ (nth (primes (from 2)) 800)
    (nth (sums (map-stream (lambda (n) (* n n)) (keep odd? (from 1))) 0) 200000)))
(newline)
