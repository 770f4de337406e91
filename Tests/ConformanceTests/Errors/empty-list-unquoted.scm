(define (count items)
  (if (equal? items ()) 0 (+ 1 (count (cdr items)))))
(count '(1 2))
