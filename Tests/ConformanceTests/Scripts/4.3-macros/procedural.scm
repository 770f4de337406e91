;; er-macro-transformer, define-macro and defmacro.
(define-syntax swap!
  (er-macro-transformer
    (lambda (form rename compare)
      (let ((a (cadr form)) (b (caddr form)))
        `(,(rename 'let) ((,(rename 'tmp) ,a))
           (,(rename 'set!) ,a ,b)
           (,(rename 'set!) ,b ,(rename 'tmp)))))))
(define tmp 1)
(define other 2)
(swap! tmp other)
(list tmp other) ; => (2 1)
(let ((tmp 1) (let list) (set! vector)) (swap! tmp other) (list tmp other)) ; => (1 1)
;; Renaming the same symbol twice gives the same identifier.
(define-syntax same-twice
  (er-macro-transformer (lambda (form rename compare) (eq? (rename 'x) (rename 'x)))))
(same-twice) ; => #t
;; compare tells what identifiers mean.
(define-syntax my-cond
  (er-macro-transformer
    (lambda (form rename compare)
      (let loop ((clauses (cdr form)))
        (cond ((null? clauses) #f)
              ((compare (caar clauses) (rename 'else)) (cadr (car clauses)))
              (else `(,(rename 'if) ,(caar clauses) ,(cadr (car clauses)) ,(loop (cdr clauses)))))))))
(my-cond (#f 1) (else 2)) ; => 2
(let ((else #f)) (my-cond (else 1) (#t 2))) ; => 2
;; In bodies, let-syntax and with syntax-rules around them.
(let ()
  (define-syntax ten (er-macro-transformer (lambda (form rename compare) 10)))
  (+ (ten) 1)) ; => 11
(let-syntax ((five (er-macro-transformer (lambda (form rename compare) 5)))) (five)) ; => 5
(define-syntax swap-both!
  (syntax-rules () ((_ a b) (let ((tmp 'kept)) (swap! a b) tmp))))
(define p 1)
(define q 2)
(list (swap-both! p q) p q) ; => (kept 2 1)
(let ((tmp 'mine) (q 'yours)) (list (swap-both! tmp q) tmp q)) ; => (kept yours mine)
(define-syntax quoted (er-macro-transformer (lambda (form rename compare) `(,(rename 'quote) ,(rename 'name)))))
(quoted) ; => name
(define-syntax self (er-macro-transformer (lambda (form rename compare) (list (rename 'quote) form))))
(self 1 (2 . 3) #(4)) ; => (self 1 (2 . 3) #(4))
;; define-macro and defmacro.
(define-macro (my-unless test . body) `(if ,test #f (begin ,@body)))
(my-unless #f 1 2) ; => 2
(define-macro my-list (lambda items `(list ,@items)))
(my-list 1 2 3) ; => (1 2 3)
(defmacro increment (x) `(+ ,x 1))
(increment 4) ; => 5
(defmacro collect (first . rest) `(quote (,first ,rest)))
(collect 1 2 3) ; => (1 (2 3))
(define (helper x) (list 'quote (list x x)))
(define-macro (twice x) (helper x))
(twice a) ; => (a a)
(let () (define-macro (seven) 7) (seven)) ; => 7
(define-macro (capture) 'captured)
(let ((captured 'yes)) (capture)) ; => yes
;; Errors.
(define-syntax broken (er-macro-transformer (lambda (form rename compare) (car 5))))
(broken) ; error: car: argument 1 (pair) must be a pair, got 5
(guard (e (#t (error-object-message e))) (eval '(broken) (interaction-environment))) ; => "car: argument 1 (pair) must be a pair, got 5"
(define-syntax wrong (er-macro-transformer 5)) ; syntax-error: a macro transformer must be a procedure, got 5
(define-syntax wrong (er-macro-transformer)) ; syntax-error: er-macro-transformer: expected (er-macro-transformer procedure)
(define-macro 5) ; syntax-error: define-macro: expected (define-macro (name operand ...) body ...)
(defmacro name) ; syntax-error: defmacro: expected (defmacro name (operand ...) body ...)
(er-macro-transformer car) ; syntax-error: er-macro-transformer: only as the value of define-syntax
(my-unless) ; error: argument
(my-unless . 5) ; syntax-error: a macro use must be a proper list
(define kept-rename #f)
(define-syntax keeps (er-macro-transformer (lambda (form rename compare) (set! kept-rename rename) 1)))
(keeps) ; => 1
(kept-rename 'x) ; error: only a macro transformer can rename, while it runs
(define-syntax circular
  (er-macro-transformer (lambda (form rename compare) (let ((l (list 1 2))) (set-cdr! (cdr l) l) l))))
(circular) ; syntax-error: circular
;; A transformer that leaves for a continuation of the program ends the expansion.
(call/cc (lambda (k)
  (set! escape k)
  (eval '(begin (define-macro (escaping) (escape 'left)) (escaping)) (interaction-environment)))) ; error: escape is not defined
