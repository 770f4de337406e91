;; Integrated primitives may be redefined, shadowed and assigned.
(define (add a b) (+ a b))
(add 1 2) ; => 3
(define old+ +)
(define (+ a b) (old+ a b 100))
(add 1 2) ; => 103
(set! + old+)
(add 1 2) ; => 3
(let ((car cdr)) (car '(1 2))) ; => (2)
(define (car-of x) (car x))
(define (car x) 'mine)
(car-of '(1)) ; => mine
(define (test null?) (if (null? '()) 'a 'b))
(test (lambda (x) #f)) ; => b
(define (loop-with-redefinition n) (if (= n 0) 'done (begin (if (= n 5) (set! - (lambda (a b) 0))) (loop-with-redefinition (- n 1)))))
(loop-with-redefinition 10) ; => done
(define list vector)
(list 1 2) ; => #(1 2)
(define (count-pairs rest n) (let loop ((rest rest) (n n)) (if (pair? rest) (loop (cdr rest) (+ n 1)) n)))
(count-pairs '(1 2 3) 0) ; => 3
(define old-pair? pair?)
(define (pair? obj) (and (old-pair? obj) (old-pair? (cdr obj))))
(count-pairs '(1 2 3) 0) ; => 2
(count-pairs 'x 0) ; => 0
