(define (sum-pairs table)
  (map (lambda (key value) (+ key value)) table))
(sum-pairs '((1 . 2) (3 . 4)))
