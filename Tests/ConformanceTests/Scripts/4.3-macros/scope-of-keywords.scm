;; R7RS 4.3 and 5.4: which binding a keyword or a free name of a template means.
(define-syntax my-or (syntax-rules () ((_) #f) ((_ e) e) ((_ e r ...) (let ((t e)) (if t t (my-or r ...))))))
(let ((x #f) (y 7) (temp 8) (let odd?) (if even?)) (my-or x (let temp) (if y) y)) ; => 7
(define-syntax be-like-begin
  (syntax-rules () ((be-like-begin name) (define-syntax name (syntax-rules () ((name expr (... ...)) (begin expr (... ...))))))))
(be-like-begin sequence)
(sequence 1 2 3 4) ; => 4
(let ((=> #f)) (cond (#t => 'ok))) ; => ok
(let ((x 'outer)) (let-syntax ((m (syntax-rules () ((m) x)))) (let ((x 'inner)) (m)))) ; => outer
(define-syntax exit-loop (syntax-rules () ((_ body ...) (call/cc (lambda (exit) (let f () body ... (f)))))))
(define exit 'global)
(let ((n 0)) (call/cc (lambda (done) (exit-loop (set! n (+ n 1)) (if (> n 3) (done (list n exit))))))) ; => (4 global)
(let loop ((i 0)) (my-or (if (= i 3) i #f) (loop (+ i 1)))) ; => 3
(define-syntax my-if (syntax-rules () ((_ c a b) (cond (c a) (else b)))))
(let ((if list) (cond list) (else #f)) (my-if #f 1 2)) ; => 2
(define z 'global)
(define-syntax global-z (syntax-rules () ((_) z)))
(define-syntax set-z! (syntax-rules () ((_ v) (set! z v))))
(let ((z 'local)) (list (global-z) z)) ; => (global local)
(let ((z 'local)) (set-z! 'changed) (list z (global-z))) ; => (local changed)
(define-syntax with-two (syntax-rules () ((_ a b body) (let ((a 1) (b 2)) body))))
(let ((x 0)) (with-two x y (list x y))) ; => (1 2)
(define-syntax def-getter (syntax-rules () ((_ getter value) (begin (define hidden value) (define (getter) hidden)))))
(def-getter get-a 1)
(get-a) ; => 1
(let () (def-getter get-b 2) (def-getter get-c 3) (list (get-b) (get-c))) ; => (2 3)
(let () (define-syntax m (syntax-rules () ((_ x) (define x 5)))) (m y) y) ; => 5
(let ((x 1)) (define-syntax foo (syntax-rules () ((_ a) (+ a x)))) (define x2 10) (foo x2)) ; => 11
(let () (define (f) (m)) (define-syntax m (syntax-rules () ((_) 'late))) (f)) ; => late
(define-syntax while (syntax-rules () ((_ c b ...) (let lp () (when c b ... (lp))))))
(let ((lp 0)) (while (< lp 3) (set! lp (+ lp 1))) lp) ; => 3
(define-syntax keyword-args (syntax-rules (a b) ((_ (a x) (b y)) (list x y)) ((_ (b y) (a x)) (list x y))))
(list (keyword-args (a 1) (b 2)) (keyword-args (b 2) (a 1))) ; => ((1 2) (1 2))
(let-syntax ((m (syntax-rules () ((_ x) (let ((y 1)) (+ x y)))))) (let ((y 10)) (m y))) ; => 11
(letrec-syntax ((even (syntax-rules () ((_) #t) ((_ x . r) (odd . r)))) (odd (syntax-rules () ((_) #f) ((_ x . r) (even . r))))) (even a b c d)) ; => #t
(let-syntax ((a (syntax-rules () ((_) 'outer-a)))) (let-syntax ((a (syntax-rules () ((_) 'inner-a))) (b (syntax-rules () ((_) (a))))) (b))) ; => outer-a
(let-syntax ((a (syntax-rules () ((_) 'outer-a)))) (letrec-syntax ((a (syntax-rules () ((_) 'inner-a))) (b (syntax-rules () ((_) (a))))) (b))) ; => inner-a
(define-syntax kw (syntax-rules () ((_ x) 'x)))
(kw (1 . 2)) ; => (1 . 2)
(kw #(1 "a")) ; => #(1 "a")
(define-syntax renamed kw)
(renamed abc) ; => abc
(let ((kw 1)) kw) ; => 1
(define kw 2)
kw ; => 2
