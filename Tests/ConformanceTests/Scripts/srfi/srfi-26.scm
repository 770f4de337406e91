(import (srfi 26))
((cut cons (+ 1 2) <>) 4) ; => (3 . 4)
((cut list 1 <> 3 <> 5) 2 4) ; => (1 2 3 4 5)
((cut list)) ; => ()
((cut list 1)) ; => (1)
((cut list <>) 1) ; => (1)
((cut list 1 <...>)) ; => (1)
((cut list 1 <...>) 2 3) ; => (1 2 3)
((cut list 1 <> 3 <...>) 2 4 5) ; => (1 2 3 4 5)
((cut <> 1 2) +) ; => 3
((cut <> <...>) list 1 2) ; => (1 2)
((cut <> <> <>) - 5 3) ; => 2
(map (cut * 2 <>) '(1 2 3)) ; => (2 4 6)
(map (cut <> 9) (list sqrt - square)) ; => (3 -9 81)
(let ((a 10)) (define f (cut list a <>)) (set! a 11) (f 1)) ; => (11 1)
(let ((a 10)) (define f (cute list a <>)) (set! a 11) (f 1)) ; => (10 1)
((cute list)) ; => ()
((cute list 1 <> 3 <...>) 2 4 5) ; => (1 2 3 4 5)
((cute <> 1 <...>) list 2) ; => (1 2)
(let ((n 0)) (define f (cut + (begin (set! n (+ n 1)) n) <>)) (f 0) (f 0)) ; => 2
(let ((n 0)) (define f (cute + (begin (set! n (+ n 1)) n) <>)) (f 0) (f 0)) ; => 1
(let ((argument 1) (value 2) (rest 3)) ((cut list argument value rest <> <...>) 4 5)) ; => (1 2 3 4 5)
(let ((argument 1) (value 2) (rest 3)) ((cute list argument value rest <> <...>) 4 5)) ; => (1 2 3 4 5)
((cut + <>) 1 2) ; error: takes 1 argument
(cut) ; syntax-error: cut
(cut <...>) ; syntax-error: cut: the first part must be a procedure or <>
(cut list <...> 1) ; syntax-error: cut: <...> must be the last part
(cute list <...> 1) ; syntax-error: cut: <...> must be the last part
