;; R7RS 6.8.
(vector? #(1)) ; => #t
(vector? '(1)) ; => #f
(vector? "a") ; => #f
(make-vector 3 'x) ; => #(x x x)
(vector-length (make-vector 5)) ; => 5
(vector 'a 'b 'c) ; => #(a b c)
(vector) ; => #()
(vector-length #(1 2 3)) ; => 3
(vector-ref '#(1 1 2 3 5 8 13 21) 5) ; => 8
(let ((v (vector 0 '(2 2 2 2) "Anna"))) (vector-set! v 1 '("Sue" "Sue")) v) ; => #(0 ("Sue" "Sue") "Anna")
(vector->list '#(dah dah didah)) ; => (dah dah didah)
(vector->list '#(dah dah didah) 1) ; => (dah didah)
(vector->list '#(dah dah didah) 1 2) ; => (dah)
(list->vector '(dididit dah)) ; => #(dididit dah)
(list->vector '()) ; => #()
(vector-copy #(1 8 2 8)) ; => #(1 8 2 8)
(vector-copy #(1 8 2 8) 2) ; => #(2 8)
(vector-copy #(1 8 2 8) 2 4) ; => #(2 8)
(let ((v (vector-copy #(1 2)))) (vector-set! v 0 'x) v) ; => #(x 2)
(let ((a #(1 2 3 4 5)) (b (vector 10 20 30 40 50))) (vector-copy! b 1 a 0 2) b) ; => #(10 1 2 40 50)
(let ((v (vector 1 2 3 4 5))) (vector-copy! v 1 v 0 4) v) ; => #(1 1 2 3 4)
(let ((v (vector 1 2 3 4 5))) (vector-copy! v 0 v 1 5) v) ; => #(2 3 4 5 5)
(vector-append #(a b c) #(d e f)) ; => #(a b c d e f)
(vector-append) ; => #()
(let ((v (vector 1 2 3 4 5))) (vector-fill! v 'smash 2 4) v) ; => #(1 2 smash smash 5)
(let ((v (vector 1 2))) (vector-fill! v 0) v) ; => #(0 0)
(vector-map + #(1 2) #(10 20)) ; => #(11 22)
(vector-map cadr '#((a b) (d e) (g h))) ; => #(b e h)
(vector-map (lambda (x) (* x x)) #()) ; => #()
(vector-map + #(1 2 3) #(1 2)) ; => #(2 4)
(vector-for-each display #(1 2 3)) ; prints: 123
(vector-for-each (lambda (a b) (display (+ a b))) #(1 2) #(3 4)) ; prints: 46
(let ((v (make-vector 3 0))) (vector-set! v 0 v) (eq? v (vector-ref v 0))) ; => #t
(vector-ref '#(1 1 2 3 5 8 13 21) (exact (round (* 2 (acos -1))))) ; => 13
(vector->list '#(1 2 3) 3) ; => ()
(vector-copy #(1 2 3) 1 1) ; => #()
(let ((v (vector 1 2 3))) (eq? v (vector-copy v))) ; => #f
(let ((v (vector 1 2 3 4))) (vector-fill! v 'x 2) v) ; => #(1 2 x x)
(let ((v (vector 1 2 3))) (vector-copy! v 3 #()) v) ; => #(1 2 3)
(let ((v (vector 1 2 3 4 5))) (vector-copy! v 2 v 1 4) v) ; => #(1 2 2 3 4)
(let ((v (vector 1 2 3 4 5))) (vector-copy! v 0 v 2) v) ; => #(3 4 5 4 5)
(vector-append #(1) #() #(2 3)) ; => #(1 2 3)
(vector-map + #(1 2) #(10 20 30) #(100 200)) ; => #(111 222)
(vector-map (lambda (n) (expt n n)) #(1 2 3 4 5)) ; => #(1 4 27 256 3125)
(vector-map * '#(1 2) '#(3 4)) ; => #(3 8)
(let ((v (make-vector 5))) (vector-for-each (lambda (i) (vector-set! v i (* i i))) #(0 1 2 3 4)) v) ; => #(0 1 4 9 16)
(vector-for-each display #()) ; prints: 
(vector-for-each (lambda (a b c) (display (list a b c))) #(1 2) #(a b) #("x" "y")) ; prints: (1 a x)(2 b y)
(let ((k #f) (n 0) (r '())) (let ((v (vector-map (lambda (x) (call/cc (lambda (c) (if (= x 2) (set! k c)) x))) #(1 2 3)))) (set! r (cons v r)) (set! n (+ n 1)) (if (< n 3) (k (* n 10)) r))) ; => (#(1 20 3) #(1 10 3) #(1 2 3))
(let ((v #(1 2 3))) (eq? v v)) ; => #t
#(a (b) "c") ; => #(a (b) "c")
