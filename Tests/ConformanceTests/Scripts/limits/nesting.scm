;; Deeply nested data through read, write, equal? and quotation.
(define (nest n) (let loop ((i 0) (l '())) (if (= i n) l (loop (+ i 1) (list l)))))
(define (nested-text n) (string-append (make-string n #\() (make-string n #\))))
(equal? (nest 60) (nest 60)) ; => #t
(equal? (nest 60) (nest 61)) ; => #f
(let ((p (open-output-string))) (write (nest 60) p) (string=? (get-output-string p) (nested-text 61))) ; => #t
(equal? (read (open-input-string (nested-text 61))) (nest 60)) ; => #t
