;; What a simplifier must not change: effects, errors, order of body forms, assigned variables.
(let ((x (begin (display "once") 1))) (+ x x)) ; => 2
; prints: once
(let ((x 1)) (let ((y x)) (set! x 2) (list x y))) ; => (2 1)
(let ((unused (car '()))) 5) ; error: car
(begin (vector-ref #(1) 5) 1) ; error: vector-ref
(let ((unused (display "kept"))) 1) ; prints: kept
(if #f (car 5) 'skipped) ; => skipped
(if (begin (display "t") #t) 1 2) ; prints: t
(let ((f (lambda (x) (display "f") x))) (f 1) (f 2)) ; prints: ff
(guard (e (#t 'caught)) (quotient 5 0)) ; => caught
(guard (e (#t 'caught)) (+ 1 'a)) ; => caught
(* 4611686018427387904 2) ; => 9223372036854775808
(- -2305843009213693952) ; => 2305843009213693952
(+ 2305843009213693951 2305843009213693951) ; => 4611686018427387902
(let ((x 5)) (let ((f (lambda () x))) (set! x 6) (f))) ; => 6
(let* ((x 1) (f (lambda () (set! x (+ x 1)) x))) (let ((a (f)) (b x)) (list a b))) ; => (2 2)
(let ((x 1)) (define (get) x) (let ((x 2)) (list x (get)))) ; => (2 1)
((lambda (x) ((lambda (y) (set! x 10) (+ x y)) x)) 1) ; => 11
(let ((a 1) (b 2)) (let ((a b) (b a)) (list a b))) ; => (2 1)
(let loop ((a 1) (b 2) (n 3)) (if (= n 0) (list a b) (loop b a (- n 1)))) ; => (2 1)
(let loop ((i 0) (f #f)) (if (= i 3) (f) (loop (+ i 1) (if f f (lambda () i))))) ; => 0
(letrec ((f (lambda (n) (if (= n 0) '() (cons n (g (- n 1)))))) (g (lambda (n) (f n)))) (f 3)) ; => (3 2 1)
(if (not (not 5)) 'y 'n) ; => y
(if (let ((x #f)) (or x 5)) 'y 'n) ; => y
(cond ((let ((x 3)) (and x (> x 2))) 'big) (else 'small)) ; => big
(let ((v (vector 1 2))) (let ((x (vector-ref v 0))) (vector-set! v 0 9) (list x (vector-ref v 0)))) ; => (1 9)
(let ((p (cons 1 2))) (let ((x (car p))) (set-car! p 5) (+ x (car p)))) ; => 6
(eq? (let ((x (list 1))) x) (let ((x (list 1))) x)) ; => #f
(define (opaque x) x)
(let ((x (opaque 1))) (let ((y (+ x 1))) (let ((z (+ y 1))) (set! x z) (list x y z)))) ; => (3 2 3)
(let ((n 0)) (define (inc!) (set! n (+ n 1)) n) (let* ((a (inc!)) (b (inc!)) (c (inc!))) (list a b c n))) ; => (1 2 3 3)
(- (+ 1 2) (* 3 (- 4 (+ 5 (* 6 (- 7 8)))))) ; => -12
(let ((x 10)) (+ (begin (set! x 20) x) 1)) ; => 21
(let ((f +)) (set! f -) (f 5 3)) ; => 2
((lambda args (car args)) 1 2) ; => 1
((lambda (a b) (- a b)) 5 3) ; => 2
