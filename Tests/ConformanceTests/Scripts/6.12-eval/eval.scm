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
