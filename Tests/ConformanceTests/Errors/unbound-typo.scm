(define (total numbers)
  (if (null? numbers)
      0
      (+ (car numbers) (totl (cdr numbers)))))
(display (total '(1 2 3)))
