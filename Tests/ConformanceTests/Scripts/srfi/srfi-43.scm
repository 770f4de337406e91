(import (srfi 43))

(make-vector 5 3) ; => #(3 3 3 3 3)
(vector 0 1 2 3 4) ; => #(0 1 2 3 4)
(vector-unfold (lambda (i x) (values x (- x 1))) 10 0) ; => #(0 -1 -2 -3 -4 -5 -6 -7 -8 -9)
(vector-unfold values 7) ; => #(0 1 2 3 4 5 6)
(vector-unfold-right (lambda (i x) (values (cons i x) (+ x 1))) 5 0) ; => #((0 . 4) (1 . 3) (2 . 2) (3 . 1) (4 . 0))
(vector-copy #(a b c d e f g h i)) ; => #(a b c d e f g h i)
(vector-copy #(a b c d e f g h i) 6) ; => #(g h i)
(vector-copy #(a b c d e f g h i) 3 6) ; => #(d e f)
(vector-copy #(a b c d e f g h i) 6 12 'x) ; => #(g h i x x x)
(vector-length (vector-copy #(a b c) 1 6)) ; => 5
(vector-copy #(a b c) 3 5 'x) ; => #(x x)
(vector-copy #(a b c) 4 5 'x) ; error: vector-copy: argument 2 (start) must be an index from 0 to 3, got 4
(vector-copy #(a b c) 2 1 'x) ; error: vector-copy: argument 3 (end) must be an index from 2 on, got 1
(vector-copy 'a 2 3 'x) ; error: vector-copy: argument 1 (vec) must be a vector, got a
(vector-reverse-copy #(5 4 3 2 1 0) 1 5) ; => #(1 2 3 4)
(vector-append #(x) #(y)) ; => #(x y)
(vector-concatenate '(#(a b) #(c d))) ; => #(a b c d)

(vector? #(a b c)) ; => #t
(vector-empty? #(a)) ; => #f
(vector= eq? #(a b c d) #(a b d c)) ; => #f
(vector= eq? #(a b c d) #(a b c d)) ; => #t
(vector-ref #(a b c d) 2) ; => c
(vector-length #(a b c)) ; => 3

(vector-fold (lambda (index len str) (max (string-length str) len)) 0 #("a" "abc" "ab")) ; => 3
(vector-fold (lambda (i state x) (cons (list i x) state)) '() #(a b)) ; => ((1 b) (0 a))
(vector-fold (lambda (i state x y) (+ state (* i x y))) 0 #(1 2 3) #(4 5)) ; => 10
(vector-fold 5 0 #()) ; error: vector-fold: argument 1 (kons) must be a procedure, got 5
(vector-fold list 0 5) ; error: vector-fold: argument 3 (vec) must be a vector, got 5
(vector-fold-right (lambda (index tail elt) (cons elt tail)) '() #(a b c d)) ; => (a b c d)
(vector-fold-right (lambda (i state x y) (cons (list i x y) state)) '() #(1 2 3) #(4 5)) ; => ((0 1 4) (1 2 5))
(vector-map (lambda (i x) (* x x)) #(1 2 3 4)) ; => #(1 4 9 16)
(vector-map (lambda (i x y) (list i x y)) #(1 2 3) #(4 5)) ; => #((0 1 4) (1 2 5))
(vector-map list #()) ; => #()
(define v (vector 1 2 3))
(vector-map! (lambda (i x) (+ i x)) v)
v ; => #(1 3 5)
(vector-map! (lambda (i x y) (list i x y)) v #(a b))
v ; => #((0 1 a) (1 3 b) 5)
(vector-for-each (lambda (i x) (display i) (display x)) #("foo" "bar")) ; prints: 0foo1bar
(vector-for-each (lambda (i x y) (display (list i x y))) #(a b) #(c)) ; prints: (0 a c)
(vector-for-each list 5) ; error: vector-for-each: argument 2 (vec) must be a vector, got 5
(vector-count (lambda (i elt) (even? elt)) #(3 1 4 1 5 9 2 5 6)) ; => 3
(vector-count (lambda (i x y) (< x y)) #(1 3 6 9) #(2 4 6 8 10 12)) ; => 2

(vector-index even? #(3 1 4 1 5 9)) ; => 2
(vector-index < #(3 1 4 1 5 9 2 5 6) #(2 7 1 8 2)) ; => 1
(vector-index-right even? #(3 4 1)) ; => 1
(vector-skip number? #(1 2 a b 3 4 c d)) ; => 2
(vector-skip-right number? #(1 2 a b 3 4)) ; => 3
(vector-binary-search #(1 3 5 7) 5 -) ; => 2
(vector-binary-search #(1 3 5 7) 4 -) ; => #f
(vector-any even? #(1 2)) ; => #t
(vector-every even? #(1 2)) ; => #f

(define v (vector 1 2 3 4 5))
(vector-set! v 0 0)
(vector-swap! v 0 1)
v ; => #(2 0 3 4 5)
(vector-fill! v 'x 0 2)
v ; => #(x x 3 4 5)
(vector-reverse! v 1)
v ; => #(x 5 4 3 x)
(vector-copy! v 1 #(a b c d) 2 4)
v ; => #(x c d 3 x)
(vector-reverse-copy! v 0 #(a b c d) 2)
v ; => #(d c d 3 x)
(vector->list #(1 2 3) 1) ; => (2 3)
(reverse-vector->list #(1 2 3)) ; => (3 2 1)
(list->vector '(1 2 3)) ; => #(1 2 3)
(reverse-list->vector '(1 2 3)) ; => #(3 2 1)
