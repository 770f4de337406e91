(import (srfi 69))

(define t (make-hash-table))
(hash-table? t) ; => #t
(hash-table-set! t '(1 2) 'list)
(hash-table-set! t "text" 'string)
(hash-table-ref t (list 1 2)) ; => list
(hash-table-ref t "none") ; error: hash-table-ref: the table has no value for "none"
(hash-table-ref t "none" (lambda () 'default)) ; => default
(hash-table-ref/default t (string #\t #\e #\x #\t) #f) ; => string
(hash-table-exists? t '(1 2)) ; => #t
(hash-table-delete! t '(1 2))
(hash-table-delete! t '(1 2))
(hash-table-exists? t '(1 2)) ; => #f
(hash-table-size t) ; => 1

; Equivalences, with hash functions and without
(define t (make-hash-table string-ci=? string-ci-hash))
(hash-table-set! t "Key" 1)
(hash-table-ref/default t "kEY" #f) ; => 1
(define t (make-hash-table eq?))
(hash-table-set! t "a" 1)
(hash-table-ref/default t (string #\a) 'other) ; => other
(define t (make-hash-table (lambda (a b) (= (modulo a 10) (modulo b 10))) (lambda (n) (modulo n 10)) 100))
(hash-table-set! t 13 'three)
(hash-table-ref/default t 3 #f) ; => three
(eq? (hash-table-equivalence-function (make-hash-table equal?)) equal?) ; => #t
(procedure? (hash-table-hash-function (make-hash-table eqv?))) ; => #t

(define t (alist->hash-table '((a . 1) (b . 2) (a . 3))))
(hash-table->alist t) ; => ((a . 1) (b . 2))
(hash-table->alist (alist->hash-table '(("a" . 1) ("A" . 2)) string-ci=? string-ci-hash)) ; => (("a" . 1))

(hash-table-update! t 'a (lambda (n) (+ n 10)))
(hash-table-update! t 'c list (lambda () 'new))
(hash-table-update!/default t 'd (lambda (n) (+ n 1)) 0)
(hash-table-update! t 'z list) ; error: hash-table-update!: the table has no value for z
(hash-table-keys t) ; => (a b c d)
(hash-table-values t) ; => (11 2 (new) 1)
(hash-table-walk t (lambda (key value) (display key))) ; prints: abcd
(hash-table-fold t (lambda (key value keys) (cons key keys)) '()) ; => (d c b a)
(define copy (hash-table-copy t))
(hash-table-set! copy 'e 5)
(list (hash-table-size t) (hash-table-size copy)) ; => (4 5)
(hash-table-size (hash-table-merge! t copy)) ; => 5
(hash-table-ref t 'e) ; => 5

; Word counting
(define (count-words words)
  (let ((counts (make-hash-table string=? string-hash)))
    (for-each (lambda (word) (hash-table-update!/default counts word (lambda (n) (+ n 1)) 0)) words)
    (hash-table->alist counts)))
(count-words '("to" "be" "or" "not" "to" "be")) ; => (("to" . 2) ("be" . 2) ("or" . 1) ("not" . 1))

(= (hash '(a "b")) (hash (list 'a (string #\b)))) ; => #t
(< -1 (hash 'a 7) 7) ; => #t
(< -1 (string-hash "abc" 7) 7) ; => #t
(= (string-ci-hash "ABC" 100) (string-ci-hash "abc" 100)) ; => #t
(< -1 (hash-by-identity '(1) 7) 7) ; => #t
