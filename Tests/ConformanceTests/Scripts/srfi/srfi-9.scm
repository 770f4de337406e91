(import (srfi 9))
(define-record-type pare (kons x y) pare? (x kar set-kar!) (y kdr))
(pare? (kons 1 2)) ; => #t
(pare? (cons 1 2)) ; => #f
(kar (kons 1 2)) ; => 1
(kdr (kons 1 2)) ; => 2
(let ((k (kons 1 2))) (set-kar! k 3) (kar k)) ; => 3
(kar 5) ; error: kar: argument 1 must be a pare, got 5
(kons 1) ; error: kons
(define-record-type pare (kons x y) pare? (x kar)) ; syntax-error: define-record-type
