; Garbage of mixed ages: a queue of a thousand messages through which everything passes, a cache of which entries are dropped
; at random, and work that is forgotten at once.
; prints: 1803723950
; short: (run 400000) => (run 10000)
(define (make-queue) (cons '() '()))

(define (enqueue! queue x)
  (let ((cell (cons x '())))
    (if (null? (car queue))
        (set-car! queue cell)
        (set-cdr! (cdr queue) cell))
    (set-cdr! queue cell)))

(define (dequeue! queue)
  (let ((x (caar queue)))
    (set-car! queue (cdar queue))
    x))

(define cache (make-vector 5003 #f))

(define (next x) (modulo (+ (* x 1109) 12345) 1048576))

(define (message i) (vector i (list i (+ i 1) (+ i 2)) (number->string i)))

(define (work message)
  (let ((numbers (map (lambda (x) (* x 3)) (vector-ref message 1))))
    (+ (apply + numbers) (string-length (vector-ref message 2)))))

(define (remember! key value)
  (vector-set! cache (modulo key 5003) (cons key value)))

(define (recall key)
  (let ((entry (vector-ref cache (modulo key 5003))))
    (if (and entry (= (car entry) key))
        (cdr entry)
        #f)))

(define (run times)
  (let ((queue (make-queue)))
    (do ((i 0 (+ i 1))) ((= i 1000))
      (enqueue! queue (message i)))
    (let loop ((i 0) (x 7) (sum 0) (hits 0))
      (if (= i times)
          (+ sum hits)
          (let* ((m (dequeue! queue)) (key (modulo x 9001)) (known (recall key)))
            (enqueue! queue (message (modulo x 1000)))
            (if (not known) (remember! key (vector->list m)))
            (loop (+ i 1) (next x) (+ sum (work m)) (if known (+ hits 1) hits)))))))

(display (run 400000))
(newline)
