;; Hygiene where it is hard: core forms in templates, shadowed keywords, macros that define, nested macro definitions.
(let ((x 1)) (define-syntax foo (syntax-rules () ((_ y) (let ((x 2)) y)))) (foo x)) ; => 1
(define-syntax def-counter (syntax-rules () ((_ name) (begin (define count 0) (define (name) (set! count (+ count 1)) count)))))
(let () (def-counter a) (def-counter b) (let* ((x (a)) (y (a)) (z (b))) (list x y z))) ; => (1 2 1)
(define-syntax my-guard (syntax-rules () ((_ e) (guard (x (#t (list 'caught x))) e))))
(let ((guard 1) (raise* 2) (x 3)) (my-guard (raise x))) ; => (caught 3)
(define-syntax my-param (syntax-rules () ((_ p v e) (parameterize ((p v)) e))))
(define p (make-parameter 1))
(let ((parameterize list) (v 5)) (my-param p v (list v (p)))) ; => (5 5)
(define-syntax my-do (syntax-rules () ((_ n body) (do ((i 0 (+ i 1))) ((= i n)) body))))
(let ((i 7) (do list)) (my-do 3 (display i))) ; prints: 777
(define-syntax my-case-lambda (syntax-rules () ((_ e) (case-lambda (() e) ((x) (list x e))))))
(let ((x 'outer)) (let ((f (my-case-lambda x))) (list (f) (f 1)))) ; => (outer (1 outer))
(define-syntax my-record (syntax-rules () ((_ name make get) (define-record-type name (make field) pred? (field get)))))
(my-record box-type make-boxed unboxed)
(unboxed (make-boxed 4)) ; => 4
(define-syntax my-values (syntax-rules () ((_ a b) (let-values (((x y) (values a b))) (list y x)))))
(let ((x 1) (y 2)) (my-values x y)) ; => (2 1)
(define-syntax qq (syntax-rules () ((_ e) `(x ,e ,@(list e 'y)))))
(let ((x 1) (list vector)) (qq x)) ; => (x 1 1 y)
(define-syntax named (syntax-rules () ((_ e) (let loop ((i 0) (acc '())) (if (< i 2) (loop (+ i 1) (cons e acc)) acc)))))
(let ((i 'i) (acc 'acc) (loop 'loop) (if list)) (named (list i acc loop))) ; => ((i acc loop) (i acc loop))
(define-syntax outer (syntax-rules () ((_ x) (let-syntax ((inner (syntax-rules () ((_ y) (list x y))))) (let ((x 'shadow)) (inner x))))))
(let ((z 'use)) (outer z)) ; => (use shadow)
(define-syntax make-macro (syntax-rules () ((_ name (arg ...) body) (define-syntax name (syntax-rules () ((_ arg ...) body))))))
(make-macro add3 (a b c) (+ a b c))
(add3 1 2 3) ; => 6
(define-syntax m1 (syntax-rules () ((_ x) (m2 x x))))
(define-syntax m2 (syntax-rules () ((_ a b) (let ((t a)) (let ((a 5)) (list t b))))))
(let ((q 1)) (m1 q)) ; => (1 5)
(define-syntax while (syntax-rules () ((_ c b ...) (let lp () (when c b ... (lp))))))
(let ((lp 0)) (while (< lp 3) (set! lp (+ lp 1))) lp) ; => 3
(let ((x 1)) (let-syntax ((get (syntax-rules () ((_) x))) (put (syntax-rules () ((_ v) (set! x v))))) (let ((x 10)) (put 5) (list (get) x)))) ; => (5 10)
(define-syntax bind-all (syntax-rules () ((_ (v ...) e) (let ((v 'v) ...) e))))
(bind-all (a b c) (list a b c)) ; => (a b c)
(define-syntax ell (syntax-rules () ((_ (a ... b) ...) '((b a ...) ...))))
(ell (1 2 3) (4) (5 6)) ; => ((3 1 2) (4) (6 5))
(define-syntax vec-tail (syntax-rules () ((_ #(a ... b c)) '(b c (a ...)))))
(vec-tail #(1 2 3 4)) ; => (3 4 (1 2))
(define-syntax nested (syntax-rules () ((_ (k (v ...)) ...) '((k v ...) ... (v ... ...)))))
(nested (a (1 2)) (b ()) (c (3))) ; => ((a 1 2) (b) (c 3) (1 2 3))
(define-syntax if-else (syntax-rules (then else) ((_ c then a else b) (if c a b))))
(if-else #t then 1 else 2) ; => 1
(let ((else 5)) (if-else #t then 1 else else)) ; syntax-error: if-else
(define-syntax tricky (syntax-rules () ((_ "a" x) 'string) ((_ 1.5 x) 'flonum) ((_ (x . y)) '(x y)) ((_ . x) 'x)))
(list (tricky "a" 1) (tricky 1.5 2) (tricky (1 . 2)) (tricky 1 2 3)) ; => (string flonum (1 2) (1 2 3))
(let () (define-syntax def (syntax-rules () ((_ a b) (begin (define a 1) (define b (+ a 1)))))) (def x y) (list x y)) ; => (1 2)
(let () (define-syntax def2 (syntax-rules () ((_ a) (define-values (a b) (values 1 2))))) (def2 x) x) ; => 1
(let ((f (lambda () (define-syntax m (syntax-rules () ((_) (g)))) (define (g) 'g) (m)))) (f)) ; => g
(define-syntax ten (syntax-rules () ((_) 10)))
(define (use-ten) (ten))
(define-syntax ten (syntax-rules () ((_) 20)))
(list (use-ten) (ten)) ; => (10 20)
(define (h) (later 1))
(define-syntax later (syntax-rules () ((_ x) 'macro)))
(later 1) ; => macro
