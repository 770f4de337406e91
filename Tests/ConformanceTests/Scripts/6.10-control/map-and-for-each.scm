;; R7RS 6.10.
(map cadr '((a b) (d e) (g h))) ; => (b e h)
(map (lambda (n) (expt n n)) '(1 2 3 4 5)) ; => (1 4 27 256 3125)
(map + '(1 2 3) '(4 5 6)) ; => (5 7 9)
(map + '(1 2 3) '(10 20)) ; => (11 22)
(map + '(1 2) '(10 20) '(100 200)) ; => (111 222)
(map car '()) ; => ()
(map (lambda (x . rest) (cons x rest)) '(1 2) '(3 4)) ; => ((1 3) (2 4))
(let ((v (make-vector 5))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2 3 4)) v) ; => #(0 1 4 9 16)
(for-each (lambda (a b) (display a) (display b)) '(1 2) '(x y)) ; prints: 1x2y
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
