; Continuation-passing style: quicksort and the count of a tree's leaves where every step is a closure that is called last.
; prints: 1260300
; short: (repeat 300 0) => (repeat 10 0)
(define (split list pivot k)
  (if (null? list)
      (k '() '())
      (split (cdr list)
             pivot
             (lambda (low high)
               (if (< (car list) pivot)
                   (k (cons (car list) low) high)
                   (k low (cons (car list) high)))))))

(define (quicksort list k)
  (if (null? list)
      (k '())
      (split (cdr list)
             (car list)
             (lambda (low high)
               (quicksort low
                          (lambda (low)
                            (quicksort high
                                       (lambda (high)
                                         (k (append low (cons (car list) high)))))))))))

(define (leaves tree k)
  (if (pair? tree)
      (leaves (car tree)
              (lambda (a)
                (leaves (cdr tree) (lambda (b) (k (+ a b))))))
      (k 1)))

(define (scattered n x list)
  (if (= n 0)
      list
      (scattered (- n 1) (modulo (+ (* x 421) 1663) 7875) (cons x list))))

(define (tree depth)
  (if (= depth 0)
      'leaf
      (let ((half (tree (- depth 1))))
        (cons half half))))

(define numbers (scattered 1000 1 '()))

(define (repeat times total)
  (if (= times 0)
      total
      (repeat (- times 1)
              (+ total (quicksort numbers (lambda (sorted) (- (list-ref sorted 500) 3836)))
                 (leaves (tree 12) (lambda (n) n))))))

(display (repeat 300 0))
(newline)
