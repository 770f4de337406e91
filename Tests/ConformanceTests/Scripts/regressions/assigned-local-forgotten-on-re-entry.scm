;; An assigned local that no closure captures must keep its value when a continuation brings its frame back.
(let ((n 0) (k #f)) (call/cc (lambda (c) (set! k c))) (set! n (+ n 1)) (if (< n 5) (k #f) n)) ; => 5
(let ((k #f)) (do ((i 0 (+ i 1)) (n 0)) ((= i 3) n) (call/cc (lambda (c) (if (= i 1) (set! k c)))) (set! n (+ n 1)) (if (= n 2) (k #f)))) ; => 4
(define (f n k) (call/cc (lambda (c) (if (not k) (set! k c)))) (set! n (+ n 1)) (if (< n 10) (k #f) n))
(f 0 #f) ; => 10
