;; R7RS 4.3.2: what patterns match and templates make.
(define-syntax m1 (syntax-rules () ((_ a b ... c d) '(a (b ...) c d))))
(m1 1 2 3) ; => (1 () 2 3)
(m1 1 2 3 4 5) ; => (1 (2 3) 4 5)
(m1 1 2) ; syntax-error: m1: no rule of this macro matches
(define-syntax m2 (syntax-rules () ((_ (a b ...) ...) '((a ...) (b ... ...)))))
(m2 (1 2 3) (4) (5 6)) ; => ((1 4 5) (2 3 6))
(m2) ; => (() ())
(define-syntax m3 (syntax-rules () ((_ #(a ... z)) '(z a ...)) ((_ #(a b) . c) '(a b c))))
(m3 #(1 2 3)) ; => (3 1 2)
(m3 #(1 2) 3) ; => (1 2 (3))
(define-syntax m4 (syntax-rules () ((_ a ... . r) '((a ...) r))))
(m4 1 2 . 3) ; => ((1 2) 3)
(m4 1 2) ; => ((1 2) ())
(m4 . x) ; => (() x)
(define-syntax m5 (syntax-rules () ((_ (x y) ...) '((x . y) ... end))))
(m5 (a 1) (b 2)) ; => ((a . 1) (b . 2) end)
(define-syntax m6 (syntax-rules () ((_ a) #(a (a) #(a)))))
(m6 5) ; => #(5 (5) #(5))
(define-syntax m8 (syntax-rules dots () ((_ x dots) '(x dots (... ...)))))
(m8 1 2) ; => (1 2 (... ...))
(define-syntax m9 (syntax-rules () ((_ . args) 'args)))
(list (m9) (m9 1) (m9 1 . 2)) ; => (() (1) (1 . 2))
(define-syntax m10 (syntax-rules () ((_ (_ x) _) 'x)))
(m10 (1 2) 3) ; => 2
(define-syntax m11 (syntax-rules () ((_ ((k v ...) ...) body) '((k ... body) (v ...) ...))))
(m11 ((a 1 2) (b)) c) ; => ((a b c) (1 2) ())
(define-syntax m12 (syntax-rules () ((_ #t) 'true) ((_ 1.5) 'real) ((_ "s") 'string) ((_ #\a) 'char) ((_ (1 . 2)) 'pair) ((_ #u8(1)) 'bytes) ((_ x) 'else)))
(list (m12 #t) (m12 1.5) (m12 "s") (m12 #\a) (m12 (1 . 2)) (m12 #u8(1)) (m12 1)) ; => (true real string char pair bytes else)
(define-syntax m13 (syntax-rules () ((_ (a ...) (b ...)) '((a b ...) ...))))
(m13 (1 2) (x y)) ; => ((1 x y) (2 x y))
(define-syntax m14 (syntax-rules () ((_ x) (let-syntax ((inner (syntax-rules () ((_ y (... ...)) '(x y (... ...)))))) (inner 1 2)))))
(m14 0) ; => (0 1 2)
(define-syntax m16 (syntax-rules () ((_ ((a . b) ...)) '(a ... b ...))))
(m16 ((1 . 2) (3 4))) ; => (1 3 2 (4))
(eval '(m13 (1 2) (x y)) (interaction-environment)) ; => ((1 x y) (2 x y))
(define-syntax m17 (syntax-rules (quote) ((_ 'x) '(quoted x)) ((_ x) 'plain)))
(m17 '(a b)) ; => (quoted (a b))
(eval '(m17 '(a b)) (interaction-environment)) ; => (quoted (a b))
(define-syntax m18 (syntax-rules (quote) ((_ '(x y)) '(y x)) ((_ '#(x y)) '#(y x))))
(eval '(list (m18 '(1 2)) (m18 '#(1 2))) (interaction-environment)) ; => ((2 1) #(2 1))
(define-syntax bad1 (syntax-rules () ((_ a a) 1))) ; syntax-error: occurs twice
(define-syntax bad2 (syntax-rules () ((_ a ... b ...) 1))) ; syntax-error: ellipsis
(define-syntax bad3 (syntax-rules ())) ; prints: 
(bad3) ; syntax-error: bad3: no rule
(define-syntax bad4 (syntax-rules (1) ((_ a) a))) ; syntax-error: literal
(define-syntax bad5 (syntax-rules () ((_ a ...) 'a)))
(bad5 1 2) ; syntax-error: ellipsis
(define-syntax bad6 (syntax-rules () ((_ a) '(a ...))))
(bad6 1) ; syntax-error: ellipsis
(define-syntax bad7 (syntax-rules () (x 1))) ; syntax-error: 
(define-syntax bad8 (syntax-rules)) ; syntax-error: syntax-rules
(define-syntax forever (syntax-rules () ((_ x) (forever (x)))))
(forever 1) ; syntax-error: 
