;; Generators, coroutines and re-entry built on call/cc.
(define (tree-walk tree yield) (cond ((null? tree) #f) ((pair? tree) (tree-walk (car tree) yield) (tree-walk (cdr tree) yield)) (else (yield tree))))
(define (make-generator tree)
  (define return #f)
  (define (resume) (tree-walk tree (lambda (x) (call/cc (lambda (next) (set! resume (lambda () (next #f))) (return x))))) (return 'done))
  (lambda () (call/cc (lambda (r) (set! return r) (resume)))))
(define g (make-generator '((1 2) (3 (4)) 5)))
(let* ((a (g)) (b (g)) (c (g))) (list a b c)) ; => (1 2 3)
(let* ((a (g)) (b (g)) (c (g)) (d (g))) (list a b c d)) ; => (4 5 done done)
(define (same-fringe? a b)
  (let ((g1 (make-generator a)) (g2 (make-generator b)))
    (let loop () (let ((x (g1)) (y (g2))) (cond ((not (eqv? x y)) #f) ((eq? x 'done) #t) (else (loop)))))))
(same-fringe? '(1 (2 3)) '((1 2) 3)) ; => #t
(same-fringe? '(1 2 3) '(1 3 2)) ; => #f
(define (sum-generator n) (let ((g (make-generator (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons i l))))))) (let loop ((s 0)) (let ((x (g))) (if (eq? x 'done) s (loop (+ s x)))))))
(sum-generator 40) ; => 820
