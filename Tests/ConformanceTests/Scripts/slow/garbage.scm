;; Much garbage, and live data that must survive it.
(define keep (let loop ((i 0) (l '())) (if (= i 1000) l (loop (+ i 1) (cons (list i (number->string i) (vector i)) l)))))
(define (churn n) (let loop ((i 0)) (if (< i n) (begin (list i (vector i i) (string #\a) (* 1.5 i)) (loop (+ i 1))) 'done)))
(churn 500000) ; => done
(apply + (map car keep)) ; => 499500
(let loop ((l keep) (i 999)) (cond ((null? l) 'intact) ((and (= (caar l) i) (string=? (cadar l) (number->string i)) (= i (vector-ref (car (cddar l)) 0))) (loop (cdr l) (- i 1))) (else (list 'broken i)))) ; => intact
(define v (make-vector 10000 '()))
(let loop ((i 0)) (if (< i 200000) (begin (vector-set! v (modulo i 10000) (list i)) (loop (+ i 1))) 'stored)) ; => stored
(let loop ((i 0)) (cond ((= i 10000) 'intact) ((= (car (vector-ref v i)) (+ 190000 i)) (loop (+ i 1))) (else i))) ; => intact
(define (tree d) (if (= d 0) '() (cons (tree (- d 1)) (tree (- d 1)))))
(define (nodes t) (if (null? t) 1 (+ (nodes (car t)) (nodes (cdr t)))))
(nodes (tree 15)) ; => 32768
(let loop ((i 0) (s 0)) (if (= i 20) s (loop (+ i 1) (+ s (nodes (tree 10)))))) ; => 20480
(let loop ((i 0)) (if (< i 20000) (begin (string->symbol (string-append "temporary-" (number->string i))) (loop (+ i 1))) 'symbols)) ; => symbols
(define g (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(let loop ((i 0)) (if (< i 100000) (begin (g) (loop (+ i 1))) (g))) ; => 100001
