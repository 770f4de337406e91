;; Constant first operands: the error names the argument as written.
(+ 1 "2") ; error: +: argument 2
(- 1 "2") ; error: -: argument 2
(* 2 'x) ; error: *: argument 2
(< 1 'x) ; error: <: argument 2
(= 1 'x) ; error: =: argument 2
(let ((x "2")) (+ x 1)) ; error: +: argument 1
(let ((x "2")) (- x 1)) ; error: -: argument 1
(let ((x 'x)) (if (< 5 x) 1 2)) ; error: <: argument 2
(let ((x 'x)) (if (> 5 x) 1 2)) ; error: >: argument 2
(let ((x 'x)) (if (<= x 5) 1 2)) ; error: <=: argument 1
(define (greater a b) (> a b))
(greater 1 'x) ; error: >: argument 2
(let ((r (>= 'x 1))) r) ; error: >=: argument 1
