;; Macro transformers are run inside the running program, which may have filled the stack up to any place before.
(define env (interaction-environment))
(define (count n) (if (= n 0) 0 (+ 1 (count (- n 1)))))
(define-syntax counted (er-macro-transformer (lambda (form rename compare) (count 20000))))
(define (deep n) (if (= n 0) (eval '(counted) env) (+ 1 (deep (- n 1)))))
(let loop ((n 10000) (sum 0)) (if (< n 40000) (loop (+ n 100) (+ sum (- (deep n) n))) sum)) ; => 6000000

;; Many such runs, one inside the other, with large frames.
(define left 0)
(define-syntax nested
  (er-macro-transformer
    (lambda (form rename compare)
      (set! left (- left 1))
      (if (> left 0)
        (let ((a (count 10)) (b (list 1)) (c (list 2)) (d (list 3)) (e (list 4)) (f (list 5)) (g (list 6)) (h (list 7)))
          (let ((inner (eval '(+ 1 (nested)) env)))
            (+ inner (* 0 (apply + a (map (lambda (l) (apply + l)) (list b c d e f g h)))))))
        1))))
(define (nest n) (set! left n) (eval '(nested) env))
(define (deep-nest n levels) (if (= n 0) (nest levels) (+ 1 (deep-nest (- n 1) levels))))
(let loop ((n 15000) (sum 0)) (if (< n 36000) (loop (+ n 500) (+ sum (- (deep-nest n 300) n))) sum)) ; => 12600
(guard (e (#t (error-object? e))) (nest 1000000)) ; => #t
(deep-nest 10 10) ; => 20
