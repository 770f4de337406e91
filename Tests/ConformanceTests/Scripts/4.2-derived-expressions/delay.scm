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
