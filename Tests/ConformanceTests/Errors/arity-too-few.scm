(define (area width height)
  (* width height))

(define (volume w h d)
  (* d (area w)))

(display (volume 2 3 4))
