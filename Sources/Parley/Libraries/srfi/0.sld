;;; SRFI 0: cond-expand, which the engine has.

(define-library (srfi 0)
  (export cond-expand)
  (import (only (scheme base) cond-expand))
  (begin

))
