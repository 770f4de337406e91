;; heap-limit: 64 MB
(define (even n) (+ 0 (odd (- n 1))))
(define (odd n) (+ 0 (even (- n 1))))
(even 10)
