(import (srfi 133))

;;; Constructors

(make-vector 3 'x) ; => #(x x x)
(vector 0 1 2) ; => #(0 1 2)
(vector-unfold (lambda (i x) (values x (- x 1))) 10 0) ; => #(0 -1 -2 -3 -4 -5 -6 -7 -8 -9)
(vector-unfold values 4) ; => #(0 1 2 3)
(vector-unfold (lambda (i a b) (values (list i a b) (+ a 1) (* b 2))) 3 0 1) ; => #((0 0 1) (1 1 2) (2 2 4))
(vector-unfold values 0) ; => #()
(vector-unfold values -1) ; error: vector-unfold: argument 2 (length) must be a nonnegative exact integer, got -1
(vector-unfold 5 1) ; error: vector-unfold: argument 1 (f) must be a procedure, got 5
(vector-unfold-right (lambda (i x) (values (cons i x) (+ x 1))) 5 0) ; => #((0 . 4) (1 . 3) (2 . 2) (3 . 1) (4 . 0))
(vector-unfold-right (lambda (i x) (values (vector-ref #(a b c) x) (+ x 1))) 3 0) ; => #(c b a)
(vector-unfold-right values 3) ; => #(0 1 2)
(vector-unfold-right (lambda (i a b) (values (+ a b) b (+ a b))) 5 0 1) ; => #(8 5 3 2 1)
(vector-copy #(a b c d e) 1 3) ; => #(b c)
(vector-reverse-copy #(5 4 3 2 1 0) 1 5) ; => #(1 2 3 4)
(vector-reverse-copy #(1 2 3)) ; => #(3 2 1)
(vector-reverse-copy #(1 2 3) 1) ; => #(3 2)
(vector-reverse-copy #(1 2 3) 3) ; => #()
(vector-reverse-copy #(1 2 3) 2 1) ; error: vector-reverse-copy: argument 2 (start) must be an index from 0 to 1, got 2
(vector-reverse-copy #(1 2 3) 0 4) ; error: vector-reverse-copy: argument 3 (end) must be an index from 0 to 3, got 4
(vector-reverse-copy "abc") ; error: vector-reverse-copy: argument 1 (vec) must be a vector
(vector-append #(a #(b)) #(#(c))) ; => #(a #(b) #(c))
(vector-concatenate '(#(a b) #(c d))) ; => #(a b c d)
(vector-concatenate '()) ; => #()
(vector-concatenate '(#(a) b)) ; error: vector-concatenate: argument 1 (vectors) must be a list of vectors
(vector-concatenate 5) ; error: vector-concatenate: argument 1 (vectors) must be a list of vectors
(vector-append-subvectors #(a b c d e) 0 2 #(f g h i j) 2 4) ; => #(a b h i)
(vector-append-subvectors) ; => #()
(vector-append-subvectors #(a b) 0 3) ; error: vector-append-subvectors: argument 3 (end) must be an index from 0 to 2
(vector-append-subvectors #(a b) 0) ; error: vector-append-subvectors

;;; Predicates and selectors

(vector? #(a)) ; => #t
(vector? '()) ; => #f
(vector-empty? #()) ; => #t
(vector-empty? #(#())) ; => #f
(vector-empty? '()) ; error: vector-empty?: argument 1 (vec) must be a vector
(vector= eq? #(a b c d) #(a b c d)) ; => #t
(vector= eq? #(a b c d) #(a b d c)) ; => #f
(vector= = #(1 2 3 4 5) #(1 2 3 4)) ; => #f
(vector= = #(1 2) #(1 2) #(1 2)) ; => #t
(vector= = #(1 2) #(1 2) #(1 3)) ; => #f
(vector= eq?) ; => #t
(vector= eq? #(a)) ; => #t
(vector= eq? (vector (vector 'a)) (vector (vector 'a))) ; => #f
(vector= equal? (vector (vector 'a)) (vector (vector 'a))) ; => #t
(vector= eq? #(a) 5) ; error: vector=: argument 3 (vec) must be a vector, got 5
(vector-ref #(a b c d) 2) ; => c
(vector-length #(a b c)) ; => 3

;;; Iteration

(vector-fold (lambda (len str) (max (string-length str) len)) 0 #("a" "abc" "ab")) ; => 3
(vector-fold (lambda (tail elt) (cons elt tail)) '() #(1 2 3)) ; => (3 2 1)
(vector-fold (lambda (state a b) (cons (list a b) state)) '() #(1 2 3) #(x y)) ; => ((2 y) (1 x))
(vector-fold list 0 #()) ; => 0
(vector-fold 1 0 #()) ; error: vector-fold: argument 1 (kons) must be a procedure, got 1
(vector-fold + 0 '(1)) ; error: vector-fold: argument 3 (vec) must be a vector
(vector-fold + 0 #(1) 2) ; error: vector-fold: argument 4 (vec) must be a vector, got 2
(vector-fold-right (lambda (tail elt) (cons elt tail)) '() #(a b c d)) ; => (a b c d)
(vector-fold-right (lambda (state a b) (cons (list a b) state)) '() #(1 2 3) #(x y)) ; => ((1 x) (2 y))
(vector-map (lambda (x) (* x x)) #(1 2 3)) ; => #(1 4 9)
(vector-map * #(1 2 3) #(10 20)) ; => #(10 40)
(define v (vector 1 2 3 4))
(vector-map! (lambda (x) (* x x)) v)
v ; => #(1 4 9 16)
(vector-map! + v #(1 1 1))
v ; => #(2 5 10 16)
(vector-for-each display #(1 2 3)) ; prints: 123
(vector-count even? #(3 1 4 1 5 9 2 5 6)) ; => 3
(vector-count < #(1 3 6 9) #(2 4 6 8 10 12)) ; => 2
(vector-count even? 5) ; error: vector-count: argument 2 (vec) must be a vector, got 5
(vector-cumulate + 0 #(3 1 4 1 5 9 2 5 6)) ; => #(3 4 8 9 14 23 25 30 36)
(vector-cumulate + 0 #()) ; => #()

;;; Searching

(vector-index even? #(3 1 4 1 5 9)) ; => 2
(vector-index < #(3 1 4 1 5 9 2 5 6) #(2 7 1 8 2)) ; => 1
(vector-index = #(3 1 4 1 5 9 2 5 6) #(2 7 1 8 2)) ; => #f
(vector-index even? #()) ; => #f
(vector-index-right odd? #(3 1 4 1 6)) ; => 3
(vector-index-right < #(3 1 4 1 5) #(2 7 1 8 2)) ; => 3
(vector-index-right < #(3 1) #(2 7 1)) ; error: vector-index-right: argument 3 (vec) must be a vector of length 2
(vector-skip number? #(1 2 a b 3 4 c d)) ; => 2
(vector-skip number? #(1 2)) ; => #f
(vector-skip = #(1 2 3) #(1 2 4)) ; => 2
(vector-skip-right number? #(1 2 a b 3 4)) ; => 3
(vector-skip-right = #(1 2 3) #(1 3 3)) ; => 1
(vector-skip 1 #(1)) ; error: vector-skip: argument 1 (pred?) must be a procedure, got 1
(define (char-cmp c1 c2) (cond ((char<? c1 c2) -1) ((char=? c1 c2) 0) (else 1)))
(define letters #(#\a #\b #\c #\d #\e #\f #\g))
(vector-binary-search letters #\g char-cmp) ; => 6
(vector-binary-search letters #\a char-cmp) ; => 0
(vector-binary-search letters #\d char-cmp) ; => 3
(vector-binary-search letters #\q char-cmp) ; => #f
(vector-binary-search #() #\q char-cmp) ; => #f
(vector-any (lambda (x) (and (even? x) (* x 10))) #(1 3 4 5)) ; => 40
(vector-any even? #(1 3)) ; => #f
(vector-any (lambda (a b) (and (= a b) a)) #(1 2 3) #(3 2 1)) ; => 2
(vector-every (lambda (x) (and (odd? x) (* x 10))) #(1 3 5)) ; => 50
(vector-every odd? #(1 2 x)) ; => #f
(vector-every odd? #()) ; => #t
(vector-every < #(1 2) #(2 3 0)) ; => #t
(call-with-values (lambda () (vector-partition even? #(1 2 3 4 5 6))) list) ; => (#(2 4 6 1 3 5) 3)
(call-with-values (lambda () (vector-partition even? #())) list) ; => (#() 0)

;;; Mutators

(define v (vector 1 2 3 4 5))
(vector-set! v 0 'a)
(vector-swap! v 0 4)
v ; => #(5 2 3 4 a)
(vector-swap! v 0 5) ; error: vector-swap!: argument 3 (j) must be an index from 0 to 4, got 5
(vector-fill! v 'z 3)
v ; => #(5 2 3 z z)
(vector-reverse! v)
v ; => #(z z 3 2 5)
(vector-reverse! v 2)
v ; => #(z z 5 2 3)
(vector-reverse! v 1 4)
v ; => #(z 2 5 z 3)
(vector-reverse! v 4 3) ; error: vector-reverse!: argument 2 (start) must be an index from 0 to 3, got 4
(vector-copy! v 0 #(a b c) 1)
v ; => #(b c 5 z 3)
(vector-reverse-copy! v 1 #(1 2 3))
v ; => #(b 3 2 1 3)
(vector-reverse-copy! v 0 v 1 4)
v ; => #(1 2 3 1 3)
(vector-reverse-copy! v 3 #(7 8 9) 1)
v ; => #(1 2 3 9 8)
(vector-reverse-copy! v 3 #(1 2 3)) ; error: vector-reverse-copy!: argument 2 (at) must be an index that leaves room for 3
(vector-unfold! (lambda (i x) (values (list i x) (+ x 1))) v 1 3 10)
v ; => #(1 (1 10) (2 11) 9 8)
(vector-unfold-right! (lambda (i x) (values (list i x) (+ x 1))) v 1 3 10)
v ; => #(1 (1 11) (2 10) 9 8)
(vector-unfold! (lambda (i) (* i i)) v 0 5)
v ; => #(0 1 4 9 16)
(vector-unfold! values v 0 6) ; error: vector-unfold!: argument 4 (end) must be an index from 0 to 5, got 6

;;; Conversion

(vector->list #(a b c) 1) ; => (b c)
(reverse-vector->list #(a b c)) ; => (c b a)
(reverse-vector->list #(a b c) 1) ; => (c b)
(reverse-vector->list #(a b c) 0 2) ; => (b a)
(list->vector '(1 2)) ; => #(1 2)
(reverse-list->vector '(1 2 3)) ; => #(3 2 1)
(reverse-list->vector '(1 . 2)) ; error: reverse-list->vector: argument 1 (list) must be a proper list
(vector->string #(#\a #\b)) ; => "ab"
(string->vector "abc" 1) ; => #(#\b #\c)

;;; A continuation captured in a procedure may be used again

(let* ((k #f) (count 0) (results '())
       (r (vector-unfold (lambda (i) (call/cc (lambda (c) (if (= i 1) (set! k c)) i))) 3)))
  (set! results (cons r results))
  (if (= count 0) (begin (set! count 1) (k 'again)))
  (reverse results)) ; => (#(0 1 2) #(0 again 2))
