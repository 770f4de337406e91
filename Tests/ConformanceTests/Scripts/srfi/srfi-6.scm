(import (srfi 6))
(define in (open-input-string "(a . (b . (c . ()))) 34"))
(input-port? in) ; => #t
(read in) ; => (a b c)
(read in) ; => 34
(eof-object? (read in)) ; => #t
(define out (open-output-string))
(begin (write '(1 "x") out) (display "y" out) (get-output-string out)) ; => "(1 \"x\")y"
(begin (display "z" out) (get-output-string out)) ; => "(1 \"x\")yz"
(open-input-string 5) ; error: open-input-string: argument 1 (string) must be a string, got 5
(get-output-string in) ; error: get-output-string: argument 1
