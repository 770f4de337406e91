(define (area) (* width height))
(define width 10)
(display (area))
(define height 20)
