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
(list? 5) ; => #f
(make-list 3 'x) ; => (x x x)
(append '(a) '(b c d)) ; => (a b c d)
(append '(a b) 'c) ; => (a b . c)
(append '() '()) ; => ()
(append '(1) '() '(2 . 3)) ; => (1 2 . 3)
(append 5) ; => 5
(let ((a (list 1 2))) (let ((b (append a '(3)))) (set-car! b 9) a)) ; => (1 2)
(reverse '(a b c)) ; => (c b a)
(reverse '(a (b c) d (e (f)))) ; => ((e (f)) d (b c) a)
(list-tail '(1 2 . 3) 2) ; => 3
(list-tail 5 0) ; => 5
(list-ref '(a b c d) (exact (round 1.8))) ; => c
(let ((ls (list 'one 'two 'five!))) (list-set! ls 2 'three) ls) ; => (one two three)
(define a (list 1 8 2 8))
(define b (list-copy a))
(begin (set-car! b 3) (list a b)) ; => ((1 8 2 8) (3 8 2 8))
(let ((inner (list 1))) (eq? inner (car (list-copy (list inner))))) ; => #t
(list-copy '()) ; => ()
(list-set! '(0 1 2) 1 "oops") ; prints: 
(let ((c (list 1 2 3))) (set-cdr! (cddr c) (cdr c)) (list-ref c 1000000000000)) ; => 3
(let ((c (list 1 2 3))) (set-cdr! (cddr c) (cdr c)) (list-set! c 1000000000001 'x) (list-ref c 1)) ; => x
(let ((c (list 1 2 3))) (set-cdr! (cddr c) c) (car (list-tail c 1000000000000))) ; => 2
(length '(1 2 . 3)) ; error: length: argument 1 (list) must be a proper list, got (1 2 . 3)
(list-tail '(1 2 3) 4) ; error: list-tail: argument 2 (k) must be an index from 0 to 3, got 4
(list-ref '(1 2 3) 3) ; error: list-ref: argument 2 (k) must be an index below 3, got 3
(list-ref '(1 2 3) -1) ; error: list-ref: argument 2 (k) must be a non-negative exact integer, got -1
(list-ref 5 0) ; error: list-ref: argument 1 (list) must be a list, got 5
(list-set! (list 1) 1 'x) ; error: list-set!: argument 2 (k) must be an index below 1, got 1
(list-set! (list 1) 0) ; error: list-set!: takes 3 arguments
(make-list 'a) ; error: make-list: argument 1 (k) must be a non-negative exact integer, got a
(make-list -1 0) ; error: make-list: argument 1
(list-copy '#0=(1 . #0#)) ; error: list-copy: argument 1
(append '#0=(1 . #0#) '(2)) ; error: append: argument 1
(append '(1) 2 '(3)) ; error: append: argument 2 must be a proper list, got 2
(length) ; error: length: takes 1 argument
(reverse '(1) '(2)) ; error: reverse: takes 1 argument
