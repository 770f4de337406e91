;; A redefinition leaves the words behind the first of an instruction: they are none of their own. What the collector takes for the
;; registers in use must not depend on them.
(define (work n) (list-copy (make-list n 0)))
(define (g x) x)

;; The distance of the jump is 15, 19, 20, 22, 30 or so, all of them opcodes.
(define (f0 a b keep) (if (< a b) (let ((x (cdr keep))) (g 1) (g 2) (g 3) (g 4) x) 'no))
(define (f1 a b keep) (if (< a b) (let ((x (cdr keep))) (g 1) (g 2) (g 3) (g 4) (g 5) x) 'no))
(define (f2 a b keep) (if (< a b) (let ((x (cdr keep))) (g 1) (g 2) (g 3) (g 4) (g 5) (g 6) x) 'no))
(define (f3 a b keep) (if (< a b) (let ((x (cdr keep))) (g 1) (g 2) (g 3) (g 4) (g 5) (g 6) (g 7) x) 'no))
(define (f4 a b keep) (if (< a b) (let ((x (cdr keep))) (g 1) (g 2) (g 3) (g 4) (g 5) (g 6) (g 7) (g 8) x) 'no))
(define (f5 a b keep)
  (if (< a b) (let ((x (cdr keep))) (g 1) (g 2) (g 3) (g 4) (g 5) (g 6) (g 7) (g 8) (g 9) (g 10) x) 'no))
(define (f6 a b keep)
  (if (< a b) (let ((x (cdr keep)) (y (car keep))) (g 1) (g 2) (g 3) (g 4) (g 5) (g 6) (g 7) (g 8) (g 9) (g y) x) 'no))
(define (call f) (f 1 2 (cons (cons 1 2) 'kept)))

;; A third operand in a word of its own, in one of two operations.
(define (product-sum a b c d e f g h i j k l m n o p) (let ((z (+ (* a b) p))) (work 2) (list z p)))
(define (sum-of-all a b c d) (let ((z (+ a b c))) (work 2) (list z d)))

;; Ends of loops, records, closures that a test is about.
(define (count-up n keep) (do ((i 0 (+ i 1)) (l keep (cdr l))) ((>= i n) (list i l)) (g i)))
(define-record-type point (make-point x y) point? (x point-x set-point-x!) (y point-y))
(define (moved p keep) (set-point-x! p (+ (point-x p) 1)) (work 2) (list (point-x p) (point-y p) (point? p) keep))
(define (negated x keep) (if (not ((lambda () (g x)))) (list 'false keep) (list 'true keep)))

(define (less a b) (work 3) (negative? (- a b)))
(set! < (lambda (a b) (work 3) (less a b)))
(map call (list f0 f1 f2 f3 f4 f5 f6)) ; => (kept kept kept kept kept kept kept)
(define (plus a b) (work 3) (- a (- b)))
(set! + (lambda all (let loop ((sum 0) (all all)) (if (null? all) sum (loop (plus sum (car all)) (cdr all))))))
(product-sum 2 3 0 0 0 0 0 0 0 0 0 0 0 0 0 1180591620717411303424) ; => (1180591620717411303430 1180591620717411303424)
(sum-of-all 1 2 3 '(kept)) ; => (6 (kept))
(set! >= (lambda (a b) (work 3) (not (less a b))))
(count-up 3 (list 1 2 3 4)) ; => (3 (4))
(set! point-x (let ((original point-x)) (lambda (p) (work 3) (original p))))
(moved (make-point 1 2) '(kept)) ; => (2 2 #t (kept))
(set! not (lambda (x) (work 3) (if x #f #t)))
(negated #f '(kept)) ; => (false (kept))
(negated 1 '(kept)) ; => (true (kept))
