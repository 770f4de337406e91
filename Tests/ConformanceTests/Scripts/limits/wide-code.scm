;; not under stress
;; Code wider than one instruction's fields: many variables, arguments, constants, levels.
(define (iota n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons (- i 1) l)))))
(define (name i) (string->symbol (string-append "v" (number->string i))))
(define (run expression) (eval expression (interaction-environment)))
(define n 150)
(run `(let ,(map (lambda (i) (list (name i) i)) (iota n)) (+ ,@(map name (iota n))))) ; => 11175
(run `(let* ,(map (lambda (i) (list (name i) (if (= i 0) 1 `(+ 1 ,(name (- i 1)))))) (iota n)) ,(name (- n 1)))) ; => 150
(run `((lambda ,(map name (iota 127)) (list ,(name 0) ,(name 126))) ,@(iota 127))) ; => (0 126)
(run `(lambda ,(map name (iota 129)) 1)) ; error: at most 128 parameters
(run `(length (list ,@(iota n)))) ; => 150
(run (let loop ((i 0) (e 0)) (if (= i n) e (loop (+ i 1) `(+ 1 ,e))))) ; => 150
(run (let loop ((i 0) (e 0)) (if (= i n) e (loop (+ i 1) `(+ ,e 1))))) ; => 150
(run `(vector-length (vector ,@(map (lambda (i) (number->string i)) (iota n))))) ; => 150
(run `(begin ,@(map (lambda (i) `(define ,(name i) ,i)) (iota n)) (+ ,@(map name (iota n))))) ; => 11175
(run `(let () ,@(map (lambda (i) `(define (,(name i)) ,(if (= i 0) 0 `(+ 1 (,(name (- i 1))))))) (iota 60)) (,(name 59)))) ; => 59
(run `(((lambda ,(map name (iota 40)) (lambda () (+ ,@(map name (iota 40))))) ,@(iota 40)))) ; => 780
(run (let loop ((i 0) (e '(lambda () x))) (if (= i 40) `(let ((x 7)) (,e)) (loop (+ i 1) `(lambda () (,e)))))) ; => 7
(run `(case 77 ,@(map (lambda (i) `((,i) ',(name i))) (iota n)) (else 'none))) ; => v77
(run `(let ((x 1)) ,@(map (lambda (i) `(set! x (+ x ,i))) (iota n)) x)) ; => 11176
