(import (srfi 145))
(assume #t) ; => #t
(assume (memq 'b '(a b c))) ; => (b c)
(assume 5 "never" (car 6)) ; => 5
(assume (= 1 2)) ; error: assumption failed: (= 1 2)
(let ((x -1)) (assume (>= x 0) "x must not be negative" x)) ; error: assumption failed: (>= x 0) "x must not be negative" -1
(guard (e (#t (error-object-irritants e))) (assume #f "why" 1)) ; => (#f "why" 1)
(assume) ; syntax-error: assume
