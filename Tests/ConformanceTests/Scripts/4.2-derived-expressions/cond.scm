;; R7RS 4.2.1.
(cond ((> 3 2) 'greater) ((< 3 2) 'less)) ; => greater
(cond ((> 3 3) 'greater) ((< 3 3) 'less) (else 'equal)) ; => equal
(cond ((assv 'b '((a 1) (b 2))) => cadr) (else #f)) ; => 2
(cond (#f 1) (2)) ; => 2
(cond ((+ 1 1))) ; => 2
(cond (#f 1) (else 2 3)) ; => 3
(let ((=> #f)) (cond (#t => 'ok))) ; => ok
(let ((else #f)) (cond (#f 3) (else 4) (#t 5))) ; => 5
(cond ((memv 3 '(1 2 3 4)) => (lambda (x) (length x)))) ; => 2
