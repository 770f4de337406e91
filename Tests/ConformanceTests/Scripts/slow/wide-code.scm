;; The same shapes as limits/wide-code.scm beyond eight and sixteen bits.
(define (iota n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons (- i 1) l)))))
(define (name i) (string->symbol (string-append "v" (number->string i))))
(define (run expression) (eval expression (interaction-environment)))
(run `(let ,(map (lambda (i) (list (name i) i)) (iota 600)) (+ ,@(map name (iota 600))))) ; => 179700
(run `(length (list ,@(iota 600)))) ; => 600
(run (let loop ((i 0) (e 0)) (if (= i 600) e (loop (+ i 1) `(+ 1 ,e))))) ; => 600
(run (let loop ((i 0) (e 0)) (if (= i 600) e (loop (+ i 1) `(+ ,e 1))))) ; => 600
(run `(let ((x 0) (y ,(list 'quote (iota 100)))) ,@(map (lambda (i) `(set! x (+ x ,i))) (iota 4000)) x)) ; => 7998000
(run `(let loop ((i 0) (x 0)) (if (< i 3) (begin ,@(map (lambda (i) `(set! x (+ x 1))) (iota 4000)) (loop (+ i 1) x)) x))) ; => 12000
(run `(vector-length (vector ,@(map (lambda (i) (string-append "s" (number->string i))) (iota 700))))) ; => 700
(run `(begin ,@(map (lambda (i) `(define ,(name i) ,(+ i 0.5))) (iota 5000)) v4999)) ; => 4999.5
(run `((let ,(map (lambda (i) (list (name i) i)) (iota 300)) (lambda () (+ ,@(map name (iota 300))))))) ; => 44850
(run `(let ((x 0)) ,@(map (lambda (i) `(set! x (+ x 1))) (iota 40000)) x)) ; error: too large
(run `(case 999 ,@(map (lambda (i) `((,i) ',(name i))) (iota 1000)) (else 'none))) ; => v999
(length (run `(list ,@(map (lambda (i) `(lambda () ,i)) (iota 300))))) ; => 300
(vector-length (run (list 'quote (list->vector (iota 100000))))) ; => 100000
(run (let loop ((i 0) (e 0)) (if (= i 20000) e (loop (+ i 1) `(+ 1 ,e))))) ; error: nested
