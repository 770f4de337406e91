(define (log level . words)
  (for-each display words))
(log)
