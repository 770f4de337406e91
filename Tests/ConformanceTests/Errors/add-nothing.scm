(define (add-all items)
  (if (not (null? items))
      (+ (car items) (add-all (cdr items)))))
(add-all '(1 2 3))
