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
;; Frames that a continuation refers to outlive other recursions, as deep, that come and go on their memory.
(define saved #f)
(define visits 0)
(define (down n at) (cond ((= n 0) 0) ((= n at) (+ 1 (call/cc (lambda (c) (set! saved c) 0)) (down (- n 1) at))) (else (+ 1 (down (- n 1) at)))))
(let ((v (down 200000 100000))) (set! visits (+ visits 1)) (sum 300000) (build 50000) (if (< visits 4) (saved visits) (list v visits))) ; => (200003 4)
(begin (set! visits 0) (let ((v (down 200000 199000))) (set! visits (+ visits 1)) (sum 300000) (build 300000) (if (< visits 3) (saved (length (build visits))) (list v visits)))) ; => (200002 3)
(define (alternate n) (if (= n 0) '() (begin (build 20000) (cons (sum 40000) (alternate (- n 1))))))
(apply + (alternate 20)) ; => 16000400000
