(define (start!)
  (set! counter 1))
(start!)
