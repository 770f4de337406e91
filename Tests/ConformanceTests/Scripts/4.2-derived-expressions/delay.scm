;; R7RS 4.2.5.
(force (delay (+ 1 2))) ; => 3
(let ((p (delay (+ 1 2)))) (list (force p) (force p))) ; => (3 3)
(define integers (letrec ((next (lambda (n) (delay (cons n (next (+ n 1))))))) (next 0)))
(define (head stream) (car (force stream)))
(define (tail stream) (cdr (force stream)))
(head (tail (tail integers))) ; => 2
(define (stream-filter p? s)
  (delay-force
    (if (null? (force s)) (delay '())
        (let ((h (car (force s))) (t (cdr (force s))))
          (if (p? h) (delay (cons h (stream-filter p? t))) (stream-filter p? t))))))
(head (tail (tail (stream-filter odd? integers)))) ; => 5
(define count 0)
(define p (delay (begin (set! count (+ count 1)) (if (> count x) count (force p)))))
(define x 5)
(promise? p) ; => #t
(force p) ; => 6
(begin (set! x 10) (force p)) ; => 6
(define (loop n) (if (= n 0) (delay 'done) (delay-force (loop (- n 1)))))
(force (loop 50)) ; => done
(force 7) ; => 7
(promise? (make-promise 1)) ; => #t
(force (make-promise 5)) ; => 5
(let ((p (delay 1))) (eq? p (make-promise p))) ; => #t
(promise? 5) ; => #f
(force (delay (values 1))) ; => 1
(define r (delay (begin (set! count (+ count 1)) 'value)))
(begin (set! count 0) (force r) (force r) count) ; => 1
(define q
  (let ((cell (list 1 2)))
    (define self (delay (if (null? (cdr cell)) 'first (begin (set-cdr! cell '()) (force self) 'second))))
    self))
(force q) ; => first
(let ((p (delay-force (delay-force (delay 3))))) (list (promise? p) (force p) (force p))) ; => (#t 3 3)
(let ((p (delay (error "in promise")))) (list (guard (e (#t 'failed)) (force p)) (guard (e (#t 'again)) (force p)))) ; => (failed again)
(let* ((n 0) (p (delay (begin (set! n (+ n 1)) n)))) (force p) (force p)) ; => 1
(promise? (delay 1)) ; => #t
(promise? (lambda () 1)) ; => #f
(force (make-promise (make-promise 4))) ; => 4
(define s (delay-force r))
(force s) ; => value
(delay) ; syntax-error: delay: expected one expression
(delay 1 2) ; syntax-error: delay: expected one expression
(delay-force) ; syntax-error: delay-force
(make-promise) ; error: make-promise: takes 1 argument
(force) ; error: force: takes 1 argument

;; What a delayed expression returns is the value, a promise too; delay-force goes on with it.
(let ((p (delay (delay 1)))) (list (promise? (force p)) (force (force p)) (eq? (force p) (force p)))) ; => (#t 1 #t)
(list (force (delay-force (delay 1))) (promise? (force (delay-force (delay (delay 1))))) (force (delay-force (delay-force (delay 'x))))) ; => (1 #t x)
(let ((p (make-promise (delay 5)))) (list (promise? p) (force p))) ; => (#t 5)
(force (delay-force 7)) ; => 7
(force 8) ; => 8
(let* ((count 0) (p (delay (begin (set! count (+ count 1)) (if (> count x) count (force p))))) (x 5)) p (procedure? force)) ; => #t
(define x 3)
(define count 0)
(define p (delay (begin (set! count (+ count 1)) (if (> count x) count (force p)))))
(force p) ; => 4
(begin (set! x 10) (force p)) ; => 4
(define r (delay (begin (set! n (+ n 1)) (call/cc (lambda (c) (set! k c) n)))))
(define n 0)
(define k #f)
(force r) ; => 1
(begin (if (< n 3) (begin (set! n (+ n 1)) (k 100))) (force r)) ; => 1
(map force (list (delay 1) 2 (make-promise 3) (delay-force (delay 4)))) ; => (1 2 3 4)
(apply force (list (delay 'applied))) ; => applied
(define (loop n) (if (= n 0) (delay 'end) (delay-force (loop (- n 1)))))
(force (loop 1000)) ; => end
(force) ; error: force: takes 1 argument, called with none
