;; Collections while a macro's transformer runs move the continuation of the code that calls eval.
;; not under stress
(define (fill n) (if (= n 0) '() (cons (make-vector 10 n) (fill (- n 1)))))
(define-macro (allocating) (length (fill 20000)))
(define (evaluate n)
  (if (= n 0)
      0
      (+ (call/cc (lambda (k) (eval '(allocating) (interaction-environment)))) (evaluate (- n 1)))))
(evaluate 5) ; => 100000
(guard (e (#t (list 'caught (evaluate 2)))) (evaluate 2) (raise 'x)) ; => (caught 40000)
