;; The names are parameters, so a quote is not what is missing.
(define (combine left right)
  (joined left right))
(combine 1 2)
