;; SRFI 113: sets and bags.
(import (srfi 113) (srfi 128))
(define c (make-default-comparator))
(define nocase (make-comparator string? string-ci=? #f (lambda (s) (string-length s))))
(define (sorted list) (sort list <))
(define (show set) (sorted (set->list set)))
(define (show-bag bag) (sorted (bag->list bag)))

;; Sets: constructors, predicates, accessors.
(define s (set c 1 2 3 2))
(show s) ; => (1 2 3)
(show (set c)) ; => ()
(show (set-unfold c (lambda (n) (> n 5)) (lambda (n) (quotient n 2)) (lambda (n) (+ n 1)) 0)) ; => (0 1 2)
(map set? (list s (bag c) '(1))) ; => (#t #f #f)
(set-contains? s 2) ; => #t
(set-contains? s 5) ; => #f
(set-empty? s) ; => #f
(set-empty? (set c)) ; => #t
(set-disjoint? s (set c 4 5)) ; => #t
(set-disjoint? s (set c 3 4)) ; => #f
(set-member (set nocase "abc") "ABC" #f) ; => "abc"
(set-member s 7 'none) ; => none
(eq? (set-element-comparator s) c) ; => #t
(set 5 1) ; error: set: argument 1 (comparator) must be a comparator, got 5
(set-contains? 5 1) ; error: set-contains?: argument 1 (set) must be a set, got 5
(set-unfold c 1 car cdr 0) ; error: set-unfold: argument 2 (stop?)
(set-disjoint? s (set nocase)) ; error: must be a set with the comparator of the first one

;; Updaters.
(show (set-adjoin s 3 4 5)) ; => (1 2 3 4 5)
(show s) ; => (1 2 3)
(show (set-adjoin! (set c 1) 2 2)) ; => (1 2)
(set->list (set-adjoin (set nocase "a") "A")) ; => ("a")
(set->list (set-replace (set nocase "a") "A")) ; => ("A")
(set->list (set-replace (set nocase "a") "b")) ; => ("a")
(set->list (set-replace! (set nocase "a") "A")) ; => ("A")
(show (set-delete s 2 9)) ; => (1 3)
(show (set-delete! (set c 1 2 3) 1 2)) ; => (3)
(show (set-delete-all s '(1 3))) ; => (2)
(show (set-delete-all! (set c 1 2) '(2))) ; => (1)
(show s) ; => (1 2 3)
(set-delete-all s 5) ; error: set-delete-all: argument 2 (list)
(define (search set element failure success) (let-values (((result object) (set-search! set element failure success))) (list (show result) object)))
(search (set c 1 2) 3 (lambda (insert ignore) (insert 'in)) error) ; => ((1 2 3) in)
(search (set c 1 2) 3 (lambda (insert ignore) (ignore 'no)) error) ; => ((1 2) no)
(search (set c 1 2) 2 error (lambda (found update remove) (update 7 found))) ; => ((1 7) 2)
(search (set c 1 2) 2 error (lambda (found update remove) (remove 'out))) ; => ((1) out)
(set-search! s 1 5 car) ; error: set-search!: argument 3 (failure)

;; The whole set.
(set-size s) ; => 3
(set-find even? s (lambda () 'none)) ; => 2
(set-find zero? s (lambda () 'none)) ; => none
(set-count odd? s) ; => 2
(set-any? even? s) ; => #t
(set-any? zero? s) ; => #f
(set-every? number? s) ; => #t
(set-every? even? s) ; => #f
(set-size '()) ; error: set-size: argument 1 (set)
(set-find 1 s car) ; error: set-find: argument 1 (predicate)

;; Mapping and folding.
(show (set-map c (lambda (x) (quotient x 2)) (set c 1 2 3 4 5))) ; => (0 1 2)
(let ((sum 0)) (set-for-each (lambda (x) (set! sum (+ sum x))) s) sum) ; => 6
(set-fold + 10 s) ; => 16
(sorted (set-fold cons '() s)) ; => (1 2 3)
(show (set-filter odd? s)) ; => (1 3)
(show (set-filter! odd? (set c 1 2 3))) ; => (1 3)
(show (set-remove odd? s)) ; => (2)
(show (set-remove! odd? (set c 1 2 3))) ; => (2)
(let-values (((in out) (set-partition odd? s))) (list (show in) (show out))) ; => ((1 3) (2))
(let-values (((in out) (set-partition! odd? (set c 1 2 3)))) (list (show in) (show out))) ; => ((1 3) (2))
(show s) ; => (1 2 3)
(set-map s car c) ; error: set-map: argument 1 (comparator)
(set-fold s 0 car) ; error: set-fold: argument 1 (proc)

;; Copying and conversion.
(let ((copy (set-copy s))) (set-adjoin! copy 4) (list (show copy) (show s))) ; => ((1 2 3 4) (1 2 3))
(show (list->set c '(3 1 3))) ; => (1 3)
(show (list->set! (set c 1) '(3 1 3))) ; => (1 3)
(list->set c 5) ; error: list->set: argument 2 (list)

;; Subsets.
(define s12 (set c 1 2))
(define s21 (set c 2 1))
(define s4 (set c 1 2 3 4))
(list (set=? s12 s21) (set=? s12 s) (set=? s12) (set=? s12 s21 s12) (set=? s12 s21 s)) ; => (#t #f #t #t #f)
(list (set<? s12 s s4) (set<? s12 s21) (set<? s s12) (set<? s)) ; => (#t #f #f #t)
(list (set>? s4 s s12) (set>? s12 s21) (set>? s12 s)) ; => (#t #f #f)
(list (set<=? s12 s21 s) (set<=? s s12)) ; => (#t #f)
(list (set>=? s s12 s21) (set>=? s12 s)) ; => (#t #f)
(set=? s 5) ; error: set=?: argument 2 (set) must be a set, got 5

;; Set theory. Elements come from the first set that has them.
(show (set-union s (set c 3 4) (set c 5))) ; => (1 2 3 4 5)
(show (set-intersection s4 s (set c 2 3 9))) ; => (2 3)
(show (set-difference s4 (set c 1) (set c 3 9))) ; => (2 4)
(show (set-xor s (set c 3 4))) ; => (1 2 4)
(set->list (set-union (set nocase "a") (set nocase "A"))) ; => ("a")
(show s) ; => (1 2 3)
(show (set-union! (set c 1) (set c 2))) ; => (1 2)
(show (set-intersection! (set c 1 2) (set c 2))) ; => (2)
(show (set-difference! (set c 1 2) (set c 2))) ; => (1)
(show (set-xor! (set c 1 2) (set c 2 3))) ; => (1 3)
(let ((x (set c 1 2))) (show (set-xor! x x))) ; => ()
(let ((x (set c 1 2))) (show (set-difference! x x))) ; => ()
(let ((x (set c 1 2))) (show (set-union! x x))) ; => (1 2)
(set-union s (set nocase "a")) ; error: set-union: argument 2 (set) must be a set with the comparator of the first one

;; Bags: constructors, predicates, accessors.
(define b (bag c 1 2 2 3 3 3))
(show-bag b) ; => (1 2 2 3 3 3)
(show-bag (bag-unfold c (lambda (n) (> n 5)) (lambda (n) (quotient n 2)) (lambda (n) (+ n 1)) 0)) ; => (0 0 1 1 2 2)
(map bag? (list b s 1)) ; => (#t #f #f)
(bag-contains? b 2) ; => #t
(bag-contains? b 5) ; => #f
(bag-empty? b) ; => #f
(bag-empty? (bag c)) ; => #t
(bag-disjoint? b (bag c 4)) ; => #t
(bag-disjoint? b (bag c 4 1)) ; => #f
(bag-member (bag nocase "abc") "ABC" #f) ; => "abc"
(bag-member b 7 'none) ; => none
(eq? (bag-element-comparator b) c) ; => #t
(bag-element-count b 3) ; => 3
(bag-element-count b 4) ; => 0
(bag-size b) ; => 6
(bag-unique-size b) ; => 3
(bag-size s) ; error: bag-size: argument 1 (bag) must be a bag
(bag c-less) ; error: c-less
(bag 'c) ; error: bag: argument 1 (comparator)

;; Updaters.
(show-bag (bag-adjoin b 1 4)) ; => (1 1 2 2 3 3 3 4)
(show-bag (bag-adjoin! (bag c 1) 1)) ; => (1 1)
(bag->list (bag-replace (bag nocase "a" "a") "A")) ; => ("A" "A")
(bag->list (bag-replace! (bag nocase "a") "A")) ; => ("A")
(bag->list (bag-replace (bag nocase "a") "b")) ; => ("a")
(show-bag (bag-delete b 3 1)) ; => (2 2)
(show-bag (bag-delete! (bag c 1 1 2) 1)) ; => (2)
(show-bag (bag-delete-all b '(3))) ; => (1 2 2)
(show-bag (bag-delete-all! (bag c 1 1 2) '(1 2))) ; => ()
(show-bag (bag-increment! (bag c 1) 2 3)) ; => (1 2 2 2)
(show-bag (bag-decrement! (bag c 1 1 1) 1 2)) ; => (1)
(show-bag (bag-decrement! (bag c 1 1 1) 1 20)) ; => ()
(bag-increment! (bag c) 1 -1) ; error: bag-increment!: argument 3 (number)
(define (search-bag bag element failure success) (let-values (((result object) (bag-search! bag element failure success))) (list (show-bag result) object)))
(search-bag (bag c 1 2) 3 (lambda (insert ignore) (insert 'in)) error) ; => ((1 2 3) in)
(search-bag (bag c 1 2) 3 (lambda (insert ignore) (ignore 'no)) error) ; => ((1 2) no)
(search-bag (bag c 1 2 2) 2 error (lambda (found update remove) (update 7 found))) ; => ((1 2 7) 2)
(search-bag (bag c 1 2 2) 2 error (lambda (found update remove) (remove 'out))) ; => ((1 2) out)
(show-bag b) ; => (1 2 2 3 3 3)

;; The whole bag, mapping and folding.
(bag-find even? b (lambda () 'none)) ; => 2
(bag-find zero? b (lambda () 'none)) ; => none
(bag-count odd? b) ; => 4
(bag-any? even? b) ; => #t
(bag-any? zero? b) ; => #f
(bag-every? number? b) ; => #t
(bag-every? even? b) ; => #f
(show-bag (bag-map c (lambda (x) (quotient x 2)) b)) ; => (0 1 1 1 1 1)
(let ((sum 0)) (bag-for-each (lambda (x) (set! sum (+ sum x))) b) sum) ; => 14
(let ((all '())) (bag-for-each-unique (lambda (x n) (set! all (cons (* x n) all))) b) (sorted all)) ; => (1 4 9)
(bag-fold + 0 b) ; => 14
(bag-fold-unique (lambda (x n sum) (+ sum n)) 0 b) ; => 6
(show-bag (bag-filter odd? b)) ; => (1 3 3 3)
(show-bag (bag-filter! odd? (bag c 1 1 2))) ; => (1 1)
(show-bag (bag-remove odd? b)) ; => (2 2)
(show-bag (bag-remove! odd? (bag c 1 1 2))) ; => (2)
(let-values (((in out) (bag-partition odd? b))) (list (show-bag in) (show-bag out))) ; => ((1 3 3 3) (2 2))
(let-values (((in out) (bag-partition! odd? (bag c 1 2 2)))) (list (show-bag in) (show-bag out))) ; => ((1) (2 2))
(bag-fold b 0 car) ; error: bag-fold: argument 1 (proc)

;; Copying and conversion.
(let ((copy (bag-copy b))) (bag-adjoin! copy 1) (list (show-bag copy) (show-bag b))) ; => ((1 1 2 2 3 3 3) (1 2 2 3 3 3))
(show-bag (list->bag c '(3 1 3))) ; => (1 3 3)
(show-bag (list->bag! (bag c 1) '(3 1 3))) ; => (1 1 3 3)
(show (bag->set b)) ; => (1 2 3)
(show-bag (set->bag s)) ; => (1 2 3)
(show-bag (set->bag! (bag c 1) s)) ; => (1 1 2 3)
(set->bag! (bag nocase) s) ; error: set->bag!: argument 2 (set) must be a set with the comparator of the bag
(sort (bag->alist b) (lambda (x y) (< (car x) (car y)))) ; => ((1 . 1) (2 . 2) (3 . 3))
(show-bag (alist->bag c '((1 . 2) (3 . 0) (1 . 1)))) ; => (1 1 1)
(alist->bag c '((1 . -1))) ; error: alist->bag: argument 2 (alist)

;; Subbags.
(define b12 (bag c 1 2))
(list (bag=? b12 (bag c 2 1)) (bag=? b12 (bag c 1 2 2)) (bag=? b)) ; => (#t #f #t)
(list (bag<? b12 (bag c 1 2 2) b) (bag<? b12 (bag c 2 1)) (bag<? b b12)) ; => (#t #f #f)
(list (bag>? b (bag c 1 2 2) b12) (bag>? b12 b)) ; => (#t #f)
(list (bag<=? b12 (bag c 2 1) b) (bag<=? b b12)) ; => (#t #f)
(list (bag>=? b b12 (bag c 2 1)) (bag>=? b12 b)) ; => (#t #f)

;; Bag theory.
(define b2 (bag c 2 3 3 3 3 4))
(show-bag (bag-union b b2)) ; => (1 2 2 3 3 3 3 4)
(show-bag (bag-intersection b b2)) ; => (2 3 3 3)
(show-bag (bag-difference b b2)) ; => (1 2)
(show-bag (bag-difference b b12 b12)) ; => (3 3 3)
(show-bag (bag-xor b b2)) ; => (1 2 3 4)
(show-bag (bag-sum b12 b12 (bag c 5))) ; => (1 1 2 2 5)
(show-bag (bag-product 2 b12)) ; => (1 1 2 2)
(show-bag (bag-product 0 b12)) ; => ()
(show-bag b) ; => (1 2 2 3 3 3)
(show-bag (bag-union! (bag c 1 1) b12)) ; => (1 1 2)
(show-bag (bag-intersection! (bag c 1 1) b12)) ; => (1)
(show-bag (bag-difference! (bag c 1 1) b12)) ; => (1)
(show-bag (bag-xor! (bag c 1 1) b12)) ; => (1 2)
(show-bag (bag-sum! (bag c 1 1) b12)) ; => (1 1 1 2)
(show-bag (bag-product! 3 (bag c 1 2))) ; => (1 1 1 2 2 2)
(let ((x (bag c 1 2))) (show-bag (bag-sum! x x))) ; => (1 1 2 2)
(let ((x (bag c 1 2))) (show-bag (bag-difference! x x))) ; => ()
(bag-product -1 b) ; error: bag-product: argument 1 (n)
(bag-sum b (bag nocase)) ; error: bag-sum: argument 2 (bag) must be a bag with the comparator of the first one

;; Sets of sets.
(define sets (set set-comparator (set c 1 2) (set c 2 1) (set c 3)))
(set-size sets) ; => 2
(set-contains? sets (set c 3)) ; => #t
(define bags (set bag-comparator (bag c 1 1) (bag c 1)))
(set-size bags) ; => 2
(set-contains? bags (bag c 1 1)) ; => #t
(set-contains? bags (bag c 1 1 1)) ; => #f
