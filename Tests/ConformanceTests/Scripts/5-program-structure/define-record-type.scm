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
