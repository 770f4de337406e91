;; let-syntax, letrec-syntax, internal define-syntax; shadowing of macros by variables and the reverse.
(let-syntax ((given-that (syntax-rules () ((_ test stmt1 stmt2 ...) (if test (begin stmt1 stmt2 ...))))))
  (let ((if #t)) (given-that if (set! if 'now)) if)) ; => now
(let-syntax ((foo (syntax-rules () ((_ x) (list 'foo x))))) (foo 1)) ; => (foo 1)
(letrec-syntax ((ev? (syntax-rules () ((_) #t) ((_ x y ...) (od? y ...)))) (od? (syntax-rules () ((_) #f) ((_ x y ...) (ev? y ...))))) (list (ev? 1 2) (ev? 1 2 3))) ; => (#t #f)
(let () (define-syntax inc (syntax-rules () ((_ x) (+ x 1)))) (define y 5) (inc y)) ; => 6
(define (f x) (define-syntax double (syntax-rules () ((_ e) (* 2 e)))) (double (+ x 1)))
(f 4) ; => 10
(let ((f 5)) (let-syntax ((f (syntax-rules () ((_) 'macro)))) (f))) ; => macro
(let-syntax ((f (syntax-rules () ((_) 'macro)))) (let ((f (lambda () 'procedure))) (f))) ; => procedure
(define-syntax when2 (syntax-rules () ((_ c e) (if c e #f))))
(let ((when2 (lambda (a b) (list a b)))) (when2 #f 2)) ; => (#f 2)
(let loop ((i 0)) (define-syntax again (syntax-rules () ((_) (loop (+ i 1))))) (if (< i 3) (again) i)) ; => 3
(let-syntax () 5) ; => 5
(let ((x 1)) (let-syntax ((foo (syntax-rules () ((_ y) (let-syntax ((bar (syntax-rules () ((_) (let ((x 2)) y))))) (bar)))))) (foo x))) ; => 1
(define-syntax jabberwocky (syntax-rules () ((_ hatter) (begin (define march-hare 42) (define-syntax hatter (syntax-rules () ((_) march-hare)))))))
(jabberwocky mad-hatter)
(mad-hatter) ; => 42
(define-syntax 5 (syntax-rules ())) ; syntax-error: 
(define-syntax x 5) ; syntax-error: 
