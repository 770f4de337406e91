(import (srfi 1))
;; Constructors
(cons 'a '(b c)) ; => (a b c)
(list 1 2 3) ; => (1 2 3)
(xcons '(b c) 'a) ; => (a b c)
(cons* 1 2 3 '(4 5)) ; => (1 2 3 4 5)
(cons* 1) ; => 1
(length (make-list 4 'c)) ; => 4
(make-list 3 'c) ; => (c c c)
(list-tabulate 4 values) ; => (0 1 2 3)
(list-tabulate 0 values) ; => ()
(list-tabulate -1 values) ; error: list-tabulate: argument 1 (n) must be a non-negative exact integer, got -1
(list-tabulate 3 4) ; error: list-tabulate: argument 2 (init-proc) must be a procedure, got 4
(list-copy '(1 2 . 3)) ; => (1 2 . 3)
(define ring (circular-list 'z 'q))
(list-ref ring 5) ; => q
(take ring 5) ; => (z q z q z)
(take (circular-list 1) 3) ; => (1 1 1)
(iota 5) ; => (0 1 2 3 4)
(iota 5 0 -1) ; => (0 -1 -2 -3 -4)
(iota 3 1) ; => (1 2 3)
;; Predicates
(pair? '(1)) ; => #t
(null? '()) ; => #t
(proper-list? '(1 2)) ; => #t
(proper-list? '(1 . 2)) ; => #f
(map proper-list? (list '() 1 ring)) ; => (#t #f #f)
(map circular-list? (list ring (circular-list 1) (circular-list 1 2 3) '(1 2) '(1 . 2) '() 5)) ; => (#t #t #t #f #f #f #f)
(circular-list? (append '(1 2 3) ring)) ; => #t
(circular-list? (cons 1 (circular-list 1 2 3 4 5))) ; => #t
(map dotted-list? (list '(1 2 . 3) '(1 . 2) 5 '() '(1) '(1 2 3) ring)) ; => (#t #t #t #f #f #f #f)
(not-pair? '(1)) ; => #f
(not-pair? '()) ; => #t
(null-list? '()) ; => #t
(null-list? '(1)) ; => #f
(null-list? 5) ; error: null-list?: argument 1 (list) must be a list, got 5
(list= eq?) ; => #t
(list= eq? '(a)) ; => #t
(list= eq? '(a b) '(a b) '(a b)) ; => #t
(list= eq? '(a b) '(a b) '(a c)) ; => #f
(list= = '(1 2) '(1)) ; => #f
(list= = '(1) '(1 2)) ; => #f
(list= < '(1 2) '(3 4) '(5 6)) ; => #t
(list= = '() '() '()) ; => #t
(list= 5 '() '()) ; error: list=: argument 1 (elt=) must be a procedure
(list= eq? '(a) '(a . b)) ; error: list=: argument 3 (list) must be a proper list, got (a . b)
;; Selectors
(define ten (iota 10 1))
(map (lambda (select) (select ten)) (list first second third fourth fifth)) ; => (1 2 3 4 5)
(map (lambda (select) (select ten)) (list sixth seventh eighth ninth tenth)) ; => (6 7 8 9 10)
(first '()) ; error: first: argument 1 (list) must be a list of length 1 or more, got ()
(third '(1 2)) ; error: third: argument 1 (list) must be a list of length 3 or more, got (1 2)
(third ring) ; => z
(tenth '(1 . 2)) ; error: tenth: argument 1 (list)
(caddr '(1 2 3)) ; => 3
(cddddr '(1 2 3 4 . 5)) ; => 5
(define tree '(((1 . 2) 3 . 4) (5 . 6) 7 . 8))
(list (caar tree) (cdar tree) (cddr tree) (caaar tree) (caadr tree) (cdaar tree)) ; => ((1 . 2) (3 . 4) (7 . 8) 1 5 2)
(list (cadar tree) (cdadr tree) (cddar tree) (cdddr tree)) ; => (3 6 4 8)
(define tree '((((1 . 2) 3 . 4) (5 . 6) 7 . 8) ((9 . 10) 11 . 12) (13 . 14) 15 . 16))
(list (caaaar tree) (caaadr tree) (caadar tree) (caaddr tree) (cadaar tree) (cadadr tree) (caddar tree) (cadddr tree)) ; => (1 9 5 13 3 11 7 15)
(list (cdaaar tree) (cdaadr tree) (cdadar tree) (cdaddr tree) (cddaar tree) (cddadr tree) (cdddar tree)) ; => (2 10 6 14 4 12 8)
(call-with-values (lambda () (car+cdr '(1 2))) list) ; => (1 (2))
(car+cdr '()) ; error: car+cdr: argument 1 (pair) must be a pair, got ()
(take '(a b c d e) 2) ; => (a b)
(drop '(a b c d e) 2) ; => (c d e)
(take '(1 2 3 . d) 2) ; => (1 2)
(drop '(1 2 3 . d) 2) ; => (3 . d)
(take '(1 2 3 . d) 3) ; => (1 2 3)
(drop '(1 2 3 . d) 3) ; => d
(take 5 0) ; => ()
(take '(1 2) 3) ; error: take: argument 2 (i) must be at most the length of the list, got 3
(drop '(1 2) 3) ; error: drop: argument 2 (i) must be at most the length of the list, got 3
(take '(1 2) -1) ; error: take: argument 2 (i) must be a non-negative exact integer, got -1
(drop '(1 2) 1.5) ; error: drop: argument 2 (i) must be a non-negative exact integer, got 1.5
(take-right '(a b c d e) 2) ; => (d e)
(drop-right '(a b c d e) 2) ; => (a b c)
(take-right '(1 2 3 . d) 2) ; => (2 3 . d)
(drop-right '(1 2 3 . d) 2) ; => (1)
(take-right '(1 2 3 . d) 0) ; => d
(drop-right '(1 2 3 . d) 0) ; => (1 2 3)
(take-right '(1 2) 2) ; => (1 2)
(drop-right '(1 2) 2) ; => ()
(take-right '(1 2) 3) ; error: take-right: argument 2 (i) must be at most
(drop-right '(1 2) 3) ; error: drop-right: argument 2 (i) must be at most
(take! (list 1 2 3) 2) ; => (1 2)
(take! (list 1 2 3) 0) ; => ()
(take! (circular-list 1 3 5) 8) ; => (1 3)
(take! (list 1 2) 3) ; error: take!: argument 2 (i) must be at most
(drop-right! (list 1 2 3 4) 1) ; => (1 2 3)
(drop-right! (list 1 2) 2) ; => ()
(drop-right! (cons* 1 2 3 'd) 0) ; => (1 2 3)
(drop-right! (list 1 2) 3) ; error: drop-right!: argument 2 (i) must be at most
(call-with-values (lambda () (split-at '(a b c d e f g h) 3)) list) ; => ((a b c) (d e f g h))
(call-with-values (lambda () (split-at '(a . b) 1)) list) ; => ((a) b)
(split-at '(a) 2) ; error: split-at: argument 2 (i) must be at most
(call-with-values (lambda () (split-at! (list 1 2 3) 1)) list) ; => ((1) (2 3))
(call-with-values (lambda () (split-at! (list 1) 0)) list) ; => (() (1))
(call-with-values (lambda () (split-at! (list 1) 1)) list) ; => ((1) ())
(split-at! (list 1) 2) ; error: split-at!: argument 2 (i) must be at most
(last '(a b c)) ; => c
(last '(a b . c)) ; => b
(last '()) ; error: last: argument 1 (list) must be a list that is not empty, got ()
(last-pair '(a b c . d)) ; => (c . d)
;; Length, appending, zipping
(length '(1 2)) ; => 2
(length+ '(1 2 3)) ; => 3
(length+ ring) ; => #f
(length+ '(1 . 2)) ; error: length+: argument 1 (clist) must be a list, proper or circular, got (1 . 2)
(append '(x) '(y) 'z) ; => (x y . z)
(append! (list 1) '() (list 2 3) 4) ; => (1 2 3 . 4)
(concatenate '((1) (2 3) () (4 . 5))) ; => (1 2 3 4 . 5)
(concatenate '()) ; => ()
(concatenate 5) ; error: concatenate: argument 1 (list) must be a proper list, got 5
(concatenate! (list (list 1) '() (list 2 3))) ; => (1 2 3)
(concatenate! '(1 . 2)) ; error: concatenate!: argument 1
(reverse '(a b c)) ; => (c b a)
(reverse! (list 1 2 3)) ; => (3 2 1)
(append-reverse '(3 2 1) '(4 5)) ; => (1 2 3 4 5)
(append-reverse '() 5) ; => 5
(append-reverse! (list 3 2 1) '(4 5)) ; => (1 2 3 4 5)
(append-reverse! '() '(4)) ; => (4)
(append-reverse! 5 '(4)) ; error: append-reverse!: argument 1 (list) must be a proper list, got 5
(zip '(one two three) '(1 2 3) '(odd even odd even)) ; => ((one 1 odd) (two 2 even) (three 3 odd))
(zip '(1 2 3)) ; => ((1) (2) (3))
(zip '(3 1 4 1) (circular-list #f #t)) ; => ((3 #f) (1 #t) (4 #f) (1 #t))
(unzip1 '((1 one) (2 two))) ; => (1 2)
(call-with-values (lambda () (unzip2 '((1 one) (2 two) (3 three)))) list) ; => ((1 2 3) (one two three))
(call-with-values (lambda () (unzip3 '((1 2 3) (4 5 6)))) list) ; => ((1 4) (2 5) (3 6))
(call-with-values (lambda () (unzip4 '((1 2 3 4)))) list) ; => ((1) (2) (3) (4))
(call-with-values (lambda () (unzip5 '((1 2 3 4 5) (6 7 8 9 10)))) list) ; => ((1 6) (2 7) (3 8) (4 9) (5 10))
(unzip2 '((1))) ; error: second: argument 1 (list)
(count even? '(3 1 4 1 5 9 2 5 6)) ; => 3
(count < '(1 2 4 8) '(2 4 6 8 10 12 14 16)) ; => 3
(count < '(3 1 4 1) (circular-list 1 10)) ; => 2
(count even? '(1 . 2)) ; error: count: argument 2 (list) must be a proper list, got (1 . 2)
(count 1 '()) ; error: count: argument 1 (pred) must be a procedure, got 1
;; Folding
(fold + 0 '(1 2 3)) ; => 6
(fold cons '() '(1 2 3)) ; => (3 2 1)
(fold cons* '() '(a b c) '(1 2 3 4 5)) ; => (c 3 b 2 a 1)
(fold list 0 '(1 2) '(3 4) '(5 6)) ; => (2 4 6 (1 3 5 0))
(fold cons* '() '(a b c) (circular-list 1 2)) ; => (c 1 b 2 a 1)
(fold cons* 0 '(a) '() '(b)) ; => 0
(fold cons* 0 '(a) '()) ; => 0
(fold cons 0 '()) ; => 0
(fold cons '() '(1 . 2)) ; error: fold: argument 3 (list) must be a proper list, got (1 . 2)
(fold 5 '() '()) ; error: fold: argument 1 (kons) must be a procedure, got 5
(fold + 0) ; error: fold: takes at least 3 arguments, called with 2
(fold-right cons '() '(1 2 3)) ; => (1 2 3)
(fold-right (lambda (x l) (if (even? x) (cons x l) l)) '() '(1 2 3 4)) ; => (2 4)
(fold-right cons* '() '(a b c) '(1 2 3 4 5)) ; => (a 1 b 2 c 3)
(fold-right list 0 '(1 2) (circular-list 3 4) '(5 6)) ; => (1 3 5 (2 4 6 0))
(fold-right cons '() 5) ; error: fold-right: argument 3 (list) must be a proper list, got 5
(pair-fold (lambda (pair tail) (set-cdr! pair tail) pair) '() (list 1 2 3)) ; => (3 2 1)
(pair-fold cons '() '(a b c)) ; => ((c) (b c) (a b c))
(pair-fold list 0 '(1 2) '(3 4 5)) ; => ((2) (4 5) ((1 2) (3 4 5) 0))
(pair-fold cons '() '(1 . 2)) ; error: pair-fold: argument 3
(pair-fold-right cons '() '(a b c)) ; => ((a b c) (b c) (c))
(pair-fold-right list 0 '(1 2) '(3 4 5)) ; => ((1 2) (3 4 5) ((2) (4 5) 0))
(pair-fold-right cons '() '(1 . 2)) ; error: pair-fold-right: argument 3
(reduce + 0 '(1 2 3)) ; => 6
(reduce max 0 '(1 5 3)) ; => 5
(reduce - 0 '(1 2 3 4)) ; => 2
(reduce + 10 '()) ; => 10
(reduce + 10 '(1)) ; => 1
(reduce list 0 '(1 2 3)) ; => (3 (2 1))
(reduce + 0 5) ; error: reduce: argument 3 (list) must be a proper list, got 5
(reduce-right + 0 '(1 2 3)) ; => 6
(reduce-right list 0 '(1 2 3 4)) ; => (1 (2 (3 4)))
(reduce-right append '() '((1) (2 3) (4))) ; => (1 2 3 4)
(reduce-right list 0 '()) ; => 0
(reduce-right list 0 5) ; error: reduce-right: argument 3
(unfold (lambda (x) (> x 10)) (lambda (x) (* x x)) (lambda (x) (+ x 1)) 1) ; => (1 4 9 16 25 36 49 64 81 100)
(unfold null? car cdr '(1 2 3) (lambda (seed) '(tail))) ; => (1 2 3 tail)
(unfold not-pair? car cdr '(1 2 . 3) values) ; => (1 2 . 3)
(unfold null? 5 cdr '()) ; error: unfold: argument 2 (mapper) must be a procedure, got 5
(unfold-right zero? (lambda (x) (* x x)) (lambda (x) (- x 1)) 10) ; => (1 4 9 16 25 36 49 64 81 100)
(unfold-right null? car cdr '(1 2 3) '(4 5)) ; => (3 2 1 4 5)
(unfold-right null? car 5 '()) ; error: unfold-right: argument 3 (successor) must be a procedure, got 5
;; Mapping
(map cadr '((a b) (d e) (g h))) ; => (b e h)
(map + '(3 1 4 1) (circular-list 1 0)) ; => (4 1 5 1)
(let ((v (make-vector 3))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2)) v) ; => #(0 1 4)
(append-map (lambda (x) (list x (- x))) '(1 3 8)) ; => (1 -1 3 -3 8 -8)
(append-map list '(1 2) '(a b c)) ; => (1 a 2 b)
(append-map list '()) ; => ()
(append-map 5 '(1)) ; error: append-map: argument 1 (f) must be a procedure, got 5
(append-map! (lambda (x) (list x (- x))) '(1 3 8)) ; => (1 -1 3 -3 8 -8)
(append-map! list '(1 2) '(a b)) ; => (1 a 2 b)
(define numbers (list 1 2 3))
(eq? (map! - numbers) numbers) ; => #t
numbers ; => (-1 -2 -3)
(map! + (list 1 2) '(10 20 30)) ; => (11 22)
(map! - 5) ; error: map!: argument 2 (list) must be a proper list, got 5
(map-in-order (lambda (x) (display x) x) '(1 2 3)) ; => (1 2 3)
; prints: 123
(pair-for-each (lambda (pair) (write pair)) '(a b c)) ; prints: (a b c)(b c)(c)
(pair-for-each (lambda (pair) (set-cdr! pair '()) (write pair)) (list 1 2)) ; prints: (1)(2)
(pair-for-each (lambda (x y) (write x) (write y)) '(1 2) '(3 4 5)) ; prints: (1 2)(3 4 5)(2)(4 5)
(pair-for-each list '(1 . 2)) ; error: pair-for-each: argument 2
(filter-map (lambda (x) (and (number? x) (* x x))) '(a 1 b 3 c 7)) ; => (1 9 49)
(filter-map (lambda (x y) (and (< x y) (+ x y))) '(1 5 2) '(2 4 6)) ; => (3 8)
(filter-map values '(1 . 2)) ; error: filter-map: argument 2
(filter-map 1 '(1) '(2)) ; error: filter-map: argument 1 (f)
;; Filtering
(filter even? '(0 7 8 8 43 -4)) ; => (0 8 8 -4)
(filter even? '()) ; => ()
(filter even? '(1 . 2)) ; error: filter: argument 2 (list) must be a proper list, got (1 . 2)
(filter '(1) even?) ; error: filter: argument 1 (pred) must be a procedure, got (1)
(remove even? '(0 7 8 8 43 -4)) ; => (7 43)
(remove even? 5) ; error: remove: argument 2 (list)
(call-with-values (lambda () (partition symbol? '(one 2 3 four five 6))) list) ; => ((one four five) (2 3 6))
(call-with-values (lambda () (partition symbol? '())) list) ; => (() ())
(partition symbol? 5) ; error: partition: argument 2 (list)
(filter! even? (list 0 7 8 8 43 -4)) ; => (0 8 8 -4)
(filter! even? (list 7 9)) ; => ()
(remove! even? (list 0 7 8 8 43 -4)) ; => (7 43)
(call-with-values (lambda () (partition! symbol? (list 'one 2 3 'four 'five 6))) list) ; => ((one four five) (2 3 6))
(partition! symbol? 5) ; error: partition!: argument 2 (list)
(filter! 5 '()) ; error: filter!: argument 1 (pred)
(remove! even? '(1 . 2)) ; error: remove!: argument 2 (list)
;; Searching
(find even? '(3 1 4 1 5 9)) ; => 4
(find even? '(1 3)) ; => #f
(find even? (circular-list 1 2)) ; => 2
(find even? '(1 . 3)) ; error: find: argument 2 (list)
(find-tail even? '(3 1 37 -8 -5 0 0)) ; => (-8 -5 0 0)
(find-tail even? '(3 1 37 -5)) ; => #f
(find-tail even? 5) ; error: find-tail: argument 2
(any integer? '(a 3 b 2.7)) ; => #t
(any integer? '(a 3.1 b 2.7)) ; => #f
(any < '(3 1 4 1 5) '(2 7 1 8 2)) ; => #t
(any values '()) ; => #f
(any (lambda (x) (and (even? x) (* 10 x))) '(1 2 3 4)) ; => 20
(any (lambda (x) (and (even? x) x)) (circular-list 1 2)) ; => 2
(any (lambda (x y) (and (< x y) y)) '(3 1) (circular-list 2)) ; => 2
(any < '(3 1) '(2 1 9)) ; => #f
(any < '() '(1)) ; => #f
(any (lambda (x y z) (and (< x y z) z)) '(5 1) '(2 3) '(3 4 5)) ; => 4
(any < '(1) '(2) '()) ; => #f
(any even? '(1 . 3)) ; error: any: argument 2 (list)
(any 3 '()) ; error: any: argument 1 (pred)
(every even? '(2 4)) ; => #t
(every values '()) ; => #t
(every (lambda (x) (and (even? x) (* 10 x))) '(2 4)) ; => 40
(every even? '(2 3 4)) ; => #f
(every even? (circular-list 2 3)) ; => #f
(every (lambda (x y) (and (< x y) y)) '(1 2) '(3 4 0)) ; => 4
(every < '() '(1)) ; => #t
(every < '(1 2) '(3 0 5)) ; => #f
(every (lambda (x y z) (and (< x y z) z)) '(1 2) '(2 3) '(3 4 5)) ; => 4
(every < '(1) '() '(3)) ; => #t
(every even? 5) ; error: every: argument 2 (list)
(let loop ((n 300)) (every (lambda (x) (or (= n 0) (loop (- n 1)))) '(1))) ; => #t
(list-index even? '(3 1 4 1 5 9)) ; => 2
(list-index < '(3 1 4 1 5 9 2 5 6) '(2 7 1 8 2)) ; => 1
(list-index = '(3 1 4 1 5 9 2 5 6) '(2 7 1 8 2)) ; => #f
(list-index even? '()) ; => #f
(list-index even? '(1 . 3)) ; error: list-index: argument 2 (list)
(member "b" '("a" "b" "c")) ; => ("b" "c")
(member 2.0 '(1 2 3) =) ; => (2 3)
(memq 'c '(a b c)) ; => (c)
(memv 101 '(100 101)) ; => (101)
(take-while even? '(2 18 3 10 22 9)) ; => (2 18)
(take-while even? (circular-list 2 4 5)) ; => (2 4)
(take-while even? '(2 4)) ; => (2 4)
(take-while even? '(2 . 4)) ; error: take-while: argument 2 (list)
(drop-while even? '(2 18 3 10 22 9)) ; => (3 10 22 9)
(drop-while even? '(2 4)) ; => ()
(drop-while even? '(2 . 4)) ; error: drop-while: argument 2 (list)
(take-while! even? (list 2 18 3 10)) ; => (2 18)
(take-while! even? (list 1 2)) ; => ()
(call-with-values (lambda () (span even? '(2 18 3 10 22 9))) list) ; => ((2 18) (3 10 22 9))
(call-with-values (lambda () (break even? '(3 1 4 1 5 9))) list) ; => ((3 1) (4 1 5 9))
(call-with-values (lambda () (span! even? (list 2 18 3 10))) list) ; => ((2 18) (3 10))
(call-with-values (lambda () (break! even? (list 3 1 4 1))) list) ; => ((3 1) (4 1))
(call-with-values (lambda () (break! even? (list 3 1))) list) ; => ((3 1) ())
(span 1 '()) ; error: span: argument 1 (pred)
(break even? 5) ; error: break: argument 2 (list)
(break! even? 5) ; error: break!: argument 2 (list)
;; Deleting
(delete 'a '(a b a c)) ; => (b c)
(delete "a" '("a" "b")) ; => ("b")
(delete 3 '(1 5 2 4) <) ; => (1 2)
(delete 1 5) ; error: delete: argument 2 (list) must be a proper list, got 5
(delete 1 '() 2) ; error: delete: argument 3 (=) must be a procedure, got 2
(delete! 'a (list 'a 'b 'a 'c)) ; => (b c)
(delete! 3 (list 1 5 2 4) <) ; => (1 2)
(delete-duplicates '(a b a c a b c z)) ; => (a b c z)
(delete-duplicates '((a . 3) (b . 7) (c . 1) (a . 9) (b . 11)) (lambda (x y) (eq? (car x) (car y)))) ; => ((a . 3) (b . 7) (c . 1))
(delete-duplicates '(3 5 2 4 1) <) ; => (3 2 1)
(delete-duplicates '(1 2 1.0 1) eqv?) ; => (1 2 1.0)
(delete-duplicates '()) ; => ()
(delete-duplicates 5) ; error: delete-duplicates: argument 1 (list)
(delete-duplicates! (list 1 2 1 3 2)) ; => (1 2 3)
;; Association lists
(assq 'b '((a 1) (b 2))) ; => (b 2)
(assv 5 '((2 3) (5 7))) ; => (5 7)
(assoc 2.0 '((1 1) (2 4)) =) ; => (2 4)
(alist-cons 1 2 '((3 . 4))) ; => ((1 . 2) (3 . 4))
(define alist (list (cons 'a 1) (cons 'b 2)))
(define copy (alist-copy alist))
copy ; => ((a . 1) (b . 2))
(begin (set-cdr! (car copy) 5) alist) ; => ((a . 1) (b . 2))
(alist-copy '(1)) ; error: alist-copy: argument 1 (alist) must be a list of pairs, got (1)
(alist-copy 1) ; error: alist-copy: argument 1
(alist-delete 'a '((a . 1) (b . 2) (a . 3))) ; => ((b . 2))
(alist-delete 5 '((3 . a) (7 . b)) <) ; => ((3 . a))
(alist-delete 1 '(2)) ; error: alist-delete: argument 2 (alist) must be a list of pairs, got (2)
(alist-delete! "a" (list (cons "a" 1) (cons "b" 2))) ; => (("b" . 2))
(alist-delete! 5 (list (cons 3 'a) (cons 7 'b)) <) ; => ((3 . a))
;; Lists as sets
(lset<= eq? '(a) '(a b a) '(a b c c)) ; => #t
(lset<= eq? '(a d) '(a b a)) ; => #f
(lset<= eq?) ; => #t
(lset<= eq? '(a)) ; => #t
(lset<= < '(1 2) '(3) '(4)) ; => #t
(lset<= 5) ; error: lset<=: argument 1 (=) must be a procedure, got 5
(lset<= eq? '(a) 5) ; error: lset<=: argument 3 (list) must be a proper list, got 5
(lset= eq? '(b e a) '(a e b) '(e e b a)) ; => #t
(lset= eq? '(a) '(a b)) ; => #f
(lset= eq? '(a b) '(a)) ; => #f
(lset= eq?) ; => #t
(lset= eq? '(a)) ; => #t
(lset= < '(1 2) '(3 4)) ; => #t
(lset-adjoin eq? '(a b c d c e) 'd 'a 'e 'i 'o 'u) ; => (u o i a b c d c e)
(lset-adjoin eq? '() 'a 'a) ; => (a)
(lset-adjoin < '(1) 2 0) ; => (0 1)
(lset-union eq? '(a b c d e) '(a e i o u)) ; => (u o i a b c d e)
(lset-union eq? '(a a c) '(x a x)) ; => (x a a c)
(lset-union eq?) ; => ()
(lset-union eq? '(a b c)) ; => (a b c)
(lset-union equal? '() '("a") '("a" "b")) ; => ("b" "a")
(lset-union < '(1) '(2 0)) ; => (0 1)
(lset-intersection eq? '(a b c d e) '(a e i o u)) ; => (a e)
(lset-intersection eq? '(a x y a) '(x a x z)) ; => (a x a)
(lset-intersection eq? '(a b c)) ; => (a b c)
(lset-intersection eqv? '(1 2 3) '(2 3) '(3 4)) ; => (3)
(lset-intersection < '(1 5) '(3)) ; => (1)
(lset-difference eq? '(a b c d e) '(a e i o u)) ; => (b c d)
(lset-difference eq? '(a b c)) ; => (a b c)
(lset-difference eq? '(a b c d) '(a) '(d)) ; => (b c)
(lset-difference eq? '(a) 5) ; error: lset-difference: argument 3 (list)
(lset-xor eq? '(a b c d e) '(a e i o u)) ; => (d c b i o u)
(lset-xor eq?) ; => ()
(lset-xor eq? '(a b c)) ; => (a b c)
(lset-xor eq? '(a b) '(b c) '(c d)) ; => (a d)
(lset-xor eq? '(a b) '()) ; => (b a)
(call-with-values (lambda () (lset-diff+intersection eq? '(a b c d e) '(a) '(e f))) list) ; => ((b c d) (a e))
(call-with-values (lambda () (lset-diff+intersection eq? '(a))) list) ; => ((a) ())
(lset= eq? (lset-union! eq? (list 'a 'b) (list 'b 'c)) '(a b c)) ; => #t
(lset-intersection! eq? (list 'a 'b) (list 'b 'c)) ; => (b)
(lset-difference! eq? (list 'a 'b) (list 'b 'c)) ; => (a)
(lset= eq? (lset-xor! eq? (list 'a 'b) (list 'b 'c)) '(a c)) ; => #t
(call-with-values (lambda () (lset-diff+intersection! eq? (list 'a 'b) (list 'b))) list) ; => ((a) (b))
;; Side effects
(let ((pair (cons 1 2))) (set-car! pair 3) (set-cdr! pair 4) pair) ; => (3 . 4)
;; A continuation captured in a procedure that is called gives a fresh result, and leaves the earlier one as it was.
(define again #f)
(define results '())
(begin
  (set! results (cons (filter-map (lambda (x) (call/cc (lambda (k) (if (= x 2) (set! again k)) x))) '(1 2 3)) results))
  (if (< (length results) 2) (again 'x))
  results) ; => ((1 x 3) (1 2 3))
(define results '())
(begin
  (set! results (cons (filter (lambda (x) (call/cc (lambda (k) (if (= x 2) (set! again k)) #t))) '(1 2 3)) results))
  (if (< (length results) 2) (again #f))
  results) ; => ((1 3) (1 2 3))
