;;; SRFI 11: let-values and let*-values, which the engine has.

(define-library (srfi 11)
  (export let-values let*-values)
  (import (only (scheme base) let-values let*-values))
  (begin

))
