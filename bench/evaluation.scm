; Programs made at run time: lambda expressions built as lists, handed to eval and run, each a few times.
; prints: 6019492
; short: (run 3000 0) => (run 100 0)
(import (scheme base) (scheme eval) (scheme write))

(define place (environment '(scheme base)))

; A polynomial of n terms by Horner's rule, as an expression.
(define (polynomial n)
  (let loop ((i 1) (e n))
    (if (= i n)
        (list 'lambda '(x) e)
        (loop (+ i 1) (list '+ i (list '* 'x e))))))

(define (looping n)
  `(lambda (limit)
     (define (step i) (+ i ,n))
     (let loop ((i 0) (sum 0))
       (cond ((>= i limit) sum)
             ((odd? i) (loop (step i) (+ sum 1)))
             (else (let* ((a i) (b (* a 2)))
                     (loop (step i) (+ sum (- b a)))))))))

(define (run i sum)
  (if (= i 0)
      sum
      (let ((f (eval (polynomial (+ 1 (modulo i 20))) place))
            (g (eval (looping (+ 1 (modulo i 7))) place)))
        (run (- i 1)
             (+ sum
                (modulo (f 3) 1000)
                (g 30)
                (eval (list '+ i (list 'if (list 'even? i) 1 2)) place))))))

(display (run 3000 0))
(newline)
