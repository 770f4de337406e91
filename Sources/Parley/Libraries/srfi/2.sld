;;; SRFI 2: and-let*, a let* that ends with #f at the first clause that is false.

(define-library (srfi 2)
  (export and-let*)
  (import (scheme base))
  (begin

;; (and-let* (clause ...) body ...): Evaluates the clauses, (variable expression), (expression) or a variable, until one
;; is false; then the result is #f. Else returns what the body does, or without a body the value of the last clause.
(define-syntax and-let*
  (syntax-rules ()
    ((_ ()) #t)
    ((_ () body ...) (let () body ...))
    ((_ ((variable expression)))
     (let ((variable expression)) variable))
    ((_ ((expression))) expression)
    ((_ (variable)) variable)
    ((_ ((variable expression) clause ...) body ...)
     (let ((variable expression))
       (if variable (and-let* (clause ...) body ...) #f)))
    ((_ ((expression) clause ...) body ...)
     (if expression (and-let* (clause ...) body ...) #f))
    ((_ (variable clause ...) body ...)
     (if variable (and-let* (clause ...) body ...) #f))))

))
