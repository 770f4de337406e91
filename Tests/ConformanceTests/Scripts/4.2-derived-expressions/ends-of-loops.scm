;; A loop's test is repeated at its end, counting included: every kind of test, each way round, with each kind of operand.
(import (scheme base) (scheme write) (scheme eval) (scheme repl))
(define (list-while next start more) (let loop ((x start) (n 0)) (if (and (more x) (< n 20)) (cons x (loop (next x) (+ n 1))) '())))

(define (up a b) (let loop ((i a) (seen '())) (if (< i b) (loop (+ i 1) (cons i seen)) seen)))
(map (lambda (l) (apply up l)) '((0 3) (3 3) (4 3) (0. 2) (0 2.5) (1/2 2))) ; => ((2 1 0) () () (1.0 0.0) (2 1 0) (3/2 1/2))
(define (up-to a b) (do ((i a (+ i 1)) (seen '() (cons i seen))) ((> i b) seen)))
(map (lambda (l) (apply up-to l)) '((0 2) (3 3) (4 3) (0. 1) (0 1.5))) ; => ((2 1 0) (3) () (1.0 0.0) (1 0))
(define (until a b) (do ((i a (+ 2 i)) (seen '() (cons i seen))) ((= i b) seen)))
(map (lambda (l) (apply until l)) '((0 4) (3 3) (1. 5))) ; => ((2 0) () (3.0 1.0))
(define (until-at-least a b) (do ((i a (+ i 3)) (seen '() (cons i seen))) ((>= i b) seen)))
(map (lambda (l) (apply until-at-least l)) '((0 4) (3 3) (0. 6))) ; => ((3 0) () (3.0 0.0))
(define (down a) (do ((i a (- i 1)) (seen '() (cons i seen))) ((zero? i) seen)))
(map down '(0 3 2.)) ; => (() (1 2 3) (1.0 2.0))
(define (down-to-0 a) (do ((i a (- i 1)) (seen '() (cons i seen))) ((< i 0) seen)))
(map down-to-0 '(-1 2 1.5)) ; => (() (0 1 2) (0.5 1.5))
(define (down-from a b) (let loop ((i a) (seen '())) (if (> i b) (loop (- i 1) (cons i seen)) seen)))
(map (lambda (l) (apply down-from l)) '((3 0) (0 0) (2. 0))) ; => ((1 2 3) () (1.0 2.0))
(define (halves a) (let loop ((i a) (seen '())) (if (>= i 1) (loop (quotient i 2) (cons i seen)) seen)))
(halves 9) ; => (1 2 4 9)
(define (below-5 a) (let loop ((i a) (seen '())) (if (<= i 4) (loop (+ i 1) (cons i seen)) seen)))
(map below-5 '(3 5 3.5)) ; => ((4 3) () (3.5))
(define (to-127 a) (do ((i a (+ i 1)) (n 0 (+ n 1))) ((> i 127) n)))
(define (from-128 a) (do ((i a (- i 1)) (n 0 (+ n 1))) ((< i -128) n)))
(list (to-127 120) (from-128 -120) (to-127 128) (from-128 -129)) ; => (8 9 0 0)
(define (skip-127 a) (do ((i a (+ i 127)) (n 0 (+ n 1))) ((> i 1000) n)))
(define (back-128 a) (do ((i a (- i 128)) (n 0 (+ n 1))) ((< i 0) n)))
(list (skip-127 0) (back-128 1000)) ; => (8 8)
(define (pairs l) (let loop ((l l) (n 0)) (if (pair? l) (loop (cdr l) (+ n 1)) (list n l))))
(map pairs '(() (1 2) (1 . 2) 5)) ; => ((0 ()) (2 ()) (1 2) (0 5))
(define (all l) (do ((l l (cdr l)) (n 0 (+ n 1))) ((null? l) n)))
(map all '(() (1 2))) ; => (0 2)

;; Past the range of small integers, and wrong types.
(define (over a b) (do ((i a (+ i 1)) (seen '() (cons (- i a) seen))) ((= i b) seen)))
(let ((big (- (expt 2 61) 2))) (over big (+ big 4))) ; => (3 2 1 0)
(let ((big (- 2 (expt 2 61)))) (let loop ((i big) (n 0)) (if (> i (- big 6)) (loop (- i 1) (+ n 1)) n))) ; => 6
(up 'a 3) ; error: <: argument 1 must be a real number, got a
(up 0 'b) ; error: <: argument 2 must be a real number, got b
(all '(1 . 2)) ; error: cdr: argument 1 (pair) must be a pair, got 2

;; The counter is read by the other variables, before and after it; the limit changes; both count.
(let loop ((sum 0) (i 0) (last 'none)) (if (< i 4) (loop (+ sum i) (+ i 1) i) (list sum i last))) ; => (6 4 3)
(let loop ((i 0) (limit 10) (n 0)) (if (< i limit) (loop (+ i 1) (- limit 1) (+ n 1)) (list i limit n))) ; => (5 5 5)
(let loop ((i 0) (j 8)) (if (= i j) i (loop (+ i 1) (- j 1)))) ; => 4
(let loop ((i 5) (j 0)) (if (< j i) (loop (- i 1) (+ j 1)) (list i j))) ; => (2 3)
(let loop ((i 0)) (if (< i i) (loop (+ i 1)) i)) ; => 0
(let outer ((i 0) (n 0)) (if (= i 3) n (let inner ((j 0) (n n)) (if (= j i) (outer (+ i 1) n) (inner (+ j 1) (+ n 1)))))) ; => 3
(let loop ((i 0) (saved '())) (if (< i 3) (loop (+ i 1) (cons (lambda () i) saved)) (map (lambda (f) (f)) saved))) ; => (2 1 0)
(let loop ((i 0) (n 0)) (if (< i 5) (begin (set! i (+ i 1)) (loop (+ i 1) (+ n 1))) (list i n))) ; => (6 3)
(let loop ((i 0)) (cond ((= i 7) 'end) ((even? i) (loop (+ i 1))) (else (loop (+ i 2))))) ; => end
(let loop ((i 0) (n 0)) (if (= i 4) n (if (odd? i) (loop (+ i 1) (+ n 10)) (loop (+ i 1) (+ n 1))))) ; => 22

;; Redefinition in the middle of the loop, of what tests and of what counts.
(define (count-with change n)
  (let loop ((i 0) (seen '())) (if (< i n) (begin (if (= i 2) (change)) (loop (+ i 1) (cons i seen))) (reverse seen))))
(define old+ +)
(define old< <)
(count-with (lambda () #f) 5) ; => (0 1 2 3 4)
(count-with (lambda () (set! + (lambda (a b) (old+ a b b)))) 9) ; => (0 1 2 4 6 8)
(set! + old+)
(count-with (lambda () (set! < (lambda (a b) (old< a (- b 2))))) 7) ; => (0 1 2 3 4)
(set! < old<)
(define (count-more change n) (do ((i 0 (+ i 1)) (seen '() (cons i seen))) ((>= i n) (reverse seen)) (if (= i 1) (change))))
(define old>= >=)
(count-more (lambda () (set! >= (lambda (a b) (old>= a (- b 2))))) 6) ; => (0 1 2 3)
(set! >= old>=)

;; New values that read others' old ones, in whatever order they are computed.
(let loop ((a 0) (b 1) (n 0)) (if (= n 10) (list a b) (loop b (+ a b) (+ n 1)))) ; => (55 89)
(let loop ((a 1) (b 2) (c 3) (n 0)) (if (= n 2) (list a b c) (loop b c a (+ n 1)))) ; => (3 1 2)
(let loop ((a 1) (b 2) (c 3) (n 0)) (if (= n 3) (list a b c) (loop (+ a b) (* b 2) (+ c a) (+ n 1)))) ; => (15 16 14)
(let loop ((n 3) (a 1) (b '())) (if (= n 0) (list a b) (loop (- n 1) (* a n) (cons a b)))) ; => (6 (6 3 1))
(let ((said '())) (let loop ((a 0) (b 0)) (if (= a 2) (reverse said) (loop (begin (set! said (cons 'a said)) (+ a 1)) (begin (set! said (cons 'b said)) (+ a b)))))) ; => (a b a b)

;; Captured variables that a loop uses.
(define (make a b) (lambda (n) (let loop ((i 0) (sum 0)) (if (< i n) (loop (+ i 1) (+ sum (* a i) b)) (list sum a b)))))
((make 2 3) 4) ; => (24 2 3)
(define (until-captured n) (lambda (f) (do ((i 0 (+ i 1)) (seen '() (cons (f i n) seen))) ((= i n) seen))))
((until-captured 3) (lambda (i n) (* i n))) ; => (6 3 0)
(define (nested n) (lambda () (let outer ((i 0) (all '())) (if (= i n) all (outer (+ i 1) (cons (let inner ((j 0) (l '())) (if (= j n) l (inner (+ j 1) (cons (lambda () (list i j n)) l)))) all))))))
(map (lambda (l) (map (lambda (f) (f)) l)) ((nested 2))) ; => (((1 1 2) (1 0 2)) ((0 1 2) (0 0 2)))
(define (assigned n) (lambda () (let loop ((i 0)) (if (< i n) (begin (set! n (- n 1)) (loop (+ i 1))) (list i n)))))
((assigned 7)) ; => (4 3)
(define (with-many a b c d e f g h i j k) (lambda (n) (let loop ((m 0) (s 0)) (if (< m n) (loop (+ m 1) (+ s a b c d e f g h i j k)) s))))
((with-many 1 2 3 4 5 6 7 8 9 10 11) 2) ; => 132
(define (odd-or-even n) (letrec ((even (lambda (k) (let loop ((k k)) (cond ((= k 0) #t) ((= k 1) (odd (- k 1))) (else (loop (- k 2)))))))
                                 (odd (lambda (k) (if (= k 0) #f (even (- k 1))))))
  (even n)))
(map odd-or-even '(0 1 7 8)) ; => (#t #f #f #t)
