;; fluid-let used one thunk's variables twice.
(define x 1)
(define (get) x)
(list (fluid-let ((x 2)) (get)) x) ; => (2 1)
(fluid-let ((x 2) (get (lambda () 'local))) (list x (get))) ; => (2 local)
(call/cc (lambda (k) (fluid-let ((x 3)) (k (get))))) ; => 3
x ; => 1
(let ((y 1)) (let ((f (lambda () y))) (list (fluid-let ((y 5)) (f)) (f)))) ; => (5 1)
