;; An assigned local whose first value is a closure over an internal procedure that is defined later.
(define (make body) (define a (lambda () (b 1))) (define (b v) (set! a v) a) a)
((make 1)) ; => 1
(define (make2 body) (define resume (lambda () (body yield))) (define (yield v) (set! resume (lambda () v)) v) (lambda () (resume)))
(let ((m (make2 (lambda (y) (y 5))))) (let* ((a (m)) (b (m))) (list a b))) ; => (5 5)
