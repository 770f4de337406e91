(define (inner x)
  (let ((y (* x 2)))
    (+ 1 (car y))))

(define (middle x)
  (+ 100 (inner x)))

(define (outer x)
  (* 2 (middle x)))

(outer 5)
