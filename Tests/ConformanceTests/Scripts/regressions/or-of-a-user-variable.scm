;; A test of the shape that `or` expands to, whose variable is the program's own and used again.
(if (let ((v (car (list #f)))) (or v v)) 'a 'b) ; => b
(if (let ((v (car (list #f)))) (if v v (not v))) 'a 'b) ; => a
(if (let ((v (car (list 5)))) (if v v (not v))) 'a 'b) ; => a
(cond ((let ((v (car (list #f)))) (if v v (pair? (list v)))) 'a) (else 'b)) ; => a
