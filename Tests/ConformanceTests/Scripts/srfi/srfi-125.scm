(import (srfi 125) (srfi 128))

; Constructors
(define equals (make-equal-comparator))
(define t (make-hash-table equals))
(hash-table? t) ; => #t
(hash-table? 'a) ; => #f
(hash-table-empty? t) ; => #t
(hash-table-set! t 'a 1 "b" 2)
(hash-table-empty? t) ; => #f
(hash-table-ref/default t "b" #f) ; => 2
(hash-table->alist (alist->hash-table '((a . 1) (b . 2) (a . 3)) equals)) ; => ((a . 1) (b . 2))
(hash-table->alist (alist->hash-table '((1 . a) (1. . b)) (make-comparator number? = < number-hash))) ; => ((1 . a))
(alist->hash-table '(a) equals) ; error: alist->hash-table: argument 1 (alist) must be a list of pairs
(hash-table->alist (hash-table-unfold (lambda (n) (= n 4)) (lambda (n) (values n (* n n))) (lambda (n) (+ n 1)) 0 equals)) ; => ((0 . 0) (1 . 1) (2 . 4) (3 . 9))
(define fixed (hash-table equals 'a 1 'b 2))
(hash-table-ref fixed 'b) ; => 2
(hash-table-mutable? fixed) ; => #f
(hash-table-mutable? t) ; => #t
(hash-table-set! fixed 'c 3) ; error: hash-table-set!: argument 1 (table) must be a mutable hash table
(hash-table equals 'a 1 'a 2) ; error: hash-table: a key is given twice
(hash-table equals 'a) ; error: hash-table: the last key has no value a
(make-hash-table (make-comparator string? string-ci=? #f #f)) ; error: make-hash-table: argument 1 (comparator) must be a comparator with a hash function
(make-hash-table 5) ; error: make-hash-table: argument 1 (comparator) must be a comparator or an equivalence predicate, got 5
(hash-table-size (make-hash-table equals 'weak 1000)) ; => 0

; Every kind of comparison
(define (finds comparator key same)
  (let ((t (make-hash-table comparator)))
    (hash-table-set! t key 'found)
    (hash-table-ref/default t same #f)))
(finds (make-eq-comparator) 'a 'a) ; => found
(finds (make-eq-comparator) "a" (string #\a)) ; => #f
(finds (make-eqv-comparator) 1.5 (/ 3. 2)) ; => found
(finds equals '(1 (2)) (list 1 (list 2))) ; => found
(finds (make-default-comparator) '(1 "a") (list 1. (string #\a))) ; => found
(finds (make-comparator string? string-ci=? string-ci<? string-ci-hash) "Ab" "aB") ; => found
(finds string-ci=? "Ab" "aB") ; => found
(finds string=? "Ab" "aB") ; => #f
(finds = 1 1.) ; => found
(finds eq? 'a 'a) ; => found

; Access
(define t (alist->hash-table '((a . 1) (b . 2)) equals))
(hash-table-ref t 'a) ; => 1
(hash-table-ref t 'c) ; error: hash-table-ref: the table has no value for c
(hash-table-ref t 'c (lambda () 'none)) ; => none
(hash-table-ref t 'a (lambda () 'none) list) ; => (1)
(hash-table-ref t 'c (lambda () 'none) list) ; => none
(hash-table-ref/default t 'c 0) ; => 0
(hash-table-contains? t 'a) ; => #t
(hash-table-exists? t 'c) ; => #f
(hash-table-ref 5 'a) ; error: hash-table-ref: argument 1 (table) must be a hash table, got 5

; Changes
(hash-table-delete! t 'a 'x) ; => 1
(hash-table-set! t 'c 3 'd 4)
(hash-table-set! t 'c) ; error: hash-table-set!: the last key has no value
(hash-table-intern! t 'c (lambda () 'new)) ; => 3
(hash-table-intern! t 'e (lambda () 'new)) ; => new
(hash-table-ref t 'e) ; => new
(hash-table-update! t 'c (lambda (n) (* n 10)))
(hash-table-ref t 'c) ; => 30
(hash-table-update! t 'x list) ; error: hash-table-update!: the table has no value for x
(hash-table-update! t 'x list (lambda () 0))
(hash-table-ref t 'x) ; => (0)
(hash-table-update! t 'c list (lambda () 0) -)
(hash-table-ref t 'c) ; => (-30)
(hash-table-update!/default t 'y (lambda (n) (+ n 1)) 0)
(hash-table-update!/default t 'y (lambda (n) (+ n 1)) 0)
(hash-table-ref t 'y) ; => 2
(call-with-values (lambda () (hash-table-pop! t)) list) ; => (y 2)
(hash-table-keys t) ; => (b c d e x)
(hash-table-clear! t)
(hash-table-size t) ; => 0
(hash-table-pop! t) ; error: hash-table-pop!: argument 1 (table) must be a table with entries

; The whole table, in order of insertion
(define t (alist->hash-table '((a . 1) (b . 2) (c . 3)) eq?))
(hash-table-size t) ; => 3
(hash-table-keys t) ; => (a b c)
(hash-table-values t) ; => (1 2 3)
(call-with-values (lambda () (hash-table-entries t)) list) ; => ((a b c) (1 2 3))
(hash-table->alist t) ; => ((a . 1) (b . 2) (c . 3))
(hash-table-find (lambda (k v) (and (> v 1) k)) t (lambda () 'none)) ; => b
(hash-table-find (lambda (k v) (> v 9)) t (lambda () 'none)) ; => none
(hash-table-count (lambda (k v) (odd? v)) t) ; => 2
(hash-table->alist (hash-table-map - equals t)) ; => ((a . -1) (b . -2) (c . -3))
(hash-table-for-each (lambda (k v) (display k) (display v)) t) ; prints: a1b2c3
(hash-table-for-each t (lambda (k v) (display k))) ; prints: abc
(hash-table-walk t (lambda (k v) (display v))) ; prints: 123
(hash-table-map->list list t) ; => ((a 1) (b 2) (c 3))
(hash-table-fold (lambda (k v sum) (+ v sum)) 0 t) ; => 6
(hash-table-fold t (lambda (k v sum) (+ v sum)) 10) ; => 16
(hash-table-map! (lambda (k v) (* v v)) t)
(hash-table-values t) ; => (1 4 9)
(hash-table-prune! (lambda (k v) (odd? v)) t)
(hash-table->alist t) ; => ((b . 4))
(hash-table-walk 1 list) ; error: hash-table-walk: argument 1 (table) must be a hash table, got 1
(hash-table-fold 1 2 3) ; error: hash-table-fold: argument 1 (proc) must be a procedure, got 1

; Deleting during a walk
(define t (alist->hash-table '((a . 1) (b . 2) (c . 3) (d . 4)) eq?))
(hash-table-for-each (lambda (k v) (hash-table-delete! t 'b k) (display k)) t) ; prints: acd
(hash-table-size t) ; => 0

; Comparison of tables
(define (table . entries) (alist->hash-table entries eq?))
(hash-table=? equals (table '(a . 1) '(b . "2")) (table '(b . "2") '(a . 1))) ; => #t
(hash-table=? equals (table '(a . 1)) (table '(a . 2))) ; => #f
(hash-table=? equals (table '(a . 1)) (table '(b . 1))) ; => #f
(hash-table=? equals (table '(a . 1)) (table)) ; => #f

; Copies
(define t (table '(a . 1)))
(define copy (hash-table-copy t))
(hash-table-set! copy 'b 2)
(list (hash-table-size t) (hash-table-size copy)) ; => (1 2)
(hash-table-mutable? (hash-table-copy t #t)) ; => #t
(hash-table-mutable? (hash-table-copy t #f)) ; => #f
(define empty (hash-table-empty-copy (alist->hash-table '(("A" . 1)) string-ci=?)))
(hash-table-size empty) ; => 0
(hash-table-set! empty "X" 1)
(hash-table-ref empty "x") ; => 1

; Sets
(hash-table->alist (hash-table-union! (table '(a . 1) '(b . 2)) (table '(b . 3) '(c . 4)))) ; => ((a . 1) (b . 2) (c . 4))
(hash-table->alist (hash-table-merge! (table '(a . 1)) (table '(b . 3)))) ; => ((a . 1) (b . 3))
(hash-table->alist (hash-table-intersection! (table '(a . 1) '(b . 2)) (table '(b . 3) '(c . 4)))) ; => ((b . 2))
(hash-table->alist (hash-table-difference! (table '(a . 1) '(b . 2)) (table '(b . 3) '(c . 4)))) ; => ((a . 1))
(hash-table->alist (hash-table-xor! (table '(a . 1) '(b . 2)) (table '(b . 3) '(c . 4)))) ; => ((a . 1) (c . 4))
(hash-table-size (let ((t (table '(a . 1)))) (hash-table-xor! t t))) ; => 0
(hash-table-size (let ((t (table '(a . 1)))) (hash-table-union! t t))) ; => 1
(hash-table-union! fixed t) ; error: hash-table-union!: argument 1 (table) must be a mutable hash table

; Deprecated names
(= (hash '(1 "a")) (hash (list 1 (string #\a)))) ; => #t
(= (string-hash "abc") (string-hash (string #\a #\b #\c))) ; => #t
(= (string-ci-hash "ABC") (string-ci-hash "abc")) ; => #t
(= (hash-by-identity 'a) (hash-by-identity 'a)) ; => #t
(eq? (hash-table-equivalence-function (table)) eq?) ; => #t
(eq? (hash-table-equivalence-function (make-hash-table string-ci=?)) string-ci=?) ; => #t
(eq? (hash-table-hash-function (make-hash-table string-ci=?)) string-ci-hash) ; => #t
(let ((h (lambda (n) 1))) (eq? (hash-table-hash-function (make-hash-table equal? h)) h)) ; => #t
