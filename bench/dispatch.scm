; A desk calculator whose operators are closures in a vector and whose programs are lists: apply of unknown procedures, case,
; cond with =>, named let, do and let*.
; prints: 1500890
; short: (run 150000) => (run 5000)
(define (make-machine)
  (let ((stack '()) (count 0))
    (define (push! x) (set! stack (cons x stack)))
    (define (pop!)
      (let ((x (car stack)))
        (set! stack (cdr stack))
        x))
    (define (binary operator)
      (lambda ()
        (let* ((b (pop!)) (a (pop!)))
          (push! (operator a b)))))
    (define table
      (vector (cons 'add (binary +))
              (cons 'subtract (binary -))
              (cons 'multiply (binary *))
              (cons 'remainder (binary remainder))
              (cons 'swap (lambda () (let* ((b (pop!)) (a (pop!))) (push! b) (push! a))))
              (cons 'copy (lambda () (push! (car stack))))
              (cons 'drop pop!)))
    (define (find name)
      (do ((i 0 (+ i 1)))
          ((eq? (car (vector-ref table i)) name) (vector-ref table i))))
    (lambda (message . arguments)
      (case message
        ((run)
         (for-each
          (lambda (word)
            (set! count (+ count 1))
            (cond ((number? word) (push! word))
                  ((find word) => (lambda (entry) ((cdr entry))))))
          (car arguments)))
        ((top) (car stack))
        ((count) count)
        (else 'unknown)))))

(define program '(copy 3 multiply 7 add copy swap drop 1009 remainder))

(define (run times)
  (let ((machine (make-machine)))
    (machine 'run '(5))
    (do ((i 0 (+ i 1))) ((= i times) (+ (machine 'count) (machine 'top)))
      (machine 'run program))))

(display (run 150000))
(newline)
