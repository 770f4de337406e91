;; R7RS 4.3.3, and what misused keywords say.
(define-syntax simple-let
  (syntax-rules ()
    ((_ (head ... ((x . y) val) . tail) body1 body2 ...) (syntax-error "expected an identifier but got" (x . y)))
    ((_ ((name val) ...) body1 body2 ...) ((lambda (name ...) body1 body2 ...) val ...))))
(simple-let ((a 1)) (+ a 1)) ; => 2
(simple-let (((a b) 1)) 2) ; syntax-error: expected an identifier but got
(define-syntax never (syntax-rules () ((_ x) (syntax-error "never"))))
(if #f (never 1) 2) ; syntax-error: never
if ; syntax-error: if
(if) ; syntax-error: if
(let ((x else)) x) ; syntax-error: else
