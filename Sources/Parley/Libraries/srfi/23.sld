;;; SRFI 23: error, which the engine has.

(define-library (srfi 23)
  (export error)
  (import (only (scheme base) error))
  (begin

))
