;; Recursion as deep as memory allows.
(define (sum n) (if (= n 0) 0 (+ n (sum (- n 1)))))
(sum 100000) ; => 5000050000
(sum 1000000) ; => 500000500000
(define (build n) (if (= n 0) '() (cons n (build (- n 1)))))
(length (build 200000)) ; => 200000
(apply + (map (lambda (x) 1) (build 100000))) ; => 100000
(define (escape n k) (if (= n 0) (k 'escaped) (+ 1 (escape (- n 1) k))))
(call/cc (lambda (k) (escape 200000 k))) ; => escaped
(define (deep-raise n) (if (= n 0) (raise 'bottom) (+ 1 (deep-raise (- n 1)))))
(guard (e (#t e)) (deep-raise 200000)) ; => bottom
(define k #f)
(define count 0)
(define (deep n) (if (= n 0) (call/cc (lambda (c) (set! k c) 0)) (+ 1 (deep (- n 1)))))
(let ((v (deep 50000))) (set! count (+ count 1)) (if (< count 4) (k count) (list v count))) ; => (50003 4)
(define (nest n) (let loop ((i 0) (l '())) (if (= i n) l (loop (+ i 1) (list l)))))
(equal? (nest 200000) (nest 200000)) ; => #t
(let ((p (open-output-string))) (write (nest 200000) p) (string-length (get-output-string p))) ; => 400002
(let ((d (read (open-input-string (string-append (make-string 200000 #\() (make-string 200000 #\))))))) (pair? d)) ; => #t
