(define width (make-parameter 10))
(width 20)
