(import (srfi 111))
(define b (box 1))
(box? b) ; => #t
(box? 1) ; => #f
(box? (vector 1)) ; => #f
(unbox b) ; => 1
(begin (set-box! b '(2 3)) (unbox b)) ; => (2 3)
(eqv? (box 1) (box 1)) ; => #f
(eq? b b) ; => #t
(begin (set-box! b b) (eq? b (unbox b))) ; => #t
(unbox 5) ; error: unbox: argument 1 must be a box, got 5
(set-box! 5 1) ; error: set-box!: argument 1 must be a box, got 5
(box) ; error: box
