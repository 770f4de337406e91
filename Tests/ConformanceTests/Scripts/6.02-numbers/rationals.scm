;; R7RS 6.2: exact fractions.
(/ 1 3) ; => 1/3
(/ 6 4) ; => 3/2
(/ 6 3) ; => 2
(+ 1/3 2/3) ; => 1
(+ 1/2 1/3) ; => 5/6
(* 2/3 3/4) ; => 1/2
(- 1/2) ; => -1/2
(numerator 6/4) ; => 3
(denominator 6/4) ; => 2
(floor 7/2) ; => 3
(round 7/2) ; => 4
(inexact 1/4) ; => 0.25
(< 1/3 1/2) ; => #t
(= 1/2 0.5) ; => #t
(rational? 1/2) ; => #t
(integer? 1/2) ; => #f
(exact 0.25) ; => 1/4
(number->string 1/3) ; => "1/3"
(string->number "2/6") ; => 1/3
(expt 2 -2) ; => 1/4
(expt 2/3 2) ; => 4/9
(rationalize 3/10 1/10) ; => 1/3
(sqrt 1/4) ; => 1/2
