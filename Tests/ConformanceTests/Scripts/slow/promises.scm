;; R7RS 4.2.5: chains of delay-force run in constant space.
;; heap-limit: 64 MB
(define (loop n) (if (= n 0) (delay 'done) (delay-force (loop (- n 1)))))
(force (loop 1000000)) ; => done
(define (stream-from n) (delay (cons n (stream-from (+ n 1)))))
(define (stream-drop s n) (if (= n 0) s (delay-force (stream-drop (delay-force (cdr (force s))) (- n 1)))))
(car (force (stream-drop (stream-from 0) 100000))) ; => 100000
(define (stream-filter p? s)
  (delay-force
    (if (null? (force s))
        (delay '())
        (let ((h (car (force s))) (t (cdr (force s))))
          (if (p? h) (delay (cons h (stream-filter p? t))) (stream-filter p? t))))))
(car (force (stream-filter (lambda (n) (> n 100000)) (stream-from 0)))) ; => 100001
