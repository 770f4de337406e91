(import (srfi 31))
((rec (factorial n) (if (= n 0) 1 (* n (factorial (- n 1))))) 10) ; => 3628800
((rec (count . args) (length args)) 1 2 3) ; => 3
((rec (f a . rest) (list a rest)) 1 2) ; => (1 (2))
((rec f (lambda (n) (if (= n 0) 'done (f (- n 1))))) 5) ; => done
(let ((p (rec s (cons 1 (delay s))))) (eq? (force (cdr p)) p)) ; => #t
((rec (f) (define x 1) x)) ; => 1
(map (rec (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) '(1 5 10)) ; => (1 5 55)
(rec x) ; syntax-error: rec
(rec (f)) ; syntax-error: rec
