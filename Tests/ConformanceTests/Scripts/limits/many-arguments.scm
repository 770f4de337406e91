;; Calls with many arguments, long lists of literals.
(define (iota n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons (- i 1) l)))))
(define big (iota 1000))
(apply + big) ; => 499500
(length (apply list big)) ; => 1000
(vector-length (apply vector 1 2 3 big)) ; => 1003
(apply max big) ; => 999
(string-length (apply string-append (map (lambda (i) "ab") (list-tail big 800)))) ; => 400
((lambda args (length args)) 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40) ; => 40
(let ((a 1) (b 2) (c 3) (d 4) (e 5) (f 6) (g 7) (h 8) (i 9) (j 10) (k 11) (l 12) (m 13) (n 14) (o 15) (p 16) (q 17) (r 18) (s 19) (t 20)) (+ a b c d e f g h i j k l m n o p q r s t)) ; => 210
(apply (lambda (a b . c) (list a b (length c))) big) ; => (0 1 998)
(call-with-values (lambda () (apply values big)) (lambda all (length all))) ; => 1000
(map + (iota 3) (iota 3) (iota 3) (iota 3) (iota 3)) ; => (0 5 10)
