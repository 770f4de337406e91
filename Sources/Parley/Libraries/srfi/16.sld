;;; SRFI 16: case-lambda, which the engine has.

(define-library (srfi 16)
  (export case-lambda)
  (import (only (scheme case-lambda) case-lambda))
  (begin

))
