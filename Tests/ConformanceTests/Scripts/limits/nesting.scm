;; Deeply nested data through read, write, equal? and quotation.
(define (nest n) (let loop ((i 0) (l '())) (if (= i n) l (loop (+ i 1) (list l)))))
(define (nested-text n) (string-append (make-string n #\() (make-string n #\))))
(equal? (nest 150) (nest 150)) ; => #t
(equal? (nest 150) (nest 151)) ; => #f
(let ((p (open-output-string))) (write (nest 150) p) (string=? (get-output-string p) (nested-text 151))) ; => #t
(equal? (read (open-input-string (nested-text 151))) (nest 150)) ; => #t
