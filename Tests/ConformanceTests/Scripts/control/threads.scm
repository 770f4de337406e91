;; Cooperative threads: a queue of continuations.
(define queue '())
(define (enqueue! t) (set! queue (append queue (list t))))
(define (dequeue!) (let ((t (car queue))) (set! queue (cdr queue)) t))
(define finish #f)
(define (yield) (call/cc (lambda (k) (enqueue! (lambda () (k #f))) ((dequeue!)))))
(define (spawn thunk) (enqueue! (lambda () (thunk) (if (null? queue) (finish 'all-done) ((dequeue!))))))
(define (worker name n) (lambda () (let loop ((i 0)) (when (< i n) (display name) (display i) (yield) (loop (+ i 1))))))
(spawn (worker 'a 3))
(spawn (worker 'b 2))
(begin (call/cc (lambda (k) (set! finish k) ((dequeue!)))) (newline)) ; prints: a0b0a1b1a2\n
