(define (greet name)
  ("hello " name))
(greet "Ann")
