; Sorts a million scattered integers: a list and a vector by <, and a list by a procedure.
; prints: 3000
(define (scattered n)
  (let loop ((i 0) (x 12345) (list '()))
    (if (< i n)
        (loop (+ i 1) (modulo (+ (* x 1103515245) 12345) 2147483648) (cons x list))
        list)))

(define numbers (scattered 1000000))
(define (thousand list)
  (let loop ((i 0) (list list))
    (if (and (< i 999) (<= (car list) (cadr list)))
        (loop (+ i 1) (cdr list))
        (+ i 1))))

(display
 (+ (thousand (sort numbers <))
    (thousand (vector->list (sort (list->vector numbers) <)))
    (thousand (sort numbers (lambda (a b) (< a b))))))
(newline)
