(define (risky x) (+ 1 (car x)))
(define (cleanup) 'done)
(guard (e (#t (cleanup) (raise e)))
  (risky 12))
