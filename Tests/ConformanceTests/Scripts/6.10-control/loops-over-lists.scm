; map and for-each with a lambda expression and one list are compiled as loops; nobody can tell.

(define seen '())
(define (see! x) (set! seen (cons x seen)))
(define (take-seen) (let ((all (reverse seen))) (set! seen '()) all))

(define (visit list) (for-each (lambda (x) (see! x) (see! (- x))) list))
(visit '(1 2 3))
(take-seen) ; => (1 -1 2 -2 3 -3)
(visit '())
(take-seen) ; => ()
(define (squares list) (map (lambda (x) (* x x)) list))
(squares '(1 2 3)) ; => (1 4 9)
(squares '()) ; => ()

; The lambda expression's own variables, those around it, and assigned ones.
(define (total list) (let ((sum 0)) (for-each (lambda (x) (set! sum (+ sum x))) list) sum))
(total '(1 2 3)) ; => 6
(define (scaled list by) (map (lambda (x) (* x by)) list))
(scaled '(1 2) 10) ; => (10 20)
(define (doubled list) (map (lambda (x) (set! x (* 2 x)) x) list))
(doubled '(1 2 3)) ; => (2 4 6)
(define (powers list) (map (lambda (x) (let loop ((n x) (p 1)) (if (= n 0) p (loop (- n 1) (* 2 p))))) list))
(powers '(0 1 5)) ; => (1 2 32)
(define (rest-of rest) (map (lambda (result) (cons result rest)) rest))
(rest-of '(1 2)) ; => ((1 1 2) (2 1 2))
(define (nested lists) (map (lambda (list) (map (lambda (x) (+ x 1)) list)) lists))
(nested '((1 2) () (3))) ; => ((2 3) () (4))
(define (adders list) (map (lambda (n) (lambda (x) (+ x n))) list))
(map (lambda (add) (add 10)) (adders '(1 2 3))) ; => (11 12 13)
(define (any-negative? list) (if (memv #t (map (lambda (x) (< x 0)) list)) 'yes 'no))
(any-negative? '(1 -1)) ; => yes
(any-negative? '(1 1)) ; => no
(define (turns n list) (let loop ((n n) (all '())) (if (= n 0) all (loop (- n 1) (append (map (lambda (x) (+ x n)) list) all)))))
(turns 2 '(10 20)) ; => (11 21 12 22)
(define (walk tree) (if (pair? tree) (for-each (lambda (x) (walk x)) tree) (see! tree)))
(walk '(1 (2 (3)) 4))
(take-seen) ; => (1 2 3 4)
(define (self list) (for-each (lambda (x) (if (pair? x) (self x) (see! x))) list))
(self '((1) 2))
(take-seen) ; => (1 2)
(for-each (lambda (x) (define y (* x 2)) (see! y)) '(1 2))
(take-seen) ; => (2 4)
(map (lambda (x) (case x ((1) 'one) ((2 3) 'few) (else 'many))) '(1 2 3 4)) ; => (one few few many)

; The list is evaluated once, before anything else happens, and may change meanwhile.
(define (fresh) (see! 'evaluated) (list 1 2))
(map (lambda (x) (see! x) x) (fresh)) ; => (1 2)
(take-seen) ; => (evaluated 1 2)
(define (reassigned list) (map (lambda (x) (set! list '()) x) list))
(reassigned '(1 2 3)) ; => (1 2 3)
(define shrinking (list 1 2 3))
(for-each (lambda (x) (see! x) (set-cdr! (cdr shrinking) '())) shrinking)
(take-seen) ; => (1 2)

(define (cut x) (set-cdr! shrinking '()) x)
(set! shrinking (list 1 2 3))
(map (lambda (x) (cut x)) shrinking) ; => (1 2 3)
(set! shrinking (list 1 2 3))
(map cut shrinking) ; => (1 2 3)

; Another body, or another number of lists or parameters, is an ordinary call.
(map (lambda (x y) (+ x y)) '(1 2) '(10 20)) ; => (11 22)
(map (lambda all all) '(1 2)) ; => ((1) (2))
(map (lambda () 1) '(1)) ; error: takes 0 arguments, called with 1
(for-each (lambda (x y) 1) '(1)) ; error: takes 2 arguments, called with 1
(map (lambda (x) x)) ; error: map: takes 2 or at least 3 arguments, called with 1

; Errors are those of the procedures.
(for-each (lambda (x) x) 5) ; error: for-each: argument 2 (list) must be a proper list, got 5
(map (lambda (x) x) '(1 . 2)) ; error: map: argument 2 (list) must be a proper list, got (1 . 2)
(map (lambda (x) (car x)) '((1) 2)) ; error: car: argument 1 (pair) must be a pair, got 2
(define (circular) (let ((list (list 1 2))) (set-cdr! (cdr list) list) (map (lambda (x) x) list)))
(circular) ; error: map: argument 2 (list) must be a proper list

; A continuation of the middle may be taken again, and does not change what was returned before.
(define again #f)
(define (take-up list) (map (lambda (x) (call-with-current-continuation (lambda (k) (if (= x 2) (set! again k)) x))) list))
(define (captured x) (call-with-current-continuation (lambda (k) (if (= x 2) (set! again k)) x)))
(define (take-up-plainly list) (map (lambda (x) (captured x)) list))
(define (results take-up)
  (let ((all '()) (n 0))
    (let ((result (take-up '(1 2 3))))
      (set! all (cons result all))
      (set! n (+ n 1))
      (if (< n 3) (again (* 10 n)) all))))
(results take-up) ; => ((1 20 3) (1 10 3) (1 2 3))
(results take-up-plainly) ; => ((1 20 3) (1 10 3) (1 2 3))
(call-with-current-continuation (lambda (return) (for-each (lambda (x) (if (< x 0) (return x))) '(1 -2 3)) 'none)) ; => -2

; The last turn is no tail call: what comes after it is the loop's.
(define (deep n) (for-each (lambda (x) (if (> x 0) (deep (- x 1)) (see! 'bottom))) (list n)) n)
(deep 1000) ; => 1000
(take-seen) ; => (bottom)

; What the loops use may be redefined; they go on as before.
(define old-car car)
(set! car (lambda (x) 'mine))
(map (lambda (x) (+ x 1)) '(1 2)) ; => (2 3)
(set! car old-car)

; The names may be shadowed and redefined, also while a loop runs.
(let ((map (lambda (f l) 'shadow))) (map (lambda (x) x) '(1))) ; => shadow
(define old-for-each for-each)
(define (change list) (for-each (lambda (x) (see! x) (set! for-each (lambda (f l) 'changed))) list))
(change '(1 2 3))
(take-seen) ; => (1 2 3)
(change '(1 2 3)) ; => changed
(visit '(1 2 3)) ; => changed
(take-seen) ; => ()
(set! for-each old-for-each)
(visit '(1 2))
(take-seen) ; => (1 -1 2 -2)
(define (map f list) (if (null? list) '(end) (cons (f (car list)) (map f (cdr list)))))
(squares '(1 2 3)) ; => (1 4 9 end)
(scaled '(1 2) 10) ; => (10 20 end)
(powers '(0 1 5)) ; => (1 2 32 end)
(nested '((1 2))) ; => ((2 3 end) end)
(set! for-each (lambda (f list) (f (car list))))
(define (count-down n) (for-each (lambda (x) (if (= x 0) 'done (count-down (- x 1)))) (list n)))
(count-down 3000) ; => done
