;; internals
; Tables that compare with procedures of the program: primitives hand these calls to the library.

(define (ci-hash string) (%hash (string-foldcase string) 'string))
(define t (%make-hash-table 'custom 0 string-ci=? ci-hash))
(hash-table-set! t "One" 1 "TWO" 2 "one" 'one)
(hash-table->alist t) ; => (("One" . one) ("TWO" . 2))
(hash-table-ref/default t "two" #f) ; => 2
(hash-table-ref/default t "three" #f) ; => #f
(hash-table-contains? t "oNE") ; => #t
(hash-table-contains? t "") ; => #f
(%hash-table-set! t "three" 3)
(%hash-table-delete! t "ONE") ; => #t
(hash-table-delete! t "one" "two" "THREE") ; => 2
t ; => #<hash-table 0 entries>

; All keys may have one hash code, and codes may be any exact integers.
(define t (%make-hash-table 'custom 0 = (lambda (n) 0)))
(do ((i 0 (+ i 1))) ((= i 40)) (hash-table-set! t i (* i i)))
(hash-table-ref/default t 39. #f) ; => 1521
(hash-table-delete! t 39 0 17) ; => 3
(hash-table-size t) ; => 37
(define t (%make-hash-table 'custom 0 = (lambda (n) (- (expt 10 30)))))
(hash-table-set! t 1 'one)
(hash-table-ref/default t 1 #f) ; => one
(hash-table-ref/default (%make-hash-table 'custom 0 = (lambda (n) 1.5)) 1 #f) ; error: hash-table-probe: argument 2 (hash) must be an exact integer, as a hash function returns, got 1.5

; In tail position, through apply, with many arguments
(define (look table key) (hash-table-ref/default table key 'none))
(look t 1) ; => one
(apply hash-table-ref/default (list t 1 2)) ; => one
(define u (%make-hash-table 'custom 0 = (lambda (n) n)))
(apply hash-table-set! u (iota 800))
(hash-table-size u) ; => 400
(map look (list t u) '(2 2)) ; => (none 3)

; A procedure that raises, one that leaves, one that comes back
(define bad (%make-hash-table 'custom 0 = car))
(hash-table-set! bad 1 2) ; error: car: argument 1 (pair) must be a pair, got 1
(call/cc (lambda (k) (hash-table-set! (%make-hash-table 'custom 0 = (lambda (key) (k 'left))) 1 2))) ; => left
(define again #f)
(define times 0)
(define v (%make-hash-table 'custom 0 = (lambda (key) (call/cc (lambda (k) (set! again k) 1)))))
(begin
  (hash-table-set! v 1 'one)
  (set! times (+ times 1))
  (if (< times 3) (again 1))
  (list times (hash-table->alist v))) ; => (3 ((1 . one)))

; A comparison that changes the table it is asked for leaves a table that works.
(define w
  (%make-hash-table 'custom 0 (lambda (a b) (if (> (hash-table-size w) 1) (hash-table-clear! w)) (= a b)) (lambda (n) 1)))
(hash-table-set! w 1 1)
(hash-table-set! w 2 2)
(guard (e (#t 'error)) (hash-table-ref/default w 1 #f) 'value)
(hash-table-set! w 3 3)
(hash-table-ref/default w 3 #f) ; => 3

; What cannot be changed is not handed over.
(hash-table-set! (%hash-table-copy u #f) 1 2) ; error: hash-table-set!: argument 1 (table) must be a mutable hash table
