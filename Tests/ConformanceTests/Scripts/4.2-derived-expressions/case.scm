;; R7RS 4.2.1.
(case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite)) ; => composite
(case (car '(c d)) ((a e i o u) 'vowel) ((w y) 'semivowel) (else => (lambda (x) x))) ; => c
(case 'a ((a) => (lambda (x) (list x)))) ; => (a)
(case #\b ((#\a) 1) ((#\b #\c) 2) (else 3)) ; => 2
(case 10 ((1) 'one) (else 'many)) ; => many
(case '() ((()) 'empty) (else 'other)) ; => empty
(case "a" (("a") 'same) (else 'different)) ; => different
(case 2.0 ((2) 'exact) ((2.0) 'inexact) (else 'none)) ; => inexact
(case 123456789012345678901234567890 ((123456789012345678901234567890) 'big) (else 'no)) ; => big
(case (begin 'x) ((x y) 1 2 3)) ; => 3
(case (car '(c d)) ((a) 'a) ((b) 'b)) ; prints: 
(case 1.5 ((1.5) 'same) (else 'other)) ; => same
(case 'else ((else) 'symbol) (else 'keyword)) ; => symbol
(case 5 (else => (lambda (x) (* x x)))) ; => 25
(case 5 ((1 2 3) 'low) ((4 5 6) => number->string) (else 'high)) ; => "5"
(let ((else 1)) (case 2 ((1) 'a) (else 'b))) ; syntax-error: case
(case 1 ((1)) (else 2)) ; syntax-error: case: expected a clause
(case 1 (else 1) ((2) 2)) ; syntax-error: case: else must be the last clause
(case 1 ((1) =>)) ; syntax-error: case
(case 1 ((1) => car cdr)) ; syntax-error: case
(case 'a (a 1)) ; syntax-error: case: expected a list of data
(case 1 ((1) => 5)) ; error: 5 is not a procedure
