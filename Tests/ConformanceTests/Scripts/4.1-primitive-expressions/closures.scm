;; Captured variables: shared, private per call, assigned.
(define (make-counter)
  (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define a (make-counter))
(define b (make-counter))
(list (a) (a) (b) (a)) ; => (1 2 1 3)
(define (make-account balance)
  (cons (lambda () balance) (lambda (x) (set! balance (+ balance x)))))
(define account (make-account 10))
(begin ((cdr account) 5) ((car account))) ; => 15
(define fs (map (lambda (i) (lambda () i)) '(1 2 3)))
(map (lambda (f) (f)) fs) ; => (1 2 3)
(define (curry f) (lambda (x) (lambda (y) (lambda (z) (f x y z)))))
((((curry list) 1) 2) 3) ; => (1 2 3)
(define (nested a) (lambda (b) (set! a (+ a b)) (lambda (c) (set! b (+ b c)) (list a b c))))
(((nested 1) 2) 3) ; => (3 5 3)
(let loop ((i 0) (acc '())) (if (< i 3) (loop (+ i 1) (cons (lambda () i) acc)) (map (lambda (f) (f)) acc))) ; => (2 1 0)
(let ((x 1)) (define (get) x) (define (put! v) (set! x v)) (put! 9) (get)) ; => 9
