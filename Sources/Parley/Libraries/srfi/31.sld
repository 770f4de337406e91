;;; SRFI 31: rec, an expression that may name itself.

(define-library (srfi 31)
  (export rec)
  (import (scheme base))
  (begin

;; (rec variable expression): Returns the value of EXPRESSION in the scope of VARIABLE, which is bound to that value.
;; (rec (variable . formals) body ...) is (rec variable (lambda formals body ...)).
(define-syntax rec
  (syntax-rules ()
    ((_ (variable . formals) body0 body ...)
     (letrec ((variable (lambda formals body0 body ...))) variable))
    ((_ variable expression)
     (letrec ((variable expression)) variable))))

))
