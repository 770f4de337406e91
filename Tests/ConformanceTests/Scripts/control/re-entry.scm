;; Continuations that are entered again after their frames have returned.
(define k #f)
(define n 0)
(define (f) (+ 100 (call/cc (lambda (c) (set! k c) 1))))
(define results '())
(let ((v (f))) (set! results (cons v results)) (if (< (length results) 3) (k (length results)) (reverse results))) ; => (101 101 102)
(define (amb-list choices) (call/cc (lambda (k) (set! fail-stack (cons (cons k (cdr choices)) fail-stack)) (car choices))))
(define fail-stack '())
(define (fail) (if (null? fail-stack) 'no-solution (let* ((top (car fail-stack)) (k (car top)) (rest (cdr top))) (if (null? rest) (begin (set! fail-stack (cdr fail-stack)) (fail)) (begin (set-cdr! top (cdr rest)) (k (car rest)))))))
(let* ((a (amb-list '(1 2 3 4 5 6 7 8))) (b (amb-list '(1 2 3 4 5 6 7 8))) (c (amb-list '(1 2 3 4 5 6 7 8)))) (if (and (= (* c c) (+ (* a a) (* b b))) (< b a)) (list a b c) (fail))) ; => (4 3 5)
(define count 0)
(let ((l (map (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)) x))) '(1 2 3)))) (set! count (+ count 1)) (if (= count 1) (k 20) l)) ; => (1 20 3)
(let ((r '())) (let ((x (call/cc (lambda (c) (set! k c) 0)))) (set! r (cons x r)) (if (< x 3) (k (+ x 1)) (reverse r)))) ; => (0 1 2 3)
(define (loop-with-k) (let ((i 0)) (call/cc (lambda (c) (set! k c))) (set! i (+ i 1)) (if (< i 10) (k #f) i)))
(loop-with-k) ; => 10
(let ((kk #f) (i 0)) (vector-map (lambda (x) (call/cc (lambda (c) (if (= x 1) (set! kk c)))) (set! i (+ i 1)) x) #(1 2)) (if (< i 6) (kk #f) i)) ; => 6
(define (make-coroutine proc) (let ((saved #f)) (lambda () (call/cc (lambda (return) (if saved (saved return) (proc (lambda (v) (set! return (call/cc (lambda (c) (set! saved c) (return v)))) #f))))))))
(define co (make-coroutine (lambda (yield) (yield 1) (yield 2) (yield 3))))
(let* ((a (co)) (b (co)) (c (co))) (list a b c)) ; => (1 2 3)
