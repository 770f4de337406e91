;; Macros whose expansion never ends: an error, and no hang.
(define-syntax wrapping (syntax-rules () ((_ x) (wrapping (x)))))
(wrapping 1) ; syntax-error: the expansion of this macro
(define-syntax nesting (syntax-rules () ((_) (begin (nesting) 1))))
(nesting) ; syntax-error: nested too deeply
(let () (nesting)) ; syntax-error: nested too deeply
(+ 1 (nesting)) ; syntax-error: nested too deeply
(define-syntax doubling (syntax-rules () ((_ x ...) (doubling x ... x ...))))
(doubling 1) ; syntax-error: the expansion of this macro is too large
(define-syntax square (syntax-rules () ((_ (a ...) (b ...)) '((a b ...) ...))))
(eval (list 'square (make-list 3000 1) (make-list 3000 1)) (interaction-environment)) ; syntax-error: the expansion of this macro is too large
(define-macro (again) '(begin (again) 1))
(again) ; syntax-error: nested too deeply
(define-record-type big #f big? (f0 g0) (f0 g1)) ; syntax-error: the field f0 occurs twice
(eval `(define-record-type many #f many? ,@(map (lambda (n) (string->symbol (string-append "f" (number->string n)))) (iota 256))) (interaction-environment)) ; syntax-error: more than 255 fields
