; Conway's game of life on a torus of 64 by 64 cells, 150 generations: small integers in a vector, neighbours by arithmetic.
; prints: 428
; short: (run 150 => (run 5
(define size 64)

(define (cell board row column)
  (vector-ref board (+ (* (modulo row size) size) (modulo column size))))

(define (neighbours board row column)
  (+ (cell board (- row 1) (- column 1))
     (cell board (- row 1) column)
     (cell board (- row 1) (+ column 1))
     (cell board row (- column 1))
     (cell board row (+ column 1))
     (cell board (+ row 1) (- column 1))
     (cell board (+ row 1) column)
     (cell board (+ row 1) (+ column 1))))

(define (step board)
  (let ((next (make-vector (* size size) 0)))
    (do ((row 0 (+ row 1))) ((= row size) next)
      (do ((column 0 (+ column 1))) ((= column size))
        (let ((count (neighbours board row column)))
          (if (or (= count 3) (and (= count 2) (= (cell board row column) 1)))
              (vector-set! next (+ (* row size) column) 1)))))))

(define (scattered-board)
  (let ((board (make-vector (* size size) 0)))
    (let loop ((i 0) (x 99))
      (if (< i (* size size))
          (begin
            (if (> (modulo (quotient x 64) 3) 1) (vector-set! board i 1))
            (loop (+ i 1) (modulo (+ (* x 1109) 12345) 65536)))
          board))))

(define (population board)
  (let loop ((i 0) (sum 0))
    (if (= i (* size size))
        sum
        (loop (+ i 1) (+ sum (vector-ref board i))))))

(define (run generations board)
  (if (= generations 0)
      (population board)
      (run (- generations 1) (step board))))

(display (run 150 (scattered-board)))
(newline)
