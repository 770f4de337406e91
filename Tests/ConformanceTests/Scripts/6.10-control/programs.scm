;; Small whole programs.
(define (primes n) (let loop ((i 2) (ps '())) (if (> i n) (reverse ps) (loop (+ i 1) (if (let check ((q ps)) (cond ((null? q) #t) ((zero? (modulo i (car q))) #f) (else (check (cdr q))))) (cons i ps) ps)))))
(primes 30) ; => (2 3 5 7 11 13 17 19 23 29)
(define (hanoi n from to via) (if (= n 0) 0 (+ (hanoi (- n 1) from via to) 1 (hanoi (- n 1) via to from))))
(hanoi 7 'a 'b 'c) ; => 127
(define (queens board-size)
  (define (attacks? q1 q2) (or (= (car q1) (car q2)) (= (cdr q1) (cdr q2)) (= (abs (- (car q1) (car q2))) (abs (- (cdr q1) (cdr q2))))))
  (define (ok? q qs) (or (null? qs) (and (not (attacks? q (car qs))) (ok? q (cdr qs)))))
  (define (place row qs) (if (= row 0) 1 (let loop ((col 1) (sum 0)) (if (> col board-size) sum (loop (+ col 1) (if (ok? (cons row col) qs) (+ sum (place (- row 1) (cons (cons row col) qs))) sum))))))
  (place board-size '()))
(queens 5) ; => 10
(define (permutations l) (if (null? l) '(()) (apply append (map (lambda (x) (map (lambda (p) (cons x p)) (permutations (remove x l)))) l))))
(define (remove x l) (cond ((null? l) '()) ((equal? x (car l)) (cdr l)) (else (cons (car l) (remove x (cdr l))))))
(permutations '(1 2 3)) ; => ((1 2 3) (1 3 2) (2 1 3) (2 3 1) (3 1 2) (3 2 1))
(define (string-reverse s) (list->string (reverse (string->list s))))
(string-reverse "hello") ; => "olleh"
(define (count-words text) (let loop ((cs (string->list text)) (in #f) (n 0)) (cond ((null? cs) (if in (+ n 1) n)) ((char=? (car cs) #\space) (loop (cdr cs) #f (if in (+ n 1) n))) (else (loop (cdr cs) #t n)))))
(count-words " the quick  brown fox ") ; => 4
(define-record-type <stack> (make-stack items) stack? (items stack-items set-stack-items!))
(define (push! s x) (set-stack-items! s (cons x (stack-items s))))
(define (pop! s) (let ((x (car (stack-items s)))) (set-stack-items! s (cdr (stack-items s))) x))
(let ((s (make-stack '()))) (for-each (lambda (x) (push! s x)) '(1 2 3)) (let* ((a (pop! s)) (b (pop! s))) (list a b (stack-items s)))) ; => (3 2 (1))
(define (calc e) (cond ((number? e) e) ((eq? (car e) 'plus) (apply + (map calc (cdr e)))) ((eq? (car e) 'times) (apply * (map calc (cdr e)))) (else (error "unknown operator" (car e)))))
(calc '(plus 1 (times 2 3) (plus 4 5))) ; => 16
(calc '(minus 1 2)) ; error: unknown operator
(define (binary n) (if (< n 2) (number->string n) (string-append (binary (quotient n 2)) (number->string (remainder n 2)))))
(binary 37) ; => "100101"
(define (tree-insert tree x) (cond ((null? tree) (list x '() '())) ((< x (car tree)) (list (car tree) (tree-insert (cadr tree) x) (caddr tree))) (else (list (car tree) (cadr tree) (tree-insert (caddr tree) x)))))
(define (tree->list tree) (if (null? tree) '() (append (tree->list (cadr tree)) (list (car tree)) (tree->list (caddr tree)))))
(tree->list (let loop ((xs '(5 2 8 1 9 3)) (t '())) (if (null? xs) t (loop (cdr xs) (tree-insert t (car xs)))))) ; => (1 2 3 5 8 9)
(let ((out (open-output-string))) (let loop ((i 1)) (when (<= i 15) (write-string (cond ((zero? (modulo i 15)) "FizzBuzz") ((zero? (modulo i 5)) "Buzz") ((zero? (modulo i 3)) "Fizz") (else (number->string i))) out) (loop (+ i 1)))) (get-output-string out)) ; => "12Fizz4BuzzFizz78FizzBuzz11Fizz1314FizzBuzz"
(define memo '())
(define (memo-fib n) (cond ((assv n memo) => cdr) ((< n 2) n) (else (let ((v (+ (memo-fib (- n 1)) (memo-fib (- n 2))))) (set! memo (cons (cons n v) memo)) v))))
(memo-fib 60) ; => 1548008755920
(define (newton f x n) (if (= n 0) x (newton f (- x (/ (f x) (/ (- (f (+ x 1e-6)) (f x)) 1e-6))) (- n 1))))
(< (abs (- (newton (lambda (x) (- (* x x) 2)) 1.0 20) 1.4142135623730951)) 1e-6) ; => #t
