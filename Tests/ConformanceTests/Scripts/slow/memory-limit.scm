;; heap-limit: 64 MB
;; The heap's limit is an error that can be caught, after which there is memory again.
(define (infinite n) (+ 1 (infinite (+ n 1))))
(infinite 0) ; error: recursion is too deep
(+ 1 1) ; => 2
(define (grow l) (grow (cons (make-vector 100 0) l)))
(grow '()) ; error: memory
(guard (e (#t 'caught)) (grow '())) ; => caught
(guard (e (#t 'caught)) (infinite 0)) ; => caught
(let loop ((s "x")) (loop (string-append s s))) ; error: memory
(length (make-list 1000 0)) ; => 1000
