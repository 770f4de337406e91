;; Handlers, winders and continuations together.
(let ((log '()))
  (define (note x) (set! log (cons x log)))
  (guard (e (#t (note (list 'caught e))))
    (dynamic-wind (lambda () (note 'in)) (lambda () (guard (e ((string? e) (note 'wrong))) (raise 'sym))) (lambda () (note 'out))))
  (reverse log)) ; => (in out (caught sym))
(with-exception-handler (lambda (e) (* e 2)) (lambda () (+ (raise-continuable 1) (raise-continuable 2)))) ; => 6
(let loop ((i 0)) (if (= i 30) 'ok (begin (guard (e (#t #f)) (error "x")) (loop (+ i 1))))) ; => ok
(guard (e (#t (list 'outer e))) (with-exception-handler (lambda (e) (raise 'from-handler)) (lambda () (error "original")))) ; => (outer from-handler)
(call/cc (lambda (k) (with-exception-handler (lambda (e) (k (condition-or e))) (lambda () (car 5))))) ; error: condition-or
(define (try thunk default) (call/cc (lambda (k) (with-exception-handler (lambda (e) (k default)) thunk))))
(try (lambda () (vector-ref #(1) 9)) 'default) ; => default
(try (lambda () 'fine) 'default) ; => fine
(list (try (lambda () (raise 1)) 'a) (try (lambda () (error "x")) 'b) (try (lambda () (undefined)) 'c)) ; => (a b c)
(define p (make-parameter 'outside))
(with-exception-handler (lambda (e) (p)) (lambda () (parameterize ((p 'inside)) (list (raise-continuable 'x) (p))))) ; => (inside inside)
(guard (e (#t (p))) (parameterize ((p 'inside)) (raise 'x))) ; => outside
(let ((k2 #f) (n 0)) (guard (e (#t (set! n (+ n 1)) (if (< n 3) (k2 #f) n))) (call/cc (lambda (c) (set! k2 c))) (raise 'again))) ; => 3
