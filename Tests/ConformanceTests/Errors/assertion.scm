(define (deposit balance amount)
  (assert (> amount 0))
  (+ balance amount))
(deposit 100 -5)
