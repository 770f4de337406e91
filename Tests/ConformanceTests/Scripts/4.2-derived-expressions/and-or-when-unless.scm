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
(when #f (display "no")) ; prints: 
(unless #t (display "no")) ; prints: 
(unless #f (display "x") (display "y") 'z) ; => z
; prints: xy
(when '() 'empty-list-is-true) ; => empty-list-is-true
(let ((when list)) (when 1 2)) ; => (1 2)
(when) ; syntax-error: when: expected (when test expression ...)
(when #t) ; syntax-error: when
(unless #f) ; syntax-error: unless
(and . 1) ; syntax-error: proper list
