;; R7RS 6.4: pairs.
(pair? '(a . b)) ; => #t
(pair? '()) ; => #f
(pair? '#(a b)) ; => #f
(cons 'a '()) ; => (a)
(cons '(a) '(b c d)) ; => ((a) b c d)
(cons "a" '(b c)) ; => ("a" b c)
(cons 'a 3) ; => (a . 3)
(car '(a b c)) ; => a
(car '((a) b c d)) ; => (a)
(cdr '((a) b c d)) ; => (b c d)
(cdr '(1 . 2)) ; => 2
(let ((x (list 1 2))) (set-car! x 'a) x) ; => (a 2)
(let ((x (list 1 2))) (set-cdr! x 'b) x) ; => (1 . b)
(let ((x (list 1))) (set-cdr! x x) (eq? x (cdr x))) ; => #t
(caar '((1) 2)) ; => 1
(cadr '(1 2 3)) ; => 2
(cdar '((1 . 2) 3)) ; => 2
(cddr '(1 2 3)) ; => (3)
(caddr '(1 2 3)) ; => 3
(cadddr '(1 2 3 4)) ; => 4
(cdddr '(1 2 3 4)) ; => (4)
(caadr '(1 (2))) ; => 2
(cddddr '(1 2 3 4 5)) ; => (5)
(car '()) ; error: car: argument 1
(cdr 5) ; error: cdr: argument 1
(cadr '(1)) ; error: cadr
(set-car! '() 1) ; error: set-car!
(cons 1) ; error: cons
(cons '(a b) 'c) ; => ((a b) . c)
(car '(1 . 2)) ; => 1
(cdr '()) ; error: cdr: argument 1 (pair) must be a pair, got ()
(set-cdr! 5 1) ; error: set-cdr!: argument 1 (pair) must be a pair, got 5
(set-car! (list 1)) ; error: set-car!: takes 2 arguments
(pair?) ; error: pair?: takes 1 argument
(define y (list 'a 'b 'c))
(set-cdr! y 4)
y ; => (a . 4)
(eqv? y y) ; => #t
(list? y) ; => #f
(let ((constant '(1 2))) (set-car! constant 9) constant) ; => (9 2)
