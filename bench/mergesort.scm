; Merge sort of lists and quicksort of vectors, written out: 200,000 scattered integers each, and lists again by a procedure
; that is passed in.
; prints: 7655
; short: 200000 => 8000
(define (scattered n)
  (let loop ((i 0) (x 12345) (list '()))
    (if (< i n)
        (loop (+ i 1) (modulo (+ (* x 1103) 12347) 1048573) (cons x list))
        list)))

(define (merge a b less?)
  (let loop ((a a) (b b) (merged '()))
    (cond ((null? a) (append-reverse merged b))
          ((null? b) (append-reverse merged a))
          ((less? (car b) (car a)) (loop a (cdr b) (cons (car b) merged)))
          (else (loop (cdr a) b (cons (car a) merged))))))

(define (append-reverse a b)
  (if (null? a)
      b
      (append-reverse (cdr a) (cons (car a) b))))

(define (sort-list list length less?)
  (if (< length 2)
      (if (= length 0) '() (cons (car list) '()))
      (let ((half (quotient length 2)))
        (merge (sort-list list half less?)
               (sort-list (list-tail list half) (- length half) less?)
               less?))))

(define (sort-vector! v)
  (define (swap! i j)
    (let ((x (vector-ref v i)))
      (vector-set! v i (vector-ref v j))
      (vector-set! v j x)))
  (define (sort-range! low high)
    (if (< low high)
        (let ((pivot (vector-ref v (quotient (+ low high) 2))))
          (let loop ((i low) (j high))
            (cond ((> i j)
                   (sort-range! low j)
                   (sort-range! i high))
                  ((< (vector-ref v i) pivot) (loop (+ i 1) j))
                  ((< pivot (vector-ref v j)) (loop i (- j 1)))
                  (else
                   (swap! i j)
                   (loop (+ i 1) (- j 1))))))))
  (sort-range! 0 (- (vector-length v) 1))
  v)

(define numbers (scattered 200000))

(display
 (- (+ (list-ref (sort-list numbers 200000 <) 1000)
       (list-ref (sort-list numbers 200000 (lambda (a b) (< a b))) 1500))
    (vector-ref (sort-vector! (list->vector numbers)) 1000)))
(newline)
