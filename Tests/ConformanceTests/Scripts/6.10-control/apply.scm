;; R7RS 6.10: apply.
(define (upto n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(apply + '()) ; => 0
(apply + (list 3 4)) ; => 7
(apply + 1 2 '(3)) ; => 6
(apply list 1 2 3 '()) ; => (1 2 3)
(apply apply (list + 1 '(2 3))) ; => 6
(apply apply + (list 1 '(2 3))) ; => 6
(apply apply apply (list + '(1 (2)))) ; => 3
(map apply (list + *) '((1 2) (3 4))) ; => (3 12)
(apply (lambda (a b) (- a b)) '(5 3)) ; => 2
(apply (lambda (a . rest) (list a rest)) 1 '(2 3)) ; => (1 (2 3))
(apply (case-lambda ((a) 'one) ((a b) 'two) ((a . rest) 'more)) '(1 2 3)) ; => more
(+ 1 (call/cc (lambda (k) (apply k '(41))))) ; => 42
(call-with-values (lambda () (apply values '(1 2 3))) list) ; => (1 2 3)
(let ((p (make-parameter 5))) (apply p '())) ; => 5
(apply call/cc (list (lambda (k) (k 'out)))) ; => out
(procedure? apply) ; => #t
(let loop ((i 0)) (if (< i 3000) (apply loop (list (+ i 1))) i)) ; => 3000

;; More arguments than a frame has room for, and than any frame can have.
(map (lambda (n) (apply + (upto n))) '(100 128 129 500 512 513 1000 3000)) ; => (5050 8256 8385 125250 131328 131841 500500 4501500)
(map (lambda (n) (length (apply list 'a (upto n)))) '(100 510 511 512 513 5000)) ; => (101 511 512 513 514 5001)
(map (lambda (n) (apply (lambda (a b . rest) (+ a b (length rest))) (upto n))) '(2 100 511 512 513 514 5000)) ; => (3 101 512 513 514 515 5001)
(length (apply apply list (list (upto 2000)))) ; => 2000
(apply apply + (append (upto 1000) '(()))) ; => 500500
(let ((big (upto 600))) (apply apply + (append big (list big)))) ; => 360600
(vector-length (apply vector (upto 300))) ; => 300
(apply max (upto 511)) ; => 511
(apply (lambda (a b) a) (upto 1000)) ; error: takes 2 arguments, called with 1000
(apply car (upto 100)) ; error: car: takes 1 argument, called with 100

;; Errors.
(apply 5 '()) ; error: apply: argument 1 (procedure) must be a procedure, got 5
(apply +) ; error: apply: takes at least 2 arguments, called with 1
(apply + 1) ; error: apply: the last argument must be a proper list, got 1
(apply + 1 '(2 . 3)) ; error: apply: the last argument must be a proper list, got (2 . 3)
(let ((l (list 1 2))) (set-cdr! (cdr l) l) (apply + l)) ; error: apply: the last argument must be a proper list
(apply car '(5)) ; error: car: argument 1 (pair) must be a pair, got 5
(define (apply . all) all)
(apply 1 2) ; => (1 2)
