(define x 5)
(list 1 ,x)
