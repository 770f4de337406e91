;; What docs/language.md says of the choices that R7RS leaves open.
(list 'FooBar '1+ '1/0 '|a b|) ; => (FooBar |1+| |1/0| |a b|)
(list #x1.8 1e400 (string->number "1/0") (string->number "#e1e2000001")) ; => (1.5 +inf.0 #f #f)
'(#\nul #\linefeed #\rubout #\altmode) ; => (#\null #\newline #\delete #\escape)
;; Operands from left to right.
(let ((l '())) ((begin (set! l (cons 'op l)) list) (set! l (cons 'a l)) (set! l (cons 'b l))) (reverse l)) ; => (op a b)
(let ((l '())) (letrec ((a (set! l (cons 'a l))) (b (set! l (cons 'b l)))) (reverse l))) ; => (a b)
(let ((l '())) `(,(set! l (cons 'a l)) ,(set! l (cons 'b l))) (reverse l)) ; => (a b)
(display (list (if #f #f) (cond (#f 1)) (case 1 ((2) 3)) (when #f 1))) ; prints: (#<unspecified> #<unspecified> #<unspecified> #<unspecified>)
(let ((x '(1 2))) (set-car! x 3) x) ; => (3 2)
(string-set! "abc" 0 #\x) ; error: not a literal
(string-set! (symbol->string 'a) 0 #\x) ; error: not a literal
(let ((v (read (open-input-string "#(1 2)")))) (vector-set! v 0 5) v) ; => #(5 2)
(let ((v (vector 1))) (vector-set! (eval (list 'quote v)) 0 2) v) ; => #(2)
(list (eq? "" "") (let ((f (lambda () "abc"))) (eq? (f) (f)))) ; => (#f #t)
(letrec ((a b) (b 1)) a) ; error: b is used before its definition
(cond-expand (no-such-feature 1)) ; => #<unspecified>
(let ((else #f)) (cond (else 1) (#t 2))) ; => 2
(let-syntax () (define local-here 1) local-here) ; => 1
local-here ; error: local-here is not defined
;; Redefinition.
(define (use pair) (car pair))
(define (car x) 'mine)
(list (use '(1)) (cadr '(1 2)) (map cdr '((1 . 2)))) ; => (mine 2 (2))
(set! never-defined 1) ; error: never-defined is not defined
(import (only (scheme base) car) (rename (only (scheme base) cdr) (cdr car)))
(car '(1 2)) ; => (2)
(define-library (counting) (export n step!) (import (scheme base)) (begin (define n 1) (define (step!) (set! n (+ n 1)))))
(import (counting))
(begin (step!) n) ; => 2
(set! n 5) ; error: n is imported from a library, which alone can assign it
(define-record-type point (make-point x) point? (x point-x) (y point-y))
(display (make-point 1)) ; prints: #<point x: 1 y: #f>
;; Equivalence and numbers.
(list (eq? (- (expt 2 61) 1) (- (expt 2 61) 1)) (eq? 1.5 1.5) (eq? 1e300 1e300) (eqv? 0. -0.) (eqv? +nan.0 +nan.0) (equal? (make-point 1) (make-point 1))) ; => (#t #t #f #f #t #f)
(let ((a (list 1 2)) (b (list 1 2 1 2))) (set-cdr! (cdr a) a) (set-cdr! (cdddr b) b) (equal? a b)) ; => #t
(list (sqrt 16) (sqrt 1/4) (sqrt -4) (expt 4 1/2) (exp 0) (log 1) (sin 0) (cos 0) (atan 0 1) (expt 0. 0)) ; => (4 1/2 +2i 2 1 0 0 1 0 1)
(list (* 0 1.5) (max 1 2.) (min 1 2.) (= 9007199254740993 9007199254740992.) (exact 2.5) (log 0)) ; => (0.0 2.0 1.0 #f 5/2 -inf.0)
(list (/ 1 0.) (/ 0 0.)) ; => (+inf.0 +nan.0)
(/ 1. 0) ; error: division by zero
(quotient 1. 0.) ; error: division by zero
(atan 0 0) ; error: both arguments are 0
(list (make-rectangular 1 2.) (real? 1.+0.i) (make-rectangular 1. 0)) ; => (1.0+2.0i #f 1.0)
(list 1e-6 1e-7 1e20 1e21) ; => (0.000001 1e-7 100000000000000000000.0 1e21)
;; Raw bytes.
(let ((s (utf8->string (bytevector 255 65)))) (list s (string->utf8 s) (char->integer (string-ref s 0)))) ; => ("\x1100ff;A" #u8(255 65) 1114367)
(list (string-upcase "Straße") (string-downcase "ΑΣ") (string-length "e\x301;") (make-string 2) (make-bytevector 2)) ; => ("STRASSE" "ας" 2 "  " #u8(0 0))
;; Control and ports.
(display (list (values 1 2))) ; prints: (#<values 1 2>)
(call/cc (lambda (k) (with-exception-handler (lambda (e) (k (error-object? e))) (lambda () (with-exception-handler (lambda (e) 1) (lambda () (raise 'x))))))) ; => #t
(error-object-message (guard (e (#t e)) (error 'who "a"))) ; => "who"
(map (lambda (thunk) (guard (e (#t (condition-kind e))) (thunk))) (list (lambda () (cdr 1)) (lambda () (/ 1 0)) (lambda () (cdr)) (lambda () (5)) (lambda () no-such-name) (lambda () (eval '(if))) (lambda () (read (open-input-string "("))) (lambda () (error "x")))) ; => (type range arity apply unbound syntax read error)
(let ((p (open-output-string))) (write 1 p) (close-port p) (get-output-string p)) ; => "1"
(read-line (open-input-string "a\rb")) ; => "a"
(define x 1)
(define (f) x)
(list (fluid-let ((x 2)) (f)) (f)) ; => (2 1)
