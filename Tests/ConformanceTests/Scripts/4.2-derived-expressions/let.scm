;; R7RS 4.2.2: let, let*, letrec, letrec*.
(let ((x 2) (y 3)) (* x y)) ; => 6
(let ((x 2) (y 3)) (let ((x 7) (z (+ x y))) (* z x))) ; => 35
(let ((x 2) (y 3)) (let* ((x 7) (z (+ x y))) (* z x))) ; => 70
(let* () 5) ; => 5
(let () 5) ; => 5
(let* ((x 1) (x (+ x 1)) (x (* x 10))) x) ; => 20
(letrec ((even? (lambda (n) (if (zero? n) #t (odd? (- n 1))))) (odd? (lambda (n) (if (zero? n) #f (even? (- n 1)))))) (even? 88)) ; => #t
(letrec* ((p (lambda (x) (+ 1 (q (- x 1))))) (q (lambda (y) (if (zero? y) 0 (+ 1 (p (- y 1)))))) (x (p 5)) (y x)) y) ; => 5
(letrec ((f (lambda () g)) (g 1)) (f)) ; => 1
(letrec ((a b) (b 1)) a) ; error: b
(letrec* ((a 1) (b (+ a 1))) (list a b)) ; => (1 2)
(let ((x 1)) (let ((f (lambda () x)) (x 2)) (f))) ; => 1
(let ((x 1) (x 2)) x) ; syntax-error: x
(let ((x)) x) ; syntax-error: let
(let (x 1) x) ; syntax-error: let
(let ((x 1))) ; syntax-error: 
(let* ((x 1) (y x) (x 2)) (list x y)) ; => (2 1)
(let ((x 1)) (set! x 2) x) ; => 2
(let ((+ *)) (+ 2 3)) ; => 6
(letrec* ((x 1) (f (lambda (y) (+ x y)))) (f 2)) ; => 3
(letrec ((f (lambda () (g))) (g (lambda () 'g))) (f)) ; => g
(letrec* ((a b) (b 1)) a) ; error: b
(letrec () 5) ; => 5
(letrec* () 5) ; => 5
(define (means ton)
  (letrec* ((mean (lambda (f g) (f (/ (sum g ton) n))))
            (sum (lambda (g ton) (if (null? ton) (+) (if (number? ton) (g ton) (+ (sum g (car ton)) (sum g (cdr ton)))))))
            (n (sum (lambda (x) 1) ton)))
    (values (mean values values) (mean exp log) (mean / /))))
(call-with-values (lambda () (means '(3 (1 4)))) (lambda (a g h) (list a (< 2.28 g 2.29) h))) ; => (8/3 #t 36/19)
(let* ((x)) x) ; syntax-error: let*: expected a binding
(let ((x 1 2)) x) ; syntax-error: let: expected a binding
(let ((1 x)) x) ; syntax-error: let: expected a binding
(letrec ((a 1) (a 2)) a) ; syntax-error: bound twice
(letrec* ((a 1) (a 2)) a) ; syntax-error: bound twice
(letrec* a) ; syntax-error: letrec*: expected
(let loop ((a 1) (a 2)) a) ; syntax-error: bound twice
(let loop (a) a) ; syntax-error: let: expected a binding
(let x) ; syntax-error: let
