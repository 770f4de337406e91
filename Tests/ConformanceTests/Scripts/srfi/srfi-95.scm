(import (srfi 95))

(sorted? '() <) ; => #t
(sorted? '(1 2 2 3) <) ; => #t
(sorted? '(1 3 2) <) ; => #f
(sorted? #(3 2 1) >) ; => #t
(sorted? '("a" "bb" "c") < string-length) ; => #f
(sorted? '(1 . 2) <) ; error: sorted?: argument 1 (sequence) must be a proper list
(merge '(1 3 5) '(2 3 4) <) ; => (1 2 3 3 4 5)
(merge '() '(1) <) ; => (1)
(merge '((1 . a) (2 . a)) '((1 . b) (3 . b)) < car) ; => ((1 . a) (1 . b) (2 . a) (3 . b))
(merge! (list 1 3) (list 2 4) <) ; => (1 2 3 4)
(merge! (list -1 3) (list 2 -4) < abs) ; => (-1 2 3 -4)
(merge 1 '(2) <) ; error: merge: argument 1 (list1) must be a proper list, got 1
(sort '(3 1 2) <) ; => (1 2 3)
(sort #(3 1 2) >) ; => #(3 2 1)
(sort '("ccc" "a" "bb") < string-length) ; => ("a" "bb" "ccc")
(sort '((2 . a) (1 . a) (2 . b) (1 . b)) < car) ; => ((1 . a) (1 . b) (2 . a) (2 . b))
(define v (vector 3 1 2))
(sort! v <)
v ; => #(1 2 3)
(sort! (list 3 -1 2) < abs) ; => (-1 2 3)
