;; define-library (R7RS 5.6): what is exported, when the body runs, what it sees.
(define-library (test stack)
  (export make push! (rename top peek) (rename stack-size size))
  (import (scheme base))
  (begin
    (define-record-type stack (make-stack items) stack? (items items set-items!))
    (define (make) (make-stack '()))
    (define (push! stack x) (set-items! stack (cons x (items stack))))
    (define (top stack) (car (items stack)))
    (define (stack-size stack) (length (items stack)))))
(import (prefix (test stack) stack-))
(define s (stack-make))
(stack-push! s 'a)
(stack-push! s 'b)
(list (stack-peek s) (stack-size s)) ; => (b 2)
(stack-items s) ; error: stack-items is not defined
;; The body runs once, and only when somebody imports the library.
(define log '())
(define (note! x) (set! log (cons x log)))
(define-library (test noisy)
  (export a)
  (import (scheme base) (only (parley system) interaction-environment eval))
  (begin
    (eval '(note! 'noisy) (interaction-environment))
    (define a 1)))
log ; => ()
(import (test noisy))
(import (only (test noisy) a))
(list a log) ; => (1 (noisy))
;; A library sees what it imports and nothing else.
(define secret 42)
(define-library (test blind)
  (export look)
  (import (only (scheme base) define))
  (begin (define (look) secret)))
(import (test blind))
(look) ; error: secret is not defined
(define-library (test sightless) (export x) (import) (begin (define x 1)))
(import (test sightless)) ; error: define is not defined; (import (scheme base)) provides it
;; Variables are shared: what the library assigns, importers see.
(define-library (test counter)
  (export count bump!)
  (import (scheme base))
  (begin
    (define count 0)
    (define (bump!) (set! count (+ count 1)))))
(import (rename (test counter) (count counter-value)))
(bump!)
(bump!)
counter-value ; => 2
(set! counter-value 5) ; syntax-error: set!: counter-value is imported from a library
;; A definition makes a new variable and leaves the library alone.
(define counter-value 'mine)
(bump!)
counter-value ; => mine
(import (only (test counter) count))
count ; => 3
;; Redefining a standard procedure does not reach into libraries.
(define-library (test uses-car) (export first-of) (import (scheme base)) (begin (define (first-of x) (car x))))
(import (test uses-car))
(define (car x) 'mine)
(list (car '(1 2)) (first-of '(1 2))) ; => (mine 1)
(import (only (scheme base) car))
(car '(1 2)) ; => 1
;; Declarations of every kind.
(define-library (test kinds 2)
  (import (scheme base))
  (cond-expand
    ((and r7rs (library (scheme base)) (not (library (no such)))) (export kind) (begin (define kind 'r7rs)))
    (else (export kind) (begin (define kind 'other))))
  (cond-expand (no-such-feature (export nothing)))
  (begin (define hidden kind))
  (export (rename hidden shown)))
(import (test kinds 2))
(list kind shown) ; => (r7rs r7rs)
;; Libraries import libraries; macros work across them.
(define-library (test macros)
  (export swap! my-if define-getter unless2)
  (import (scheme base))
  (begin
    (define-syntax swap!
      (syntax-rules () ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))
    (define-syntax my-if
      (syntax-rules (then else) ((_ c then a else b) (cond (c a) (else b)))))
    (define store (list 'stored))
    (define-syntax define-getter
      (syntax-rules () ((_ name) (begin (define getter-value store) (define (name) getter-value)))))
    (define-syntax unless2
      (syntax-rules () ((_ c body ...) (my-if c then #f else (begin body ...)))))))
(define-library (test user) (export use) (import (scheme base) (test macros))
  (begin (define (use tmp other) (swap! tmp other) (list tmp other))))
(import (test user) (test macros))
(use 1 2) ; => (2 1)
(my-if #f then 1 else 2) ; => 2
(unless2 #f 'a 'b) ; => b
(let ((if list) (cond vector)) (my-if 1 then 2 else 3)) ; => 2
(define-getter get)
(get) ; => (stored)
getter-value ; => (stored)
(define getter-value 'other)
(get) ; => (stored)
;; Errors name what is wrong and where.
(define-library) ; syntax-error: define-library: expected (define-library name declaration ...)
(define-library test) ; syntax-error: expected the name of a library
(define-library (test bad) (define x 1))
(import (test bad)) ; error: define is no library declaration; definitions belong into (begin ...)
(define-library (test bad2) (export x (rename a)))
(import (test bad2)) ; error: export: expected an identifier or (rename inner-name exported-name)
(define-library (test bad3) (export nowhere) (import (scheme base)))
(import (test bad3)) ; error: the library (test bad3) exports nowhere but does not define it
(define-library (test bad4) (export x) (import (scheme base)) (begin (define x (car 5))))
(import (test bad4)) ; error: car: argument 1 (pair) must be a pair, got 5
;; What failed once may be imported again.
(import (test bad4)) ; error: car: argument 1 (pair) must be a pair, got 5
(define-library (test ring a) (export x) (import (scheme base) (test ring b)) (begin (define x 1)))
(define-library (test ring b) (export y) (import (scheme base) (test ring a)) (begin (define y 1)))
(import (test ring a)) ; error: the library (test ring a) imports itself
(let () (define-library (a))) ; syntax-error: define-library: allowed at top level only
