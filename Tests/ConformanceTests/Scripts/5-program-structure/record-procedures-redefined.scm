;; Calls of a record's procedures are compiled to what they do, as long as the variables hold them.
(import (scheme base) (scheme write))
(define-record-type thing (make-thing a b) thing? (a thing-a set-thing-a!) (b thing-b))
(define (sum t) (+ (thing-a t) (thing-b t)))
(define (kind t) (if (thing? t) 'thing 'other))
(define (change t) (set-thing-a! t 10) t)
(define (change-last t) (set-thing-a! t 20))
(define t (make-thing 1 2))
(list (sum t) (kind t) (kind 5) (kind '(a)) (sum (change t)) (thing-a t)) ; => (3 thing other other 12 10)
(begin (change-last t) (sum t)) ; => 22
(sum 5) ; error: thing-a: argument 1 must be a thing, got 5
(change 'x) ; error: set-thing-a!: argument 1 must be a thing, got x
(let ((t (make-thing 1 2))) (set-thing-a! t (set-thing-a! t 3)) (thing-b t)) ; => 2
(let ((t (make-thing 1 2))) (set-thing-a! t (begin (set-thing-a! t 3) (+ (thing-a t) 1))) (thing-a t)) ; => 4

;; Another definition, an assignment, and another type of the same name.
(define (thing-b t) 100)
(sum (make-thing 1 2)) ; => 101
(set! thing? (lambda (x) (eqv? x 5)))
(list (kind 5) (kind t)) ; => (thing other)
(define set-thing-a! vector)
(change 7) ; => 7
(define-record-type thing (make-thing a b c) thing? (c thing-c) (b thing-b) (a thing-a set-thing-a!))
(list (sum (make-thing 4 5 6)) (kind (make-thing 4 5 6)) (kind t) (thing-a (change (make-thing 4 5 6)))) ; => (9 thing other 10)
(sum t) ; error: thing-a: argument 1 must be a thing, got

;; The wrong number of arguments.
(define (bad t) (thing-c t t))
(bad t) ; error: thing-c: takes 1 argument, called with 2
(define (worse t) (set-thing-a! t))
(worse t) ; error: set-thing-a!: takes 2 arguments, called with 1
