; Escaping continuations: loops that are left early, from one, two and many frames deep.
; prints: 3100000
; short: (repeat 100000 0) => (repeat 4000 0)
(define (index-of x list)
  (call-with-current-continuation
   (lambda (return)
     (let loop ((rest list) (i 0))
       (if (pair? rest)
           (begin
             (if (eqv? (car rest) x) (return i))
             (loop (cdr rest) (+ i 1)))
           -1)))))

(define (product tree)
  (call-with-current-continuation
   (lambda (return)
     (define (walk tree)
       (cond ((pair? tree) (* (walk (car tree)) (walk (cdr tree))))
             ((null? tree) 1)
             ((eqv? tree 0) (return 0))
             (else tree)))
     (walk tree))))

(define (first-pair-with-sum sum numbers)
  (call-with-current-continuation
   (lambda (return)
     (for-each
      (lambda (a)
        (for-each (lambda (b) (if (= (+ a b) sum) (return (+ a 1)))) numbers))
      numbers)
     0)))

(define numbers '(1 2 3 4 5 6 7 8))
(define with-zero '((1 . 2) ((3 . 4) (5 (6 (7 (0)))))))

(define (repeat times total)
  (if (= times 0)
      total
      (repeat (- times 1)
              (+ total
                 (index-of 7 numbers)
                 (product with-zero)
                 (first-pair-with-sum 11 numbers)
                 (- (product '(1 2 (3 . 4))) 3)))))

(display (repeat 100000 0))
(newline)
