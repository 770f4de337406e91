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
;; Wherever a procedure walks down a list, and where an index goes round and round.
(map car c) ; error: map: argument 2 (list) must be a proper list
(for-each car c) ; error: for-each: argument 2
(filter even? c) ; error: filter: argument 2 (list) must be a proper list
(reduce + 0 c) ; error: reduce: argument 3 (list) must be a proper list
(fold-left + 0 c) ; error: fold-left: argument 3
(fold-right + 0 c) ; error: fold-right: argument 3
(delete 1 c) ; error: delete: argument 2 (list) must be a proper list
(append-map list c) ; error: append-map: argument 2
(list-index even? c) ; => 1
(sort c <) ; error: sort: argument 1 (sequence) must be a proper list or a vector
(member 'x c) ; error: member: argument 2
(member 'x c eq?) ; error: member: argument 2
(assoc 'x c) ; error: assoc: argument 2
(last-pair c) ; error: last-pair: argument 1
(append! c '(1)) ; error: append!: argument 1
(reverse! c) ; error: reverse!: argument 1
(string-join c) ; error: string-join: argument 1
(list-ref c 3000000000001) ; => 2
(car (list-tail c 3000000000002)) ; => 3
(list-tail c (expt 10 40)) ; error: list-tail: argument 2 (k) must be an exact integer of at most 61 bits
(equal? c (list 1 2 3)) ; => #f
(let ((p (open-output-string))) (write c p) (get-output-string p)) ; => "#0=(1 2 3 . #0#)"
