(define (next answer) (+ answer 1))
(next "41")
