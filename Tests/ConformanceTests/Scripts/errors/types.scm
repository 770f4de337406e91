;; Wrong types name the procedure and the argument.
(car 5) ; error: car: argument 1 (pair) must be a pair, got 5
(cdr "s") ; error: cdr: argument 1
(+ 1 "2") ; error: +: argument 2
(+ "1" 2) ; error: +: argument 1
(- "5") ; error: -
(* 2 'x) ; error: *
(/ 2 'x) ; error: /
(< 1 2 'x) ; error: <
(= "a" 1) ; error: =
(let ((x 'a)) (+ x 1)) ; error: +
(let ((x 'a)) (- x 1)) ; error: -
(let ((x 'a)) (if (< x 1) 1 2)) ; error: <
(zero? 'a) ; error: zero?
(even? 1.5) ; error: even?
(vector-ref "abc" 0) ; error: vector-ref: argument 1
(vector-length '(1)) ; error: vector-length: argument 1
(string-length 'a) ; error: string-length: argument 1
(symbol->string "a") ; error: symbol->string: argument 1
(char->integer 65) ; error: char->integer: argument 1
(length 5) ; error: length: argument 1
(list-ref '(1 2) 'x) ; error: list-ref: argument 2
(vector-ref #(1 2) "0") ; error: vector-ref: argument 2
(abs 'a) ; error: abs
(sqrt "4") ; error: sqrt
(number->string 'a) ; error: number->string
(exact 'a) ; error: exact
(max 1 'a) ; error: max
(quotient 1.5 2) ; error: quotient
(raise-continuable 'no-handler) ; error: no-handler
(display 1 2) ; error: display
