; Small procedures stand in the place of their calls; nobody can tell.

(define (key node) (vector-ref node 2))
(define (left node) (vector-ref node 1))
(define (red? node) (and node (eq? (vector-ref node 0) 'red)))
(define (node color left key) (vector color left key))
(define (grandchild node) (left (left node)))
(define (sum a b) (+ a b))
(define (limit x) (if (< x 0) 0 x))
(define (first-or x default) (let ((found (and (pair? x) (car x)))) (or found default)))
(define (always x) 'yes)
(define (same x) x)
(define (touch! v) (vector-set! v 0 'touched) v)

(define (look tree) (if (red? tree) (key tree) (key (left tree))))
(define tree (node 'black (node 'red (node 'black #f 1) 2) 3))
(look tree) ; => 2
(look (left tree)) ; => 2
(define (deep tree) (key (grandchild tree)))
(deep tree) ; => 1

; Arguments are evaluated once and in order, whether or not they are needed.
(define trace '())
(define (note x) (set! trace (cons x trace)) x)
(define (all) (always (note 1)))
(all) ; => yes
trace ; => (1)
(define (twice) (sum (note 2) (note 3)))
(twice) ; => 5
trace ; => (3 2 1)
(define (assigned n) (sum n (begin (set! n 10) n)))
(assigned 1) ; => 11
(define (own) (let ((v (vector 1 2))) (vector-ref (touch! v) 0)))
(own) ; => touched

; A variable may be its own next value.
(define (count-down n steps) (if (= n 0) steps (count-down (limit (- n 1)) (sum steps 1))))
(count-down 5 0) ; => 5
(let loop ((n 3) (m -1) (all '())) (if (= n 0) all (loop (- n 1) (limit (- m n)) (cons m all)))) ; => (0 0 -1)
(let loop ((a 1) (b 2) (n 3)) (if (= n 0) (list a b) (loop (same b) (same a) (- n 1)))) ; => (2 1)

(define (choose x) (first-or x 'none))
(choose '(a b)) ; => a
(choose '(#f)) ; => none
(choose 5) ; => none
(define (test x) (if (always x) 1 2))
(test #f) ; => 1
(define (test-same x) (if (same x) 1 2))
(test-same #f) ; => 2
(define (constant) (if (same #f) 1 2))
(constant) ; => 2
(define (negated x) (if (not (red? x)) 'no 'red))
(negated tree) ; => no
(negated (left tree)) ; => red
(map (lambda (n) (limit n)) '(-1 0 1)) ; => (0 0 1)

; Errors are those of the procedures.
(deep 5) ; error: vector-ref: argument 1 (vector) must be a vector, got 5
(key (vector 1)) ; error: vector-ref: argument 2 (k) must be an index below 1, got 2
(define (wrong) (sum 1))
(wrong) ; error: sum: takes 2 arguments, called with 1

; A redefinition counts at once, also inside of others.
(define (left node) 'left)
(define (look-left tree) (left tree))
(grandchild tree) ; => left
(deep tree) ; error: vector-ref: argument 1 (vector) must be a vector, got left
(define (left node) (vector-ref node 1))
(deep tree) ; => 1
(define (key node) (list 'key node))
(look 5) ; error: vector-ref: argument 1 (vector) must be a vector, got 5
(look (vector 'red #f 1)) ; => (key #(red #f 1))
(define grandchild (lambda (node) (vector 0 0 7)))
(deep tree) ; => (key #(0 0 7))
(set! sum (lambda (a b) (list a b)))
(twice) ; => (2 3)
(set! always (lambda (x) #f))
(test 1) ; => 2
(all) ; => #f

; The same when the primitive inside goes first, or last.
(define (second x) (car (cdr x)))
(define (use x) (second x))
(define (use-test x) (if (second x) 'true 'false))
(use '(1 2)) ; => 2
(define plain-car car)
(define (car x) (list 'car (plain-car x)))
(use '(1 2)) ; => (car 2)
(use-test '(1 #f)) ; => true
(define (second x) 'redefined)
(use '(1 2)) ; => redefined
(set! car plain-car)
(use '(1 2)) ; => redefined
(define (third x) (second (cdr x)))
(define (use-third x) (third x))
(define (second x) (car x))
(use-third '(1 2 3)) ; => 2
(define (third x) 'third)
(use-third '(1 2 3)) ; => third
(define (second x) 'second)
(use-third '(1 2 3)) ; => third

; Redefined while the arguments are evaluated.
(define (pick a b) (cons a b))
(define (switch) (pick 1 (begin (set! pick (lambda (a b) (list 'new a b))) 2)))
(switch) ; => (new 1 2)

; Procedures that came to be each other's templates.
(define (ping x) (vector-ref x 0))
(define (pong x) (ping x))
(define (ping x) (if (pair? x) (pong (cdr x)) x))
(define (play x) (ping x))
(play '(1 2 3 4 5 6 7 8 9 . 10)) ; => 10

; What only the call of a redefined procedure needs is kept through a collection.
(define (ignored x y) 'yes)
(define (junk n) (if (= n 0) '() (cons n (junk (- n 1)))))
(define (kept n) (let ((x (list n n))) (ignored x (begin (junk 100) (set! ignored (lambda (x y) x)) 1))))
(kept 5) ; => (5 5)
(define (pick-one first? a b) (if first? a b))
(define (kept-too n)
  (let ((x (list n n))) (pick-one #t 1 (begin (junk 100) (set! pick-one (lambda (first? a b) x)) x))))
(kept-too 6) ; => (6 6)

; Bodies of bodies do not grow without bound, nor that of a procedure that became its own.
(define (grow1 x) (vector (car x) (car x) (car x) (car x) (car x) (car x) (car x)))
(define (grow2 x) (vector (grow1 x) (grow1 x) (grow1 x) (grow1 x) (grow1 x) (grow1 x) (grow1 x) (grow1 x)))
(define (grow3 x) (vector (grow2 x) (grow2 x) (grow2 x) (grow2 x) (grow2 x) (grow2 x) (grow2 x) (grow2 x)))
(define (grow4 x) (vector (grow3 x) (grow3 x) (grow3 x) (grow3 x) (grow3 x) (grow3 x) (grow3 x) (grow3 x)))
(vector-ref (vector-ref (vector-ref (vector-ref (grow4 '(7)) 7) 7) 7) 6) ; => 7
(define (walk x) x)
(define (walk x)
  (if (pair? x) (vector (walk (car x)) (walk (cdr x)) (walk (car x)) (walk (cdr x))) x))
(define (go x) (list (walk x)))
(go '(1 . 2)) ; => (#(1 2 1 2))

; Arithmetic.
(define (square-sum a b) (+ (* a a) (* b b)))
(define (between? low x high) (and (<= low x) (< x high)))
(define (halved x) (quotient x 2))
(define (count-within n low high)
  (let loop ((i 0) (found 0))
    (if (= i n) found (loop (+ i 1) (if (between? low (square-sum i 1) high) (+ found 1) found)))))
(count-within 10 5 50) ; => 5
(let loop ((n 1000) (steps 0)) (if (= n 0) steps (loop (halved n) (+ steps 1)))) ; => 10
(square-sum 1.5 2) ; => 6.25
(define (bad) (square-sum 1 'b))
(bad) ; error: *: argument 1 must be a number, got b

; A test that takes no instruction, of what is then redefined.
(define (neither x y) (if (not (if x y #f)) 1 2))
(define (use-neither) (neither #t #f))
(use-neither) ; => 1

; `not` of `not`, when it is redefined.
(define (truth x) (if (not (not x)) 'true 'false))
(truth 1) ; => true
(define (not x) (list 'not x))
(truth 1) ; => true
(truth #f) ; => true
(use-neither) ; => 1
