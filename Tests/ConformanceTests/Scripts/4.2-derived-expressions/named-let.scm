;; R7RS 4.2.4: named let.
(let loop ((numbers '(3 -2 1 6 -5)) (nonneg '()) (neg '()))
  (cond ((null? numbers) (list nonneg neg))
        ((>= (car numbers) 0) (loop (cdr numbers) (cons (car numbers) nonneg) neg))
        ((< (car numbers) 0) (loop (cdr numbers) nonneg (cons (car numbers) neg))))) ; => ((6 1 3) (-5 -2))
(let loop ((i 0)) (if (= i 100) i (loop (+ i 1)))) ; => 100
(let fact ((n 10)) (if (= n 0) 1 (* n (fact (- n 1))))) ; => 3628800
(let loop () 5) ; => 5
(let f ((x 1)) (let ((g f)) (if (< x 5) (g (+ x 1)) x))) ; => 5
(let loop ((i 0) (acc '())) (if (< i 3) (loop (+ i 1) (cons (let inner ((j 0)) (if (< j i) (inner (+ j 1)) j)) acc)) acc)) ; => (2 1 0)
(let ((loop 5)) (let loop ((i loop)) (if (= i 0) 'zero (loop (- i 1))))) ; => zero
(map (let loop ((n 0)) (lambda (x) (+ x n))) '(1 2)) ; => (1 2)
(let loop ((a 1) (b 2)) (if (= a 1) (loop b a) (list a b))) ; => (2 1)
(let loop ((i 0)) (cond ((= i 10) 'ten) (else (loop (+ i 1))))) ; => ten
(let loop ((i 0)) (when (< i 3) (display i) (loop (+ i 1)))) ; prints: 012
