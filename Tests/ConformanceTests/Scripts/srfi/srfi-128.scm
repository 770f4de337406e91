(import (srfi 128))

; Made by hand
(define numbers (make-comparator number? = < number-hash))
(comparator? numbers) ; => #t
(comparator? <) ; => #f
(comparator-ordered? numbers) ; => #t
(comparator-hashable? numbers) ; => #t
(comparator-test-type numbers 1) ; => #t
(comparator-test-type numbers 'a) ; => #f
(comparator-check-type numbers 1) ; => #t
(comparator-check-type numbers 'a) ; error: comparator-check-type: the comparator is not for a
(eq? (comparator-type-test-predicate numbers) number?) ; => #t
(eq? (comparator-equality-predicate numbers) =) ; => #t
(eq? (comparator-ordering-predicate numbers) <) ; => #t
(eq? (comparator-hash-function numbers) number-hash) ; => #t
(= (comparator-hash numbers 1) (comparator-hash numbers 1.)) ; => #t
(define bare (make-comparator symbol? eq? #f #f))
(comparator-ordered? bare) ; => #f
(comparator-hashable? bare) ; => #f
(<? bare 'a 'b) ; error: the comparator has no ordering predicate
(comparator-hash bare 'a) ; error: the comparator has no hash function
(make-comparator 1 eq? #f #f) ; error: make-comparator: argument 1 (type-test) must be a procedure, got 1
(comparator-ordered? 5) ; error: comparator-ordered?: argument 1 (comparator) must be a comparator, got 5

; Comparisons
(=? numbers 1 1. 1) ; => #t
(=? numbers 1 1 2) ; => #f
(<? numbers 1 2 3) ; => #t
(<? numbers 1 3 3) ; => #f
(>? numbers 3 2 1) ; => #t
(>? numbers 3 3) ; => #f
(<=? numbers 1 1 2) ; => #t
(<=? numbers 1 2 1) ; => #f
(>=? numbers 2 2 1) ; => #t
(>=? numbers 1 2) ; => #f
(comparator-if<=> numbers 1 2 'less 'equal 'greater) ; => less
(comparator-if<=> numbers 2 2. 'less 'equal 'greater) ; => equal
(comparator-if<=> 3 2 'less 'equal 'greater) ; => greater

; Compound
(define pairs (make-pair-comparator numbers (make-default-comparator)))
(comparator-test-type pairs '(1 . a)) ; => #t
(comparator-test-type pairs '(a . 1)) ; => #f
(comparator-test-type pairs '()) ; => #f
(=? pairs '(1 . a) '(1. . a)) ; => #t
(<? pairs '(1 . a) '(1 . b) '(2 . a)) ; => #t
(= (comparator-hash pairs '(1 . "x")) (comparator-hash pairs (cons 1. (string #\x)))) ; => #t
(comparator-ordered? (make-pair-comparator numbers bare)) ; => #f
(comparator-hashable? (make-pair-comparator numbers bare)) ; => #f
(define lists (make-list-comparator numbers list? null? car cdr))
(comparator-test-type lists '(1 2)) ; => #t
(comparator-test-type lists '(1 a)) ; => #f
(=? lists '() '()) ; => #t
(=? lists '(1 2) '(1 2.)) ; => #t
(=? lists '(1 2) '(1 2 3)) ; => #f
(<? lists '() '(1) '(1 2) '(2)) ; => #t
(<? lists '(1) '()) ; => #f
(= (comparator-hash lists '(1 2)) (comparator-hash lists '(1. 2))) ; => #t
(define vectors (make-vector-comparator numbers vector? vector-length vector-ref))
(comparator-test-type vectors #(1 2)) ; => #t
(comparator-test-type vectors #(a)) ; => #f
(=? vectors #(1 2) #(1 2.)) ; => #t
(=? vectors #(1 2) #(1)) ; => #f
(<? vectors #(9) #(1 2) #(1 3)) ; => #t
(<? vectors #(1 2) #(1 2)) ; => #f
(= (comparator-hash vectors #(1 2)) (comparator-hash vectors #(1. 2))) ; => #t
(make-vector-comparator 1 vector? vector-length vector-ref) ; error: make-vector-comparator: argument 1 (comparator) must be a comparator

; By identity and content
(=? (make-eq-comparator) 'a 'a) ; => #t
(=? (make-eq-comparator) (list 1) (list 1)) ; => #f
(=? (make-eqv-comparator) 1.5 1.5) ; => #t
(=? (make-eqv-comparator) "a" (string #\a)) ; => #f
(=? (make-equal-comparator) '("a") (list (string #\a))) ; => #t
(= (comparator-hash (make-equal-comparator) '("a")) (comparator-hash (make-equal-comparator) (list (string #\a)))) ; => #t

; Hash functions
(= (boolean-hash #t) (boolean-hash #f)) ; => #f
(= (char-hash #\a) (char-hash #\A)) ; => #f
(= (char-ci-hash #\a) (char-ci-hash #\A)) ; => #t
(= (string-hash "abc") (string-hash (string #\a #\b #\c))) ; => #t
(= (string-hash "abc") (string-hash "acb")) ; => #f
(< -1 (string-hash "abc" 10) 10) ; => #t
(= (string-ci-hash "ABC") (string-ci-hash "abc")) ; => #t
(= (symbol-hash 'a) (symbol-hash 'b)) ; => #f
(= (number-hash 1/2) (number-hash .5)) ; => #t
(= (number-hash 1+2i) (number-hash 1.+2.i)) ; => #t
(exact-integer? (number-hash +nan.0)) ; => #t
(= (number-hash +inf.0) (number-hash -inf.0)) ; => #f
(string-hash 'a) ; error: string-hash: argument 1 (string) must be a string, got a
(number-hash "1") ; error: number-hash: argument 1 (number) must be a number, got "1"
(> (hash-bound) 33554431) ; => #t
(exact-integer? (hash-salt)) ; => #t
(< -1 (default-hash "some text") (hash-bound)) ; => #t

; The default comparator
(define default (make-default-comparator))
(<? default '() '(1) #f #t #\a #\b "a" "b" 'a 'b 1 2 #(1) #u8(1)) ; => #t
(=? default '(1 "a" #(#\b)) (list 1. (string #\a) (vector #\b))) ; => #t
(=? default 1 1.) ; => #t
(=? default 'a "a") ; => #f
(=? default #u8(1 2) (bytevector 1 2)) ; => #t
(<? default '(1 2) '(1 3) '(2)) ; => #t
(<? default #(3) #(1 2) #(1 3)) ; => #t
(<? default #u8(9) #u8(1 2)) ; => #t
(<? default "a" "B") ; => #f
(<? default 1+2i 1+3i 2) ; => #t
(= (default-hash '(1 #(2 "x"))) (default-hash (list 1. (vector 2 (string #\x))))) ; => #t
(let ((ring (list 1 2))) (set-cdr! (cdr ring) ring) (exact-integer? (default-hash ring))) ; => #t
(comparator-test-type default car) ; => #t
(<? default car cdr) ; error: the default comparator cannot order

; Registered types
(define-record-type point (make-point x) point? (x point-x))
(comparator-register-default!
 (make-comparator point? (lambda (a b) (= (point-x a) (point-x b))) (lambda (a b) (< (point-x a) (point-x b)))
                  (lambda (p) (number-hash (point-x p)))))
(=? default (make-point 1) (make-point 1)) ; => #t
(=? default (make-point 1) 1) ; => #f
(<? default #u8(1) (make-point 1) (make-point 2)) ; => #t
(= (default-hash (make-point 1)) (default-hash (make-point 1.))) ; => #t
(=? default (list (make-point 3)) (list (make-point 3))) ; => #t
