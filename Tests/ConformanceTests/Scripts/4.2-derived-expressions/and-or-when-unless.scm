;; R7RS 4.2.1.
(and (= 2 2) (> 2 1)) ; => #t
(and (= 2 2) (< 2 1)) ; => #f
(and 1 2 'c '(f g)) ; => (f g)
(and) ; => #t
(and 5) ; => 5
(or (= 2 2) (> 2 1)) ; => #t
(or #f #f #f) ; => #f
(or (memq 'b '(a b c)) (/ 3 0)) ; => (b c)
(or) ; => #f
(or #f 7) ; => 7
(let ((t 5)) (or #f t)) ; => 5
(let ((if list)) (and 1 2)) ; => 2
(when (> 1 0) 'a 'b) ; => b
(unless (> 1 0) 'a 'b (error "no")) ; prints: 
(unless #f 1 2) ; => 2
(when #t (display "x") (display "y")) ; prints: xy
