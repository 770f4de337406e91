(define (parse line)
  (let* ((x (car line)) (y (cadr line)))
    (+ x y)))
(parse (list 1))
