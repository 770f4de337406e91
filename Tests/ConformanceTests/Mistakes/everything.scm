(import (scheme base) (scheme write))

(define (area width height)
  (* widht height))

(define (helper) 'unused)

(define (main)
  (let ((size 3) (spare 4))
    (define (inner x) (* x 2))
    (display (area size))
    (displya "done")
    (if)))

(main)
(main 1)
