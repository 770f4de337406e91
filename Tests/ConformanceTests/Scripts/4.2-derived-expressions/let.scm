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
