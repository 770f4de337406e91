; Builds, sums and drops lists: 20000 of a thousand elements, then 20 of a million, which outlive a nursery.
; prints: 10009980000000
; short: (repeat 20000 1000) => (repeat 300 1000)
(define (build n)
  (let loop ((i 0) (list '()))
    (if (< i n)
        (loop (+ i 1) (cons i list))
        list)))

(define (sum list)
  (let loop ((list list) (total 0))
    (if (null? list)
        total
        (loop (cdr list) (+ total (car list))))))

(define (repeat times n)
  (let loop ((i 0) (total 0))
    (if (< i times)
        (loop (+ i 1) (+ total (sum (build n))))
        total)))

(display (+ (repeat 20000 1000) (repeat 20 1000000)))
(newline)
