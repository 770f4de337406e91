(define (check n)
  (if (< n 0) (raise 'negative) n))
(+ 1 (check -5))
