(define (say word)
  ((display word)))
(say "hi")
