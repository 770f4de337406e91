;; Procedures as values: names, arity, equality, rest parameters.
(define (compose . fs) (if (null? fs) (lambda (x) x) (lambda (x) ((car fs) ((apply compose (cdr fs)) x)))))
((compose car cdr cdr) '(1 2 3)) ; => 3
((compose) 5) ; => 5
(define (fold f init l) (if (null? l) init (fold f (f (car l) init) (cdr l))))
(fold cons '() '(1 2 3)) ; => (3 2 1)
(fold + 0 '(1 2 3)) ; => 6
(define (filter p l) (cond ((null? l) '()) ((p (car l)) (cons (car l) (filter p (cdr l)))) (else (filter p (cdr l)))))
(filter odd? '(1 2 3 4 5)) ; => (1 3 5)
(define (qsort l) (if (null? l) '() (let ((p (car l))) (append (qsort (filter (lambda (x) (< x p)) (cdr l))) (list p) (qsort (filter (lambda (x) (>= x p)) (cdr l)))))))
(qsort '(3 1 4 1 5 9 2 6)) ; => (1 1 2 3 4 5 6 9)
(let ((l (list car cdr))) ((car l) '(1 2))) ; => 1
(eq? compose compose) ; => #t
(define (rest a . r) r)
(rest 1 2 3) ; => (2 3)
(let ((r (list 1 2))) (eq? r (apply (lambda x x) r))) ; => #f
(map (lambda (f) (f 4)) (list square sqrt -)) ; => (16 2 -4)
(procedure? map) ; => #t
(apply map list '((1 2 3) (4 5 6))) ; => ((1 4) (2 5) (3 6))
(let ((y (lambda (f) ((lambda (x) (x x)) (lambda (x) (f (lambda args (apply (x x) args)))))))) ((y (lambda (fact) (lambda (n) (if (= n 0) 1 (* n (fact (- n 1))))))) 6)) ; => 720
(define (mutual n) (define (a n) (if (= n 0) 'a (b (- n 1)))) (define (b n) (if (= n 0) 'b (a (- n 1)))) (a n))
(list (mutual 4) (mutual 5)) ; => (a b)
(let ((s 0)) (for-each (lambda (x) (set! s (+ s x))) '(1 2 3)) s) ; => 6
