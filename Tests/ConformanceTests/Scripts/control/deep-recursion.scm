;; Recursion that is not in tail position; the really deep one is in slow/.
(define (sum n) (if (= n 0) 0 (+ n (sum (- n 1)))))
(sum 1000) ; => 500500
(define (build n) (if (= n 0) '() (cons n (build (- n 1)))))
(length (build 300)) ; => 300
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(fib 9) ; => 34
(define (ack m n) (cond ((= m 0) (+ n 1)) ((= n 0) (ack (- m 1) 1)) (else (ack (- m 1) (ack m (- n 1))))))
(ack 2 3) ; => 9
(define (tak x y z) (if (not (< y x)) z (tak (tak (- x 1) y z) (tak (- y 1) z x) (tak (- z 1) x y))))
(tak 5 3 1) ; => 2
(define (escape n k) (if (= n 0) (k 'escaped) (+ 1 (escape (- n 1) k))))
(call/cc (lambda (k) (escape 300 k))) ; => escaped
(define (deep-map f l) (if (null? l) '() (cons (f (car l)) (deep-map f (cdr l)))))
(apply + (deep-map (lambda (x) (* 2 x)) (build 100))) ; => 10100
(define (deep-raise n) (if (= n 0) (raise 'bottom) (+ 1 (deep-raise (- n 1)))))
(guard (e (#t e)) (deep-raise 300)) ; => bottom
(let ((k #f) (count 0)) (define (deep n) (if (= n 0) (call/cc (lambda (c) (set! k c) 0)) (+ 1 (deep (- n 1))))) (let ((v (deep 300))) (set! count (+ count 1)) (if (< count 4) (k count) (list v count)))) ; => (303 4)
