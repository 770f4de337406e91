;; Macros that call themselves, define macros, and make code of some size.
(define-syntax reverse-list (syntax-rules () ((_ () acc) 'acc) ((_ (x y ...) (a ...)) (reverse-list (y ...) (x a ...)))))
(reverse-list (1 2 3 4 5) ()) ; => (5 4 3 2 1)
(define-syntax my-if (syntax-rules () ((_ c a b) (cond (c a) (else b)))))
(define (fact n) (my-if (= n 0) 1 (* n (fact (- n 1)))))
(fact 10) ; => 3628800
(define-syntax define-getters (syntax-rules () ((_ (name value) ...) (begin (define (name) value) ...))))
(define-getters (one 1) (two 2))
(list (one) (two)) ; => (1 2)
(define-syntax my-begin (syntax-rules () ((_ e ...) ((lambda () e ...)))))
(my-begin 1 2 3) ; => 3
(define-syntax cond2 (syntax-rules (else) ((_ (else r)) r) ((_ (c r) rest ...) (if c r (cond2 rest ...)))))
(cond2 (#f 1) (#f 2) (else 3)) ; => 3
(define-syntax make-adder-macro (syntax-rules () ((_ name n) (define-syntax name (syntax-rules () ((_ x) (+ x n)))))))
(make-adder-macro add5 5)
(add5 10) ; => 15
(let ((+ -)) (add5 10)) ; => 15
