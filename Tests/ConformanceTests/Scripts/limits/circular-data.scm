;; Circular data: errors or answers, never a hang.
(define c (list 1 2 3))
(set-cdr! (cddr c) c)
(list? c) ; => #f
(length c) ; error: length
(reverse c) ; error: reverse
(append c '(1)) ; error: append
(apply + c) ; error: apply
(list->vector c) ; error: list->vector
(list->string c) ; error: list->string
(equal? c c) ; => #t
(list-ref c 100) ; => 2
(map + c '(1 2 3)) ; => (2 4 6)
(let ((n 0)) (for-each (lambda (a b) (set! n (+ n a b))) c '(10 20)) n) ; => 33
(vector-length (let ((v (vector 1))) (vector-set! v 0 v) v)) ; => 1
(memq 'x c) ; error: memq
(assq 'x (let ((l (list '(a . 1)))) (set-cdr! l l) l)) ; error: assq
(eval c (interaction-environment)) ; error: circular
(list-copy '(1 2)) ; => (1 2)
