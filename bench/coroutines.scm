; Re-entrant continuations: two trees of different shape give their leaves one by one, each tree walked by a coroutine.
; prints: 409600
; short: (repeat 100 0) => (repeat 4 0)
(define (make-generator tree)
  (define return #f)
  (define (resume-first)
    (walk tree)
    (set! resume (lambda () (return 'end)))
    (return 'end))
  (define resume resume-first)
  (define (walk tree)
    (if (pair? tree)
        (begin (walk (car tree)) (walk (cdr tree)))
        (call-with-current-continuation
         (lambda (rest)
           (set! resume (lambda () (rest #f)))
           (return tree)))))
  (lambda ()
    (call-with-current-continuation
     (lambda (k)
       (set! return k)
       (resume)))))

(define (balanced from to)
  (if (= (+ from 1) to)
      from
      (let ((middle (quotient (+ from to) 2)))
        (cons (balanced from middle) (balanced middle to)))))

(define (leaning from to)
  (if (= (+ from 1) to)
      from
      (cons from (leaning (+ from 1) to))))

(define (common-leaves a b)
  (let ((next-a (make-generator a)) (next-b (make-generator b)))
    (let loop ((count 0))
      (let ((x (next-a)) (y (next-b)))
        (cond ((not (eqv? x y)) 'different)
              ((eq? x 'end) count)
              (else (loop (+ count 1))))))))

(define (repeat times total)
  (if (= times 0)
      total
      (repeat (- times 1) (+ total (common-leaves (balanced 0 4096) (leaning 0 4096))))))

(display (repeat 100 0))
(newline)
