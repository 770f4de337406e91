;;; SRFI 39: parameters, which the engine has.

(define-library (srfi 39)
  (export make-parameter parameterize)
  (import (only (scheme base) make-parameter parameterize))
  (begin

))
