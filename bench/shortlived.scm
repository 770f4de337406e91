; Short-lived garbage of all kinds: pairs, vectors, closures, strings and inexact numbers that nobody keeps.
; prints: 12000200
; short: (run 200 0) => (run 8 0)
(define (chain n)
  (let loop ((i 0) (list '()))
    (if (= i n)
        (length list)
        (loop (+ i 1) (cons i list)))))

(define (boxes n)
  (let loop ((i 0) (sum 0))
    (if (= i n)
        sum
        (let ((v (make-vector 5 i)))
          (vector-set! v 0 1)
          (loop (+ i 1) (+ sum (vector-ref v 0)))))))

(define (adder n) (lambda (x) (+ x n)))

(define (adders n)
  (let loop ((i 0) (sum 0))
    (if (= i n)
        sum
        (loop (+ i 1) ((adder 1) sum)))))

(define (texts n)
  (let loop ((i 0) (sum 0))
    (if (= i n)
        sum
        (loop (+ i 1) (+ sum (string-length (string #\a #\b #\c)))))))

(define (halves n)
  (let loop ((i 0) (x 1.0))
    (if (= i n)
        x
        (loop (+ i 1) (/ (+ x (/ 2.0 x)) 2.0)))))

(define (run times sum)
  (if (= times 0)
      sum
      (run (- times 1)
           (+ sum (chain 10000) (boxes 10000) (adders 10000) (texts 10000) (if (> (halves 10000) 1.41) 1 0)))))

(display (run 200 0))
(newline)
