(define data (make-vector 10000 'x))
(define text (make-string 500 #\a))
(define (use data text) (+ (vector-length data) text))
(use data text)
