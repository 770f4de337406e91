;; R7RS 4.3.2: patterns and templates.
(define-syntax swap! (syntax-rules () ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))
(let ((x 1) (y 2)) (swap! x y) (list x y)) ; => (2 1)
(define-syntax my-or (syntax-rules () ((_) #f) ((_ e) e) ((_ e r ...) (let ((t e)) (if t t (my-or r ...))))))
(my-or #f #f 3) ; => 3
(my-or) ; => #f
(define-syntax my-let (syntax-rules () ((_ ((n v) ...) body ...) ((lambda (n ...) body ...) v ...))))
(my-let ((a 1) (b 2)) (+ a b)) ; => 3
(my-let () 5) ; => 5
(define-syntax my-let* (syntax-rules () ((_ () body ...) (let () body ...)) ((_ ((x v) more ...) body ...) (let ((x v)) (my-let* (more ...) body ...)))))
(my-let* ((a 1) (b (+ a 1)) (c (* b 10))) (list a b c)) ; => (1 2 20)
(define-syntax my-cond (syntax-rules (else) ((_ (else e ...)) (begin e ...)) ((_ (c e ...) clause ...) (if c (begin e ...) (my-cond clause ...)))))
(my-cond (#f 1) (else 2)) ; => 2
(define-syntax while
  (syntax-rules () ((_ c body ...) (let loop () (when c body ... (loop))))))
(let ((i 0)) (while (< i 3) (display i) (set! i (+ i 1)))) ; prints: 012
(define-syntax for
  (syntax-rules (in) ((_ x in list body ...) (for-each (lambda (x) body ...) list))))
(for y in '(1 2 3) (display (* y y))) ; prints: 149
(define-syntax ten (syntax-rules () ((_) 10)))
(+ (ten) 1) ; => 11
(define-syntax count-args (syntax-rules () ((_) 0) ((_ x y ...) (+ 1 (count-args y ...)))))
(count-args a b c d) ; => 4
(swap! 1) ; syntax-error: swap!
swap! ; syntax-error: swap!
