(import (srfi 132))

(define (by-car a b) (< (car a) (car b)))

(list-sorted? < '(1 2 2)) ; => #t
(list-sorted? < '(2 1)) ; => #f
(list-sorted? < 5) ; error: list-sorted?: argument 2 (lis) must be a proper list, got 5
(vector-sorted? < #(1 2 3)) ; => #t
(vector-sorted? < #(3 1 2 9) 1) ; => #t
(vector-sorted? < #(3 1 2 0) 1 3) ; => #t
(vector-sorted? < #(3 1 2)) ; => #f
(vector-sorted? < #()) ; => #t
(vector-sorted? < #(1) 2) ; error: vector-sorted?: argument 3 (start) must be an index from 0 to 1, got 2

(list-sort < '(3 1 2)) ; => (1 2 3)
(list-stable-sort by-car '((2 . a) (1 . a) (2 . b))) ; => ((1 . a) (2 . a) (2 . b))
(define l (list 3 1 2))
(list-sort! < l) ; => (1 2 3)
l ; => (1 2 3)
(list-stable-sort! > (list 1 2 3)) ; => (3 2 1)
(list-sort '(1) <) ; error: list-sort: argument 1 (<) must be a procedure
(vector-sort < #(3 1 2)) ; => #(1 2 3)
(vector-sort < #(9 3 1 2 0) 1 4) ; => #(1 2 3)
(vector-sort > #(1 2 3) 1) ; => #(3 2)
(vector-stable-sort by-car #((2 . a) (1 . a) (2 . b))) ; => #((1 . a) (2 . a) (2 . b))
(define v (vector 9 3 1 2 0))
(vector-sort! < v 1 4)
v ; => #(9 1 2 3 0)
(vector-sort! < v)
v ; => #(0 1 2 3 9)
(vector-stable-sort! (lambda (a b) (> a b)) v 2)
v ; => #(0 1 9 3 2)
(vector-sort! < v 0 6) ; error: vector-sort!: argument 4 (end) must be an index from 0 to 5, got 6

(list-merge < '(1 3) '(2 4)) ; => (1 2 3 4)
(list-merge by-car '((1 . a)) '((1 . b))) ; => ((1 . a) (1 . b))
(list-merge! < (list 1 3) (list 2)) ; => (1 2 3)
(vector-merge < #(1 3) #(2 4)) ; => #(1 2 3 4)
(vector-merge < #(9 1 3 0) #(8 2 4) 1 3 1) ; => #(1 2 3 4)
(vector-merge < #(1 3) #(2 4 0) 0 2 0 2) ; => #(1 2 3 4)
(define to (make-vector 6 '-))
(vector-merge! < to #(1 3) #(2 4) 1)
to ; => #(- 1 2 3 4 -)
(vector-merge! < to #(9 5) #(0 7) 0 1 2 1 2)
to ; => #(5 7 2 3 4 -)
(vector-merge! < to #(1 2 3 4) #(5 6 7)) ; error: vector-copy!

(list-delete-neighbor-dups = '(1 1 2 2 1)) ; => (1 2 1)
(list-delete-neighbor-dups = '()) ; => ()
(list-delete-neighbor-dups! = (list 1 1)) ; => (1)
(vector-delete-neighbor-dups = #(1 1 2 2 1)) ; => #(1 2 1)
(vector-delete-neighbor-dups = #(1 1 2 2 1) 1 4) ; => #(1 2)
(define v (vector 0 0 1 1 2 2))
(vector-delete-neighbor-dups! = v) ; => 3
(vector-copy v 0 3) ; => #(0 1 2)
(define v (vector 0 1 1 1 2))
(vector-delete-neighbor-dups! = v 1 4) ; => 2
(vector-ref v 1) ; => 1

(vector-find-median < #(3 1 2) #f) ; => 2
(vector-find-median < #(4 1 2 3) #f) ; => 5/2
(vector-find-median < #(4 1 2 3) #f list) ; => (2 3)
(vector-find-median < #() 'none) ; => none
(define v (vector 3 1 2))
(vector-find-median! < v #f) ; => 2
v ; => #(1 2 3)

(define (scrambled n) (list->vector (map (lambda (i) (modulo (* i 37) n)) (iota n))))
(vector-select! < (scrambled 101) 0) ; => 0
(vector-select! < (scrambled 101) 50) ; => 50
(vector-select! < (scrambled 101) 100) ; => 100
(vector-select! < (vector 9 5 7 5 0) 1 1 4) ; => 5
(vector-select! < (vector 1 2) 2) ; error: vector-select!: argument 3 (k) must be an index from 0 to 1, got 2
(vector-select! < (make-vector 50 7) 25) ; => 7
(define v (scrambled 101))
(vector-separate! < v 10)
(vector-sort < v 0 10) ; => #(0 1 2 3 4 5 6 7 8 9)
(vector-separate! < v 0)
(vector-separate! < v 101)
(vector-separate! < v 102) ; error: vector-separate!: argument 3 (k) must be an index from 0 to 101, got 102

; A continuation captured in the order may be entered again.
(define saved #f)
(define count 0)
(begin
  (define result
    (list-sort (lambda (a b) (call/cc (lambda (k) (if (not saved) (set! saved k)))) (< a b)) '(4 2 5 1 3)))
  (set! count (+ count 1))
  (if (< count 3) (saved #f))
  (list count result)) ; => (3 (1 2 3 4 5))
