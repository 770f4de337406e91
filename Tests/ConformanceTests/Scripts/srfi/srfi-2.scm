(import (srfi 2))
(and-let* ()) ; => #t
(and-let* () 1) ; => 1
(and-let* () (define x 1) (+ x 1)) ; => 2
(let ((x #f)) (and-let* (x))) ; => #f
(let ((x 1)) (and-let* (x))) ; => 1
(and-let* ((x #f))) ; => #f
(and-let* ((x 1))) ; => 1
(and-let* ((#f))) ; => #f
(and-let* ((5))) ; => 5
(and-let* ((x 1) (#f))) ; => #f
(and-let* ((x 1) ((+ x 1)))) ; => 2
(and-let* ((#f) (x 1))) ; => #f
(and-let* ((2) (x 1))) ; => 1
(and-let* ((x 1) (y 2))) ; => 2
(let ((x #f)) (and-let* (x) x)) ; => #f
(let ((x "")) (and-let* (x) x)) ; => ""
(let ((x 1)) (and-let* (x) (+ x 1))) ; => 2
(let ((x 1)) (and-let* (((positive? x))))) ; => #t
(let ((x 0)) (and-let* (((positive? x))))) ; => #f
(let ((x 1)) (and-let* (((positive? x))) (+ x 1))) ; => 2
(let ((x 1)) (and-let* (((positive? x)) (x (+ x 1)) (x (+ x 1))) (+ x 1))) ; => 4
(let ((x 1)) (and-let* (x ((positive? x))) (+ x 1))) ; => 2
(let ((x 0)) (and-let* (x ((positive? x))) (+ x 1))) ; => #f
(let ((x #f)) (and-let* (x ((positive? x))) (+ x 1))) ; => #f
(let ((x 3)) (and-let* (((positive? x)) (y (- x 1)) ((begin (display y) #f)) (z (car 5))) z)) ; => #f
; prints: 2
;; A false value of the body is just that, and values pass.
(and-let* ((x 1)) #f) ; => #f
(call-with-values (lambda () (and-let* ((x 1)) (values x 2))) list) ; => (1 2)
(define (find-positive alist key) (and-let* ((entry (assq key alist)) (n (cdr entry)) ((> n 0))) n))
(find-positive '((a . 1) (b . -2)) 'a) ; => 1
(find-positive '((a . 1) (b . -2)) 'b) ; => #f
(find-positive '((a . 1) (b . -2)) 'c) ; => #f
;; The last expression of the body is a tail call.
(let loop ((n 300)) (and-let* ((m (- n 1)) ((>= m 0))) (loop m))) ; => #f
(let ((if list)) (and-let* ((x 1)) x)) ; => 1
(and-let* 1 2) ; syntax-error: and-let*
