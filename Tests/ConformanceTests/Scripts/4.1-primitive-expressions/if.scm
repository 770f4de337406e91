;; R7RS 4.1.5.
(if (> 3 2) 'yes 'no) ; => yes
(if (> 2 3) 'yes 'no) ; => no
(if (> 3 2) (- 3 2) (+ 3 2)) ; => 1
(if '() 'true 'false) ; => true
(if 0 'true 'false) ; => true
(if "" 'true 'false) ; => true
(if (not #f) 1 2) ; => 1
(if (if #f #t #f) 1 2) ; => 2
(let ((x 5)) (if (and (> x 1) (< x 10)) 'in 'out)) ; => in
(let ((x 5)) (if (or (< x 1) (> x 10)) 'out 'in)) ; => in
(if) ; syntax-error: if
(if 1 2 3 4) ; syntax-error: if
(if #f #f) ; prints: 
(if #t 1) ; => 1
(if . 1) ; syntax-error: 
