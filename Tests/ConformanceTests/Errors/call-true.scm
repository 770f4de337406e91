(define (positive n)
  (cond ((> n 0) ('yes n))
        (else 'no)))
(positive 3)
