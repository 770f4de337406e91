;; heap-limit: 32 MB
(define (grow items)
  (grow (cons 1 items)))
(grow '())
