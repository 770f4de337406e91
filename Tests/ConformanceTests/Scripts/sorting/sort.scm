; sort and sort!: with the engine's own orders, and with procedures.

(sort '(3 1 2) <) ; => (1 2 3)
(sort (vector 3 1 2) <) ; => #(1 2 3)
(sort < '(3 1 2)) ; => (1 2 3)
(sort '() <) ; => ()
(sort #() <) ; => #()
(sort '(1) >) ; => (1)
(sort '(1 -5 3 -2 0) >) ; => (3 1 0 -2 -5)
(sort (list 2.5 -1. 1e300 -inf.0 0.) <) ; => (-inf.0 -1. 0. 2.5 1e300)
(sort (list 2.5 -1. +inf.0 0.) >) ; => (+inf.0 2.5 0. -1.)
(sort (list 1 1/2 .25 (expt 10 20)) <) ; => (.25 1/2 1 100000000000000000000)
(sort '(#\b #\a #\λ) char<?) ; => (#\a #\b #\λ)
(sort '(#\b #\a #\λ) char>?) ; => (#\λ #\b #\a)
(sort '("b" "abc" "" "ab" "λ" "aλ" "abd") string<?) ; => ("" "ab" "abc" "abd" "aλ" "b" "λ")
(sort '("b" "abc" "" "ab" "λ" "abd") string>?) ; => ("λ" "b" "abd" "abc" "ab" "")
(sort '("b" "A" "C") string-ci<?) ; => ("A" "b" "C")
(sort '((b . 1) (a . 1) (c . 0)) (lambda (x y) (< (cdr x) (cdr y)))) ; => ((c . 0) (b . 1) (a . 1))
(sort '(1 2 a) <) ; error: <: argument
(sort (list 1 "a") string<?) ; error: string<?: argument

; Longer than a run of insertion
(define (scrambled n) (map (lambda (i) (modulo (* i 37) n)) (iota n)))
(equal? (sort (scrambled 101) <) (iota 101)) ; => #t
(equal? (sort (scrambled 101) (lambda (a b) (< a b))) (iota 101)) ; => #t
(equal? (sort (list->vector (scrambled 101)) >) (list->vector (reverse (iota 101)))) ; => #t
(equal? (sort (map number->string (scrambled 101)) string<?) (sort (map number->string (iota 101)) (lambda (a b) (string<? a b)))) ; => #t

; So many that their keys get pages of their own
(equal? (sort (iota 70000 69999 -1) <) (iota 70000)) ; => #t
(equal? (sort (list->vector (iota 70000 .5)) >) (list->vector (iota 70000 69999.5 -1))) ; => #t

; Stable: 0. and -0. are equal under <, and so are strings of the same characters.
(sort (list 0. -0. 0. -0.) <) ; => (0. -0. 0. -0.)
(sort (list 0. -0. 0. -0.) >) ; => (0. -0. 0. -0.)
(define words (map string-copy '("b" "a" "b" "a")))
(map eq? (sort words string<?) (list (cadr words) (cadddr words) (car words) (caddr words))) ; => (#t #t #t #t)
(map eq? (sort words string>?) (list (car words) (caddr words) (cadr words) (cadddr words))) ; => (#t #t #t #t)
(sort (map (lambda (i) (cons (modulo i 3) i)) (iota 12)) (lambda (a b) (< (car a) (car b)))) ; => ((0 . 0) (0 . 3) (0 . 6) (0 . 9) (1 . 1) (1 . 4) (1 . 7) (1 . 10) (2 . 2) (2 . 5) (2 . 8) (2 . 11))

; The argument stays as it was.
(define l (list 2 1))
(sort l <) ; => (1 2)
l ; => (2 1)

; In place
(define v (vector 3 1 2))
(sort! v <) ; => #(1 2 3)
v ; => #(1 2 3)
(sort! v (lambda (a b) (> a b))) ; => #(3 2 1)
v ; => #(3 2 1)
(define l (list 3 1 2))
(sort! l <) ; => (1 2 3)
l ; => (1 2 3)
(sort! l (lambda (a b) (> a b))) ; => (3 2 1)
l ; => (3 2 1)
(sort! #(2 1) <) ; error: sort!: argument 1 (sequence) must be a mutable vector, not a literal

; With a key, called once for each element
(sort '("ccc" "a" "bb") < string-length) ; => ("a" "bb" "ccc")
(sort #(1 -3 2) > abs) ; => #(-3 2 1)
(let ((calls 0)) (sort '(3 1 2 5 4) < (lambda (n) (set! calls (+ calls 1)) n)) calls) ; => 5
(define v (vector 1 -3 2))
(sort! v < abs) ; => #(1 2 -3)

; A continuation captured in the order gives the same result whenever it is entered.
(define saved #f)
(define results '())
(define (noting-less? a b)
  (call/cc (lambda (k) (if (and (not saved) (= a 7)) (set! saved k))))
  (< a b))
(define count 0)
(begin
  (set! results (cons (sort '(4 9 2 7 1 8 3 6) noting-less?) results))
  (set! count (+ count 1))
  (if (< count 3) (saved #f))
  results) ; => ((1 2 3 4 6 7 8 9) (1 2 3 4 6 7 8 9) (1 2 3 4 6 7 8 9))

; An order that is no order gives some order.
(length (sort (iota 20) (lambda (a b) #t))) ; => 20
(length (sort (list 1. +nan.0 2. +nan.0) <)) ; => 4

; Errors
(sort 5 <) ; error: sort: argument 1 (sequence) must be a list or vector, got 5
(sort '(1 . 2) <) ; error: sort: argument 1 (sequence) must be a proper list or a vector
(sort '(1 2) 5) ; error: sort: argument 2 (less?) must be a procedure, got 5
(let ((l (list 1 2))) (set-cdr! (cdr l) l) (sort l <)) ; error: must be a proper list or a vector

; A redefined < is the program's.
(define (< a b) (> a b))
(sort '(1 3 2) <) ; => (3 2 1)
