;; A collection right after a tail call of a primitive ended the outermost frame lost its result.
((car (list + -)) 10 1) ; => 11
(apply list '(1 2 3)) ; => (1 2 3)
(let ((f list)) (f 1 2)) ; => (1 2)
(call/cc (lambda (k) (k (list 1)))) ; => (1)
(let ((f vector)) (f 1.5 "s")) ; => #(1.5 "s")
