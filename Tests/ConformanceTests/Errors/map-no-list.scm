(define n 5)
(map (lambda (x) (* x x)) n)
