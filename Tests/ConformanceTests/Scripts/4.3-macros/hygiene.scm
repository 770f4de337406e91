;; Names that a template introduces do not capture, and are not captured.
(define-syntax swap! (syntax-rules () ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))
(let ((tmp 1) (other 2)) (swap! tmp other) (list tmp other)) ; => (2 1)
(define-syntax my-or2 (syntax-rules () ((_ a b) (let ((t a)) (if t t b)))))
(let ((t 5)) (my-or2 #f t)) ; => 5
(let ((if list)) (my-or2 #f 2)) ; => 2
(let ((x 'outer)) (let-syntax ((m (syntax-rules () ((m) x)))) (let ((x 'inner)) (m)))) ; => outer
(letrec-syntax ((my-or (syntax-rules () ((my-or) #f) ((my-or e) e) ((my-or e1 e2 ...) (let ((temp e1)) (if temp temp (my-or e2 ...)))))))
  (let ((x #f) (y 7) (temp 8) (let odd?) (if even?)) (my-or x (let temp) (if y) y))) ; => 7
(define-syntax unless2 (syntax-rules () ((_ c e) (if c #f e))))
(let ((not 5)) (unless2 #f not)) ; => 5
(define y 10)
(define-syntax get-y (syntax-rules () ((_) y)))
(let ((y 20)) (get-y)) ; => 10
(define-syntax bind-x (syntax-rules () ((_ e) (let ((x 1)) e))))
(let ((x 2)) (bind-x x)) ; => 2
(define-syntax bind (syntax-rules () ((_ v e) (let ((v 1)) e))))
(let ((x 2)) (bind x x)) ; => 1
(define-syntax def (syntax-rules () ((_ n v) (define n v))))
(def made 42)
made ; => 42
(define-syntax def-hidden (syntax-rules () ((_ n) (begin (define hidden 1) (define (n) hidden)))))
(let () (define hidden 2) (def-hidden get) (list hidden (get))) ; => (2 1)
(define-syntax loop-until (syntax-rules () ((_ var from to body) (let loop ((var from)) (if (< var to) (begin body (loop (+ var 1))))))))
(let ((loop 3)) (loop-until i 0 loop (display i))) ; prints: 012
(define-syntax my-list-of (syntax-rules () ((_ e ...) (let ((tmp (list e ...))) tmp))))
(let ((tmp 1) (list 2)) (my-list-of tmp list)) ; => (1 2)
(define-syntax quote-it (syntax-rules () ((_ x) '(x y z))))
(quote-it a) ; => (a y z)
(let ((=> #f)) (cond (#t => 'ok))) ; => ok
