;; Malformed forms are found before anything runs.
(if) ; syntax-error: if
(let) ; syntax-error: let
(let ((x 1) . 2) x) ; syntax-error: let
(let loop) ; syntax-error: let
(let* ((x)) x) ; syntax-error: let*
(letrec ((1 2)) 3) ; syntax-error: letrec
(lambda x) ; syntax-error: 
(lambda (x . 5) x) ; syntax-error: must be an identifier
(cond (else 1) (2 3)) ; syntax-error: else
(cond 5) ; syntax-error: cond
(case) ; syntax-error: case
(case 1 (2 3)) ; syntax-error: case
(do) ; syntax-error: do
(do ((i 0)) ) ; syntax-error: do
(define-record-type) ; syntax-error: define-record-type
(define-syntax) ; syntax-error: define-syntax
(let-values ((a 1 2)) a) ; syntax-error: let-values
(guard) ; syntax-error: guard
(parameterize (x) 1) ; syntax-error: parameterize
(delay) ; syntax-error: delay
(quasiquote) ; syntax-error: quasiquote
(unquote x) ; syntax-error: unquote
(let ((x 1)) (define)) ; syntax-error: define
else ; syntax-error: else
(=> 1) ; syntax-error: =>
(define-values) ; syntax-error: define-values
(case-lambda (x)) ; syntax-error: case-lambda
(set! (car x) 1) ; syntax-error: set!
(let-syntax ((x 5)) 1) ; syntax-error: 
(syntax-rules () ((_ a) a)) ; syntax-error: syntax-rules
(let-values (((a) 1) ((a) 2)) a) ; syntax-error: the variable a is bound twice here
(do ((i 0) (i 1)) (#t)) ; syntax-error: the variable i is bound twice here
(letrec* ((1 2)) 3) ; syntax-error: letrec*: expected a binding (name value)
(list `,@'(1)) ; syntax-error: unquote-splicing: only inside a list or vector
(case-lambda ((a . 5) 1)) ; syntax-error: must be an identifier
(named-lambda (f)) ; syntax-error: named-lambda: expected
(fluid-let ((x)) 1) ; syntax-error: fluid-let: expected a binding
(receive (a)) ; syntax-error: receive: expected
(assert) ; syntax-error: assert: expected
(delay-force 1 2) ; syntax-error: delay-force: expected one expression
(include) ; syntax-error: include
(include 5) ; syntax-error: include
(let-syntax ((a)) 1) ; syntax-error: let-syntax
(letrec-syntax) ; syntax-error: syntax: expected
(define-syntax x (syntax-rules (a . b) ((_) 1))) ; syntax-error: syntax-rules
(lambda (a b . c) . d) ; syntax-error: proper list
