(define (kind n)
  (when (= n 1) 'one)
  (else 'other))
(kind 1)
