(define range
  (case-lambda
    ((end) (range 0 end))
    ((start end) (if (>= start end) '() (cons start (range (+ start 1) end))))))
(range)
