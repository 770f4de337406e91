;; Many switches between generators that lie deep in recursions.
(define (make-generator body)
  (define return #f)
  (define resume (lambda () (body yield) (let loop () (return 'done) (loop))))
  (define (yield v) (call/cc (lambda (next) (set! resume (lambda () (next #f))) (return v))))
  (lambda () (call/cc (lambda (r) (set! return r) (resume)))))
(define (deep-generator depth n) (make-generator (lambda (yield) (let deep ((d depth)) (if (= d 0) (let loop ((i 0)) (if (< i n) (begin (yield i) (loop (+ i 1))))) (+ 1 (begin (deep (- d 1)) 0)))))))
(define (sum g) (let loop ((s 0)) (let ((v (g))) (if (eq? v 'done) s (loop (+ s v))))))
(sum (deep-generator 10 10000)) ; => 49995000
(sum (deep-generator 10000 20000)) ; => 199990000
(define (ctak x y z) (call/cc (lambda (k) (ctak-aux k x y z))))
(define (ctak-aux k x y z) (if (not (< y x)) (k z) (call/cc (lambda (k) (ctak-aux k (call/cc (lambda (k) (ctak-aux k (- x 1) y z))) (call/cc (lambda (k) (ctak-aux k (- y 1) z x))) (call/cc (lambda (k) (ctak-aux k (- z 1) x y))))))))
(ctak 14 8 3) ; => 4
