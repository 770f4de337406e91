(define (lookup key)
  (error 'lookup "no such key:" key))
(lookup 'x)
