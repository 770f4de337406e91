(define (kind n)
  (cond (= n 1) 'one
        else 'other))
(kind 1)
