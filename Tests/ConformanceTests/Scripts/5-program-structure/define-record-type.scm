;; R7RS 5.5.
(define-record-type pare (kons x y) pare? (x kar set-kar!) (y kdr))
(pare? (kons 1 2)) ; => #t
(pare? (cons 1 2)) ; => #f
(kar (kons 1 2)) ; => 1
(kdr (kons 1 2)) ; => 2
(let ((k (kons 1 2))) (set-kar! k 3) (kar k)) ; => 3
(define-record-type <point> (make-point x y) point? (x point-x set-point-x!) (y point-y) (tag point-tag set-point-tag!))
(define p (make-point 3 4))
(list (point-x p) (point-y p)) ; => (3 4)
(begin (set-point-tag! p 'here) (point-tag p)) ; => here
(list (vector? p) (pair? p) (procedure? p)) ; => (#f #f #f)
(pare? p) ; => #f
(eqv? p p) ; => #t
(equal? (make-point 1 2) (make-point 1 2)) ; => #f
(point-x 5) ; error: point-x
(point-x (kons 1 2)) ; error: point-x
(set-point-x! 'a 1) ; error: set-point-x!
(make-point 1) ; error: make-point
(define-record-type empty (make-empty) empty?)
(empty? (make-empty)) ; => #t
(let () (define-record-type local (make-local a) local? (a local-a)) (local-a (make-local 9))) ; => 9
(define-record-type node (make-node value next) node? (value node-value) (next node-next set-node-next!))
(let ((n (make-node 1 #f))) (set-node-next! n n) (node-value (node-next (node-next n)))) ; => 1
(define-record-type reordered (make-reordered b a) reordered? (a get-a) (b get-b))
(let ((r (make-reordered 1 2))) (list (get-a r) (get-b r))) ; => (2 1)
(map point-x (list (make-point 1 2) (make-point 3 4))) ; => (1 3)
(define-record-type <a> (make-a x) a? (x a-x set-a-x!))
(define-record-type <b> (make-b x) b? (x b-x))
(map a? (list (make-a 1) (make-b 1) (vector 1) '() 1 make-a)) ; => (#t #f #f #f #f #f)
(a-x (make-b 1)) ; error: a-x: argument 1 must be a a, got
(set-a-x! (make-b 1) 2) ; error: set-a-x!: argument 1 must be a a, got
(a-x) ; error: a-x: takes 1 argument
(make-a) ; error: make-a: takes 1 argument
(make-a 1 2) ; error: make-a: takes 1 argument
(a? 1 2) ; error: a?: takes 1 argument
(let ((r (make-a 1))) (list (eq? r r) (eqv? r (make-a 1)) (equal? r (make-a 1)))) ; => (#t #f #f)
(map (lambda (p) (p (make-a 1))) (list boolean? bytevector? char? eof-object? null? number? pair? port? procedure? string? symbol? vector?)) ; => (#f #f #f #f #f #f #f #f #f #f #f #f)
(let () (define-record-type local (make-local x) local? (x local-x)) (define r (make-local 7)) (list (local? r) (local-x r) (local? (make-a 1)))) ; => (#t 7 #f)
(let ((make (lambda () (define-record-type t (m) t?) (list (m) t?)))) (let ((first (make)) (second (make))) (list ((cadr first) (car first)) ((cadr first) (car second))))) ; => (#t #f)
(define-record-type half (make-half a) half? (a half-a) (b half-b set-half-b!))
(let ((r (make-half 1))) (set-half-b! r 2) (list (half-a r) (half-b r))) ; => (1 2)
(define-record-type <x> (make-x y) x? (z x-z)) ; syntax-error: y is no field
(define-record-type <x> make-x) ; syntax-error: define-record-type
(define-record-type 5 (m) p?) ; syntax-error: define-record-type
(define-record-type <x> (m) p? (a b c d)) ; syntax-error: define-record-type
(display (make-a 1)) ; prints: #<a x: 1>
