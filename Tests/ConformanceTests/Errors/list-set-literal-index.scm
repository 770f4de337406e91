(define board (make-vector 3 (make-vector 3 0)))
(vector-ref (vector-ref board 3) 0)
