(let loop ((i 0) (sum 0))
  (if (= i 10)
      sum
      (loop (+ i 1))))
