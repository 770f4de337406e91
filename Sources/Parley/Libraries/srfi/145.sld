;;; SRFI 145: assume, which states what must be true.

(define-library (srfi 145)
  (export assume)
  (import (scheme base))
  (begin

;; (assume obj message ...): Returns OBJ. Raises an error, with OBJ's expression and the messages as irritants, if it
;; is #f.
(define-syntax assume
  (syntax-rules ()
    ((_ obj message ...)
     (or obj (error "assumption failed:" 'obj message ...)))))

))
