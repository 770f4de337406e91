;; Continuation-passing macros, state machines: what macro users build.
(define-syntax my-append (syntax-rules () ((_ k (a ...) (b ...)) (k (a ... b ...)))))
(define-syntax quote-it (syntax-rules () ((_ x) 'x)))
(my-append quote-it (1 2) (3 4)) ; => (1 2 3 4)
(define-syntax automaton (syntax-rules (:) ((_ init (state : response ...) ...) (let-syntax ((process (syntax-rules (accept ->) ((_ accept) (lambda (s) (null? s))) ((_ (label -> target) (... ...)) (lambda (s) (and (pair? s) (case (car s) ((label) (target (cdr s))) (... ...) (else #f)))))))) (letrec ((state (process response ...)) ...) init)))))
(define cdar-sequence? (automaton init (init : (c -> more)) (more : (a -> more) (d -> more) (r -> end)) (end : accept)))
(list (cdar-sequence? '(c a d r)) (cdar-sequence? '(c a d)) (cdar-sequence? '(c r x))) ; => (#t #f #f)
(define-syntax my-let-values1 (syntax-rules () ((_ (formals expr) body ...) (call-with-values (lambda () expr) (lambda formals body ...)))))
(my-let-values1 ((a b . c) (values 1 2 3 4)) (list a b c)) ; => (1 2 (3 4))
(define-syntax stream-cons (syntax-rules () ((_ a b) (cons a (delay b)))))
(define (from n) (stream-cons n (from (+ n 1))))
(car (force (cdr (force (cdr (from 5)))))) ; => 7
(define-syntax inline-map (syntax-rules () ((_ f (x ...)) (list (f x) ...))))
(inline-map - (1 2 3)) ; => (-1 -2 -3)
(define-syntax my-do (syntax-rules () ((_ ((var init step) ...) (test res) body ...) (let loop ((var init) ...) (if test res (begin body ... (loop step ...)))))))
(my-do ((i 0 (+ i 1)) (s 0 (+ s i))) ((= i 5) s)) ; => 10
