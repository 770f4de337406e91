;; R7RS 6.12.
(eval '(* 7 3) (interaction-environment)) ; => 21
(eval 5 (interaction-environment)) ; => 5
(eval '(let ((x 1)) (+ x 1)) (interaction-environment)) ; => 2
(eval '(define from-eval 10) (interaction-environment))
from-eval ; => 10
(define x 5)
(eval 'x (interaction-environment)) ; => 5
(eval (list '+ 1 2) (interaction-environment)) ; => 3
(eval (list + 1 2) (interaction-environment)) ; => 3
(eval '(if #f #f 'no) (interaction-environment)) ; => no
(eval ''(1 . 2) (interaction-environment)) ; => (1 . 2)
((eval '(lambda (a) (* a a)) (interaction-environment)) 7) ; => 49
(eval '(begin (define-syntax m (syntax-rules () ((_ a) 'a))) (m b)) (interaction-environment)) ; => b
(eval '(if) (interaction-environment)) ; error: if
(eval '(undefined-here) (interaction-environment)) ; error: undefined-here
(guard (e (#t 'caught)) (eval '(car 1) (interaction-environment))) ; => caught
(let ((l (list 'quote 1))) (set-cdr! (cdr l) l) (eval l (interaction-environment))) ; error: circular
(eval '(call/cc (lambda (k) (k 3))) (interaction-environment)) ; => 3
(let ((l (list 1 2))) (eq? l (eval (list 'quote l) (interaction-environment)))) ; => #t
(let ((l (list 1 2))) (set-cdr! (cdr l) l) (eq? l (eval (list 'quote l) (interaction-environment)))) ; => #t
(let ((v (vector 1 2))) (vector-set! (eval (list 'quote v) (interaction-environment)) 0 'x) v) ; => #(x 2)
(let ((l (list '+ 1))) (set-car! (cdr l) l) (eval l (interaction-environment))) ; error: circular
(eval '(let ((quote car)) '(list 1)) (interaction-environment)) ; => 1
(eval '(define-syntax q (syntax-rules () ((_ x) '(x . "s")))) (interaction-environment))
(eval '(q 5) (interaction-environment)) ; => (5 . "s")
(eval '(let ((x 1)) `(a ,x '(b ,x))) (interaction-environment)) ; => (a 1 '(b 1))
(eval '1) ; => 1
(let ((f (eval '(lambda (f x) (f x x)) (interaction-environment)))) (f + 10)) ; => 20
(eval '(begin (define in-eval 1) (set! in-eval (+ in-eval 1)) in-eval) (interaction-environment)) ; => 2
(eval 'x 5) ; error: eval: argument 2 (environment) must be an environment, got 5
(eval) ; error: eval: takes 1 or 2 arguments, called with none
(eval 1 (interaction-environment) 3) ; error: eval: takes 1 or 2 arguments, called with 3
(interaction-environment 1) ; error: interaction-environment: takes 0 arguments
(eval (vector 1 2) (interaction-environment)) ; => #(1 2)
(eval (string #\a) (interaction-environment)) ; => "a"
(eval '() (interaction-environment)) ; error: () is no expression
