;; R7RS 6.4: lists.
(list? '(a b c)) ; => #t
(list? '()) ; => #t
(list? '(a . b)) ; => #f
(let ((x (list 'a))) (set-cdr! x x) (list? x)) ; => #f
(null? '()) ; => #t
(null? '(1)) ; => #f
(make-list 2 3) ; => (3 3)
(length (make-list 4)) ; => 4
(make-list 0 'x) ; => ()
(list 'a (+ 3 4) 'c) ; => (a 7 c)
(list) ; => ()
(length '(a (b) (c d e))) ; => 3
(length '()) ; => 0
(append '(x) '(y)) ; => (x y)
(append '(a (b)) '((c))) ; => (a (b) (c))
(append '(a b) '(c . d)) ; => (a b c . d)
(append '() 'a) ; => a
(append) ; => ()
(append '(1) '(2) '(3 4) '()) ; => (1 2 3 4)
(let ((t '(c))) (eq? t (cdr (append '(a) t)))) ; => #t
(reverse '(a (b c) d)) ; => (d (b c) a)
(reverse '()) ; => ()
(list-tail '(a b c d) 2) ; => (c d)
(list-tail '(a b) 2) ; => ()
(list-ref '(a b c d) 2) ; => c
(let ((l (list 1 2 3))) (list-set! l 1 'x) l) ; => (1 x 3)
(list-copy '(1 2 3)) ; => (1 2 3)
(let* ((a (list 1 2)) (b (list-copy a))) (set-car! b 9) a) ; => (1 2)
(list-copy '(1 2 . 3)) ; => (1 2 . 3)
(list-copy 5) ; => 5
(length '(a . b)) ; error: length
(length 5) ; error: length
(length '#0=(a . #0#)) ; error: length
(list-tail '(1 2) 3) ; error: list-tail
(list-ref '(1 2) 2) ; error: list-ref
(reverse '(1 . 2)) ; error: reverse
(append '(1 . 2) '(3)) ; error: append
(append 1 '(2)) ; error: append
