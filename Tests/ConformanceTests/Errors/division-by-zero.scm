(define (mean numbers)
  (/ (apply + numbers) (length numbers)))
(mean '())
