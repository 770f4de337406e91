;; R7RS 4.2.4: do.
(do ((vec (make-vector 5)) (i 0 (+ i 1))) ((= i 5) vec) (vector-set! vec i i)) ; => #(0 1 2 3 4)
(let ((x '(1 3 5 7 9))) (do ((x x (cdr x)) (sum 0 (+ sum (car x)))) ((null? x) sum))) ; => 25
(do ((i 0 (+ i 1)) (acc '() (cons i acc))) ((= i 3) acc)) ; => (2 1 0)
(do ((i 0 (+ i 1))) ((= i 3)) (display i)) ; prints: 012
(let ((fs '())) (do ((i 0 (+ i 1))) ((= i 3)) (set! fs (cons (lambda () i) fs))) (map (lambda (f) (f)) fs)) ; => (2 1 0)
(do ((i 0 (+ i 1)) (constant 7)) ((= i 2) constant)) ; => 7
(do () (#t 'done)) ; => done
(let ((n 0)) (do ((i 0 (+ i 1))) ((> i 3) n) (set! n (+ n i)))) ; => 6
(let ((i 100)) (do ((i 0 (+ i 1)) (j i)) ((= i 2) (list i j)))) ; => (2 100)
(do ((i 0 (+ i 1))) ((= i 2))) ; prints: 
(do ((i 0 (+ i 1)) (j 10 (- j i))) ((= i 3) (list i j))) ; => (3 7)
(do ((l '(1 2) (cdr l))) ((null? l) (display ".") 'end) (display (car l))) ; => end
; prints: 12.
(do ((i 0 1) (i 1 2)) (#t)) ; syntax-error: bound twice
(do ((i)) (#t)) ; syntax-error: do: expected (variable init [step])
(do ((i 0 1 2)) (#t)) ; syntax-error: do: expected (variable init [step])
(do ((5 0)) (#t)) ; syntax-error: must be an identifier
(do ((i 0)) ()) ; syntax-error: do
