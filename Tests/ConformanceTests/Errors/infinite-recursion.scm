;; heap-limit: 64 MB
(define (factorial n)
  (* n (factorial (- n 1))))
(factorial 5)
