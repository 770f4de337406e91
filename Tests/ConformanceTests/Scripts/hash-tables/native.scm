;; internals
; Tables that the engine looks up by itself, through the procedures that the libraries stand on.

(define t (%make-hash-table 'equal 0))
t ; => #<hash-table 0 entries>
(hash-table? t) ; => #t
(hash-table? '()) ; => #f
(%hash-table-kind t) ; => equal
(%hash-table-set! t 'a 1)
t ; => #<hash-table 1 entry>
(%hash-table-ref t 'a 0) ; => 1
(%hash-table-ref t 'b 0) ; => 0
(%hash-table-set! t 'a 2)
(%hash-table-ref t 'a 0) ; => 2
(%hash-table-contains? t 'a) ; => #t
(%hash-table-contains? t 'b) ; => #f
(%hash-table-delete! t 'a) ; => #t
(%hash-table-delete! t 'a) ; => #f
(%hash-table-count t) ; => 0

; A table compares as its kind says.
(define (finds kind key same)
  (let ((t (%make-hash-table kind 0)))
    (%hash-table-set! t key 'found)
    (%hash-table-ref t same #f)))
(finds 'eq 'a 'a) ; => found
(finds 'eq 12 12) ; => found
(finds 'eq -1 -1) ; => found
(finds 'eq #\a #\a) ; => found
(finds 'eq '() '()) ; => found
(finds 'eq (list 1) (list 1)) ; => #f
(finds 'eq "ab" (string #\a #\b)) ; => #f
(finds 'eqv 1.5 (/ 3. 2)) ; => found
(finds 'eqv 0. -0.) ; => #f
(finds 'eqv +nan.0 (- +nan.0)) ; => found
(finds 'eqv 1 1.) ; => #f
(finds 'eqv (expt 10 30) (expt 10 30)) ; => found
(finds 'eqv (expt 10 30) (- (expt 10 30))) ; => #f
(finds 'eqv 1/3 (/ 2 6)) ; => found
(finds 'eqv "ab" (string #\a #\b)) ; => #f
(finds 'eqv (string) (string)) ; => #f
(finds 'equal "ab" (string #\a #\b)) ; => found
(finds 'equal "" (string)) ; => found
(finds 'equal '(1 (2 #(3 "4" #u8(5)))) (list 1 (list 2 (vector 3 (string #\4) (bytevector 5))))) ; => found
(finds 'equal '(1 2) '(1 2 3)) ; => #f
(finds 'equal 2. 2) ; => #f
(finds 'equal car car) ; => found
(finds 'equal (lambda () 1) (lambda () 1)) ; => #f
(finds 'string "ab" (string #\a #\b)) ; => found
(finds 'string "12345678" "12345679") ; => #f
(finds 'string "1234567890123456789" (string-append "12345678" "90123456789")) ; => found

; A wide string of narrow characters is the same key as a narrow one.
(define wide (string-copy "λbcdefghi"))
(string-set! wide 0 #\a)
(finds 'equal "abcdefghi" wide) ; => found
(finds 'string wide "abcdefghi") ; => found
(finds 'equal "λ" (string #\λ)) ; => found

; Circular keys
(define (ring n) (let ((l (iota n))) (set-cdr! (list-tail l (- n 1)) l) l))
(finds 'equal (ring 3) (ring 3)) ; => found
(finds 'equal (ring 3) (ring 4)) ; => #f

; Lists in order of insertion; a new value keeps the place, a deleted key that comes again goes to the end.
(define t (%make-hash-table 'eqv 0))
(for-each (lambda (k) (%hash-table-set! t k (* k k))) '(5 3 9 1 7))
(%hash-table-set! t 9 'nine)
(%hash-table-delete! t 3)
(%hash-table-set! t 3 'three)
(%hash-table-keys t) ; => (5 9 1 7 3)
(%hash-table-values t) ; => (25 nine 1 49 three)
(%hash-table->alist t) ; => ((5 . 25) (9 . nine) (1 . 1) (7 . 49) (3 . three))

; By position
(define (walk t from)
  (let ((p (%hash-table-next t from)))
    (if p (cons (cons (%hash-table-key-at t p) (%hash-table-value-at t p)) (walk t (+ p 1))) '())))
(equal? (walk t 0) (%hash-table->alist t)) ; => #t
(%hash-table-next t 100) ; => #f
(%hash-table-key-at t 1) ; error: hash-table-key-at: argument 2 (position) must be the position of an entry, got 1
(%hash-table-key-at t 100) ; error: must be the position of an entry, got 100
(%hash-table-value-at t 'a) ; error: must be a position, got a
(%hash-table-set-value-at! t (%hash-table-next t 0) 'first)
(%hash-table-ref t 5 #f) ; => first
(%hash-table-delete-at! t (%hash-table-last t))
(%hash-table-keys t) ; => (5 9 1 7)
(%hash-table-last (%make-hash-table 'eq 0)) ; => #f

; Growth, deletion of most, growth again
(define t (%make-hash-table 'equal 0))
(do ((i 0 (+ i 1))) ((= i 300)) (%hash-table-set! t (* i 1024) i))
(%hash-table-count t) ; => 300
(do ((i 0 (+ i 1))) ((= i 290)) (%hash-table-delete! t (* i 1024)))
(%hash-table-values t) ; => (290 291 292 293 294 295 296 297 298 299)
(do ((i 0 (+ i 1))) ((= i 300)) (%hash-table-set! t (number->string i) i))
(list (%hash-table-count t) (%hash-table-ref t "299" #f) (%hash-table-ref t (* 1024 299) #f)) ; => (310 299 299)
(define u (%hash-table-copy t))
(%hash-table-clear! t)
(list (%hash-table-count t) (%hash-table-count u)) ; => (0 310)
(%hash-table-ref u "17" #f) ; => 17

; Several at once
(define t (%make-hash-table 'equal 10))
(hash-table-set! t 'a 1 'b 2 'c 3)
(hash-table-set! t)
(hash-table-set! t 'a) ; error: hash-table-set!: the last key has no value
(hash-table-delete! t 'a 'c 'd) ; => 2
(hash-table-delete! t) ; => 0
(hash-table-ref/default t 'b 0) ; => 2
(hash-table-exists? t 'b) ; => #t
(hash-table-size t) ; => 1

; Tables that cannot be changed
(define frozen (%hash-table-copy t #f))
(%hash-table-mutable? frozen) ; => #f
(%hash-table-mutable? t) ; => #t
(hash-table-set! frozen 'a 1) ; error: hash-table-set!: argument 1 (table) must be a mutable hash table, got #<hash-table 1 entry>
(hash-table-delete! frozen 'b) ; error: must be a mutable hash table
(hash-table-clear! frozen) ; error: must be a mutable hash table
(hash-table-ref/default frozen 'b 0) ; => 2

; equal? of tables is eqv?
(equal? (%make-hash-table 'eq 0) (%make-hash-table 'eq 0)) ; => #f
(equal? t t) ; => #t
(let ((t (%make-hash-table 'equal 0))) (%hash-table-set! t t 'itself) (%hash-table-ref t t #f)) ; => itself

; Errors
(%make-hash-table 'weak 0) ; error: must be one of eq, eqv, equal, string, custom, got weak
(%make-hash-table 'eq -1) ; error: must be a non-negative exact integer, got -1
(%make-hash-table 'eq 1000000000000000) ; error: out of memory
(hash-table-ref/default 'a 1 2) ; error: hash-table-ref/default: argument 1 (table) must be a hash table, got a
(hash-table-ref/default (%make-hash-table 'string 0) 'a 2) ; error: argument 2 (key) must be a string, like every key of the table, got a

; Hash codes that last
(= (%hash '(1 "a" #(b)) 'equal) (%hash (list 1 (string #\a) (vector 'b)) 'equal)) ; => #t
(= (%hash 1.5 'eqv) (%hash (/ 3. 2) 'eqv)) ; => #t
(= (%hash "abcdefghi" 'string) (%hash wide 'string)) ; => #t
(= (%hash "abc" 'string) (%hash "abd" 'string)) ; => #f
(exact-integer? (%hash (ring 5) 'equal)) ; => #t
(let* ((p (list 1)) (h (%hash p 'eq))) (set-car! p 2) (= h (%hash p 'eq))) ; => #t
(%hash 1 'string) ; error: hash: argument 1 (obj) must be a string, got 1
