;; Deeply nested data through read, write, equal? and quotation.
(define (nest n) (let loop ((i 0) (l '())) (if (= i n) l (loop (+ i 1) (list l)))))
(define (nested-text n) (string-append (make-string n #\() (make-string n #\))))
(equal? (nest 500) (nest 500)) ; => #t
(equal? (nest 500) (nest 501)) ; => #f
(let ((p (open-output-string))) (write (nest 500) p) (string=? (get-output-string p) (nested-text 501))) ; => #t
(equal? (read (open-input-string (nested-text 501))) (nest 500)) ; => #t
