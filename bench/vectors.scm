; Huge vectors: a million elements made, filled, copied, turned into lists and back, and dropped, ten times.
; prints: 20000045
(define size 1000000)

(define (made seed)
  (let ((v (make-vector size 0)))
    (do ((i 0 (+ i 1))) ((= i size) v)
      (vector-set! v i (+ i seed)))))

(define (copied v)
  (let ((copy (make-vector (vector-length v) #f)))
    (do ((i 0 (+ i 1))) ((= i size) copy)
      (vector-set! copy i (vector-ref v (- size i 1))))))

(define (run times sum)
  (if (= times 0)
      sum
      (let ((again (list->vector (vector->list (copied (made times))))))
        (vector-fill! (make-vector size 0) times)
        (run (- times 1) (+ sum (vector-ref again 0) (vector-length again))))))

(display (run 10 0))
(newline)
