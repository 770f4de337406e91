(define (kind n)
  (cond (else 'other)
        ((= n 1) 'one)))
(kind 1)
