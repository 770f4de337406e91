;; What a macro defines at top level under a name of its own neither captures nor replaces the program's variables.
(define-syntax define-counter
  (syntax-rules ()
    ((_ name) (begin (define count 0) (define (name) (set! count (+ count 1)) count)))))
(define count 'mine)
(define-counter next)
(next) ; => 1
(next) ; => 2
count ; => mine
(define-counter other)
(other) ; => 1
(next) ; => 3
;; Where the name is free, it is visible.
(define-syntax define-visible (syntax-rules () ((_ value) (define made-visible value))))
(define-visible 1)
made-visible ; => 1
(define-visible 2)
made-visible ; => 2
(define made-visible 'program)
(define-visible 3)
made-visible ; => program
(define-syntax define-hidden-values
  (syntax-rules () ((_ get) (begin (define-values (a . b) (values 1 2 3)) (define (get) (list a b))))))
(define a 'mine)
(define-hidden-values get)
(get) ; => (1 (2 3))
a ; => mine
(define-syntax define-hidden-macro
  (syntax-rules () ((_ use) (begin (define-syntax inner (syntax-rules () ((_) 'inner))) (define (use) (inner))))))
(define (inner) 'mine)
(define-hidden-macro use)
(list (use) (inner)) ; => (inner mine)
(define-syntax define-hidden-record
  (syntax-rules () ((_ make get) (define-record-type point (make x) point? (x get)))))
(define-hidden-record make-it get-it)
(get-it (make-it 5)) ; => 5
;; Symbols of macros survive collections.
(define-syntax far (syntax-rules () ((_) (let ((some-name-that-is-nowhere-else 1)) some-name-that-is-nowhere-else))))
(define (churn n) (if (> n 0) (begin (make-vector 1000 0) (churn (- n 1)))))
(churn 2000)
(far) ; => 1
