;; R7RS 6.1: equal? looks inside, and ends on circular data.
(equal? 'a 'a) ; => #t
(equal? '(a) '(a)) ; => #t
(equal? '(a (b) c) '(a (b) c)) ; => #t
(equal? '(a b) '(a c)) ; => #f
(equal? "abc" "abc") ; => #t
(equal? "abc" "abd") ; => #f
(equal? 2 2) ; => #t
(equal? 2 2.0) ; => #f
(equal? (make-vector 5 'a) (make-vector 5 'a)) ; => #t
(equal? '#(1 2 (3)) (vector 1 2 (list 3))) ; => #t
(equal? '#(1 2) '#(1 2 3)) ; => #f
(equal? #u8(1 2) (bytevector 1 2)) ; => #t
(equal? #u8(1 2) #u8(1 3)) ; => #f
(equal? '#0=(a b . #0#) '#1=(a b a b . #1#)) ; => #t
(equal? '#0=(a b . #0#) '#1=(a c . #1#)) ; => #f
(equal? '#0=#(1 #0#) '#1=#(1 #1#)) ; => #t
(equal? 1.0 1.0) ; => #t
(equal? "" "") ; => #t
(equal? #\a #\b) ; => #f
(equal? (string #\x3bb) "λ") ; => #t
(equal? 123456789012345678901 123456789012345678901) ; => #t
(equal? 'a "a") ; => #f
(equal? '(1 . 2) '(1 . 2)) ; => #t
(equal? '(1 2) '#(1 2)) ; => #f
(equal? (lambda (x) x) (lambda (y) y)) ; => #f
(let ((a (list 1 2)) (b (list 1 2))) (set-cdr! (cdr a) a) (set-cdr! (cdr b) b) (equal? a b)) ; => #t
(let ((a (list 1 2)) (b (list 1 2 1 3))) (set-cdr! (cdr a) a) (set-cdr! (cdddr b) b) (equal? a b)) ; => #f
(let ((v (vector 1 2)) (w (vector 1 2))) (vector-set! v 1 w) (vector-set! w 1 v) (equal? v w)) ; => #t
(let ((doubled (lambda (n) (let loop ((i 0) (x '(1))) (if (= i n) x (loop (+ i 1) (list x x))))))) (equal? (doubled 60) (doubled 60))) ; => #t
(equal? "λ" "λ") ; => #t
(equal? +nan.0 +nan.0) ; => #t
(equal? '(a #(b "c" #u8(1))) (list 'a (vector 'b (string #\c) (bytevector 1)))) ; => #t
