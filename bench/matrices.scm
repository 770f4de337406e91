; Products of matrices of 200 by 200 inexact numbers, rows being vectors: indexing in three nested loops.
; prints: 2640000.0
; short: 200 => 30
(define (make-matrix n element)
  (let ((rows (make-vector n #f)))
    (do ((i 0 (+ i 1))) ((= i n) rows)
      (let ((row (make-vector n 0.0)))
        (do ((j 0 (+ j 1))) ((= j n))
          (vector-set! row j (element i j)))
        (vector-set! rows i row)))))

(define (multiply a b n)
  (make-matrix n
    (lambda (i j)
      (let ((row (vector-ref a i)))
        (let loop ((k 0) (sum 0.0))
          (if (= k n)
              sum
              (loop (+ k 1)
                    (+ sum (* (vector-ref row k) (vector-ref (vector-ref b k) j))))))))))

(define (trace a n)
  (let loop ((i 0) (sum 0.0))
    (if (= i n)
        sum
        (loop (+ i 1) (+ sum (vector-ref (vector-ref a i) i))))))

(define (entry i j) (exact->inexact (modulo (+ (* i 7) (* j 3)) 10)))

(define a (make-matrix 200 entry))
(define b (make-matrix 200 (lambda (i j) (+ 1.0 (entry j i)))))

(define (repeat times sum)
  (if (= times 0)
      sum
      (repeat (- times 1) (+ sum (trace (multiply a b 200) 200)))))

(display (repeat 2 0.0))
(newline)
