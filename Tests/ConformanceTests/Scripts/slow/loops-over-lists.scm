; See 6.10-control/loops-over-lists.scm.

; A procedure with very many of them has ordinary calls from some point on, and loops around loops are compiled in no time.
(define (copies n form) (if (= n 0) '() (cons form (copies (- n 1) form))))
(define sum 0)
(define many `(lambda (l) ,@(copies 600 '(for-each (lambda (x) (set! sum (+ sum x))) l))))
((eval many (interaction-environment)) '(1 2 3))
sum ; => 3600
(define (around n)
  (if (= n 0)
      '(set! sum (+ sum 1))
      `(let loop ((i 0)) (if (< i 1) (begin (for-each (lambda (x) (set! sum (+ sum x))) '(1)) ,(around (- n 1)) (loop (+ i 1)))))))
(set! sum 0)
(eval (around 40) (interaction-environment))
sum ; => 41
