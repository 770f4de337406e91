; How many points of a grid of 500 by 500 stay within Mandelbrot's set for 100 steps: inexact arithmetic in a loop of five
; variables.
; prints: 43035
; short: (members 500 100) => (members 80 100)
(define (steps cr ci most)
  (let loop ((zr 0.0) (zi 0.0) (i 0))
    (let ((rr (* zr zr)) (ii (* zi zi)))
      (if (or (= i most) (> (+ rr ii) 4.0))
          i
          (loop (+ (- rr ii) cr) (+ (* 2.0 zr zi) ci) (+ i 1))))))

(define (members size most)
  (let ((step (/ 3.0 size)))
    (let rows ((y 0) (count 0))
      (if (= y size)
          count
          (rows (+ y 1)
                (let columns ((x 0) (count count))
                  (if (= x size)
                      count
                      (columns (+ x 1)
                               (if (= (steps (- (* x step) 2.2) (- (* y step) 1.5) most) most)
                                   (+ count 1)
                                   count)))))))))

(display (members 500 100))
(newline)
