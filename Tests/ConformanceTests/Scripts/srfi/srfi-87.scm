(import (srfi 87))
(case 5 ((1 3 5) => (lambda (n) (* n n))) (else 'even)) ; => 25
(case 6 ((1 3 5) 'odd) (else => list)) ; => (6)
(case 'c ((a e) 'vowel) ((c) => symbol->string)) ; => "c"
(case 1 ((1) 2 3)) ; => 3
(case 1 ((1) => 5)) ; error: 5 is not a procedure
(case 1 ((1) => list list)) ; syntax-error: case
