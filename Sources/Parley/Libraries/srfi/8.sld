;;; SRFI 8: receive, which the engine has.

(define-library (srfi 8)
  (export receive)
  (import (only (parley system) receive))
  (begin

))
