(import (srfi 8))
(receive (a b) (values 1 2) (+ a b)) ; => 3
(receive (a . rest) (values 1 2 3) (list a rest)) ; => (1 (2 3))
(receive all (values 1 2 3) all) ; => (1 2 3)
(receive (a) 5 a) ; => 5
(receive all (values) all) ; => ()
(receive (a b) (values 1 2) (define c 3) (list a b c)) ; => (1 2 3)
(receive (q r) (floor/ 7 2) (list q r)) ; => (3 1)
(receive (a) (values 1 2) a) ; error: 1 value is wanted here, the expression has 2
(receive) ; syntax-error: receive
