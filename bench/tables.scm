; Fills hash tables and looks everything up: 1000000 integers in a row, as many scattered ones, as many strings.
; prints: 1499998500000
(define size 1000000)

(define (fill! table key)
  (do ((i 0 (+ i 1))) ((= i size))
    (hash-table-set! table (key i) i)))

(define (total table key)
  (let loop ((i 0) (sum 0))
    (if (< i size)
        (loop (+ i 1) (+ sum (hash-table-ref/default table (key i) 0)))
        sum)))

(define (run key)
  (let ((table (make-hash-table equal?)))
    (fill! table key)
    (total table key)))

(display
 (+ (run (lambda (i) i))
    (run (lambda (i) (modulo (* i 7368787) 2147483647)))
    (run (lambda (i) (string-append "key" (number->string i))))))
(newline)
