; Long-lived data: 200 MB of lists stay while parts of them are replaced, so that the collector has to look at all of it.
; prints: 292749218
(define groups 25000)
(define size 500)
(define heap (make-vector groups '()))

(define (build n seed)
  (let loop ((i 0) (list '()))
    (if (= i n)
        list
        (loop (+ i 1) (cons (+ seed i) list)))))

(define (fill!)
  (do ((i 0 (+ i 1))) ((= i groups))
    (vector-set! heap i (build size i))))

(define (replace! times x)
  (if (> times 0)
      (begin
        (vector-set! heap (modulo x groups) (build size times))
        (replace! (- times 1) (modulo (+ (* x 1109) 12345) 1048576)))))

(define (sum-of-heads)
  (let loop ((i 0) (sum 0))
    (if (= i groups)
        sum
        (loop (+ i 1) (+ sum (car (vector-ref heap i)))))))

(fill!)
(replace! 25000 1)
(display (sum-of-heads))
(newline)
