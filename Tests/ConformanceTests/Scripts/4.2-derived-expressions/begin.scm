;; R7RS 4.2.3.
(define x 0)
(and (= x 0) (begin (set! x 5) (+ x 1))) ; => 6
(begin 1 2 3) ; => 3
(begin (display "4 plus 1 equals ") (display (+ 4 1))) ; prints: 4 plus 1 equals 5
(begin (define begun 7) (set! begun (+ begun 1)))
begun ; => 8
(let () (begin (define a 1) (define b 2)) (+ a b)) ; => 3
(begin)
(begin) ; prints: 
(let () (begin) 1) ; => 1
(+ 1 (begin 1 2)) ; => 3
(+ 1 (begin)) ; syntax-error: begin
(begin . 1) ; syntax-error: 
(let () (begin (define a 1) (begin (define b (+ a 1)))) (list a b)) ; => (1 2)
(begin (values 1 2) (values) 'end) ; => end
