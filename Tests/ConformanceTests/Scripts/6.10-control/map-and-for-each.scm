;; R7RS 6.10.
(map cadr '((a b) (d e) (g h))) ; => (b e h)
(map (lambda (n) (expt n n)) '(1 2 3 4 5)) ; => (1 4 27 256 3125)
(map + '(1 2 3) '(4 5 6)) ; => (5 7 9)
(map + '(1 2 3) '(10 20)) ; => (11 22)
(map + '(1 2) '(10 20) '(100 200)) ; => (111 222)
(map + '(1 2) '(10 20) '(100 200) '(1000 2000)) ; => (1111 2222)
(map list '(1 2 3) '(a b) '(x y z)) ; => ((1 a x) (2 b y))
(map list '(1 2 3) '(a b c) '(x y) '(p q r)) ; => ((1 a x p) (2 b y q))
(map car '()) ; => ()
(map (lambda (x . rest) (cons x rest)) '(1 2) '(3 4)) ; => ((1 3) (2 4))
(let ((v (make-vector 5))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2 3 4)) v) ; => #(0 1 4 9 16)
(for-each (lambda (a b) (display a) (display b)) '(1 2) '(x y)) ; prints: 1x2y
(for-each (lambda (a b c) (display (list a b c))) '(1 2) '(3 4 5) '(5 6)) ; prints: (1 3 5)(2 4 6)
(for-each (lambda (a b c d) (display (+ a b c d))) '(1 2) '(3 4) '(5 6) '(7 8 9)) ; prints: 1620
(for-each display '()) ; prints: 
(string-map char-upcase "abc") ; => "ABC"
(string-map (lambda (c k) ((if (eqv? k #\u) char-upcase char-downcase) c)) "studlycaps xxx" "ululululul") ; => "StUdLyCaPs"
(let ((v '())) (string-for-each (lambda (c) (set! v (cons (char->integer c) v))) "abcde") v) ; => (101 100 99 98 97)
(string-for-each (lambda (a b) (display a) (display b)) "ab" "xyz") ; prints: axby
(string-map (lambda (c) #\λ) "ab") ; => "λλ"
(apply + (list 3 4)) ; => 7
(apply + 1 2 '(3 4)) ; => 10
(apply list '()) ; => ()
(let ((compose (lambda (f g) (lambda args (f (apply g args)))))) ((compose sqrt *) 12 75)) ; => 30
(apply max (map abs '(-5 3 4))) ; => 5
(procedure? car) ; => #t
(procedure? 'car) ; => #f
(procedure? (lambda (x) x)) ; => #t
(call/cc procedure?) ; => #t
(apply + 1) ; error: apply
(apply + '(1 . 2)) ; error: apply
(map car 5) ; error: map
(map 5 '(1)) ; error: 5
(for-each car '(1)) ; error: car
(map + '(1 2) '#0=(10 20 . #0#)) ; => (11 22)
(map (lambda (a b c) (list a b c)) '(1 2 3) '(a b) '(x y z)) ; => ((1 a x) (2 b y))
(let ((l (map (lambda (x) (* x x)) '(1 2 3)))) (set-car! l 'x) l) ; => (x 4 9)
(let ((count 0)) (map (lambda (ignored) (set! count (+ count 1)) count) '(a b))) ; => (1 2)
(for-each (lambda (a b c) (display (list a b c))) '(1 2) '(3 4) '(5 6 7)) ; prints: (1 3 5)(2 4 6)
(let ((k #f) (n 0) (r '())) (let ((l (map (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)) x))) '(1 2 3)))) (set! r (cons l r)) (set! n (+ n 1)) (if (< n 3) (k (* n 10)) r))) ; => ((1 20 3) (1 10 3) (1 2 3))
(let ((k #f) (n 0) (r '())) (let ((l (map (lambda (x y) (call/cc (lambda (c) (if (= x 2) (set! k c)) (+ x y)))) '(1 2 3) '(10 20 30)))) (set! r (cons l r)) (set! n (+ n 1)) (if (< n 3) (k n) r))) ; => ((11 2 33) (11 1 33) (11 22 33))
(let ((k #f) (n 0) (r '())) (for-each (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)))) (set! r (cons x r))) '(1 2 3)) (set! n (+ n 1)) (if (< n 3) (k #f) (reverse r))) ; => (1 2 3 2 3 2 3)
(let ((k #f) (n 0) (r '())) (string-for-each (lambda (x) (call/cc (lambda (c) (if (char=? x #\b) (set! k c)))) (set! r (cons x r))) "abc") (set! n (+ n 1)) (if (< n 3) (k #f) (list->string (reverse r)))) ; => "abcbcbc"
(let ((k #f) (n 0) (r '())) (vector-for-each (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)))) (set! r (cons x r))) #(1 2 3)) (set! n (+ n 1)) (if (< n 3) (k #f) (reverse r))) ; => (1 2 3 2 3 2 3)
(let ((k #f) (n 0)) (let ((l (sort '(3 1 2) (lambda (a b) (call/cc (lambda (c) (if (not k) (set! k c)))) (< a b))))) (set! n (+ n 1)) (if (< n 3) (k #f) (list n l)))) ; => (3 (1 2 3))
(map 5 '(1)) ; error: map: argument 1 (procedure) must be a procedure, got 5
(map car) ; error: map: takes 2 or at least 3 arguments, called with 1
(map car '((1) . 2)) ; error: map: argument 2 (list) must be a proper list, got ((1) . 2)
(map car '#0=((1) . #0#)) ; error: map: argument 2 (list) must be a proper list
(map + '(1 2) '(1 . 2)) ; error: map: argument 3 (list2) must be a proper list, got (1 . 2)
(map + '(1) '(2) 3) ; error: map: argument 4 (list3) must be a proper list, got 3
(map + '#0=(1 . #0#) '#1=(2 . #1#)) ; error: map: argument 2 (list1) must be a proper list, as no other is one
(for-each 5 '()) ; error: for-each: argument 1 (procedure) must be a procedure, got 5
(for-each display '#0=(1 . #0#)) ; error: for-each: argument 2 (list) must be a proper list
(for-each display '(1 2 . 3)) ; error: for-each: argument 2 (list) must be a proper list, got (1 2 . 3)
(for-each + '(1) 2 '(3)) ; error: for-each: argument 3 (list2) must be a proper list, got 2
(for-each car) ; error: for-each: takes
(apply) ; error: apply: takes
(apply +) ; error: apply: takes at least 2 arguments, called with 1
(apply 5 '(1)) ; error: apply: argument 1 (procedure) must be a procedure, got 5
(apply + 1 2) ; error: apply: the last argument must be a proper list, got 2
(apply + '#0=(1 . #0#)) ; error: apply: the last argument must be a proper list
(apply car '(1 2)) ; error: car: takes 1 argument, called with 2
(apply (lambda args args) 1 '(2)) ; => (1 2)
(let* ((l (list 1 2)) (m (apply (lambda args args) l))) (set-car! m 9) l) ; => (1 2)
(procedure?) ; error: procedure?: takes 1 argument
