;; R7RS 6.2: exact integers, small and big.
(+) ; => 0
(*) ; => 1
(+ 3 4 5) ; => 12
(- 10) ; => -10
(- 10 1 2) ; => 7
(* 2 3 4) ; => 24
(= 1 1 1) ; => #t
(< 1 2 3) ; => #t
(< 1 3 2) ; => #f
(<= 1 1 2) ; => #t
(>= 3 2 2) ; => #t
(> 3 2 2) ; => #f
(max 3 1 2) ; => 3
(min 3 1 2) ; => 1
(abs -7) ; => 7
(quotient 17 5) ; => 3
(quotient -17 5) ; => -3
(remainder -17 5) ; => -2
(modulo -17 5) ; => 3
(modulo 17 -5) ; => -3
(floor-quotient -5 2) ; => -3
(floor-remainder -5 2) ; => 1
(truncate-quotient -5 2) ; => -2
(truncate-remainder -5 2) ; => -1
(call-with-values (lambda () (floor/ -5 2)) list) ; => (-3 1)
(call-with-values (lambda () (floor/ 5 -2)) list) ; => (-3 -1)
(call-with-values (lambda () (truncate/ -5 2)) list) ; => (-2 -1)
(gcd 32 -36) ; => 4
(gcd) ; => 0
(lcm 32 -36) ; => 288
(lcm) ; => 1
(even? 4) ; => #t
(odd? -3) ; => #t
(zero? 0) ; => #t
(positive? 1) ; => #t
(negative? -1) ; => #t
(square 12) ; => 144
(call-with-values (lambda () (exact-integer-sqrt 17)) list) ; => (4 1)
(expt 2 10) ; => 1024
(expt 0 0) ; => 1
(quotient 1 0) ; error: 
(modulo 1 0) ; error: 
(+ 'a 1) ; error: +
(< 1 'a) ; error: <
