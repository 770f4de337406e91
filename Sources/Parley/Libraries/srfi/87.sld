;;; SRFI 87: => in the clauses of case, which the engine has.

(define-library (srfi 87)
  (export case else =>)
  (import (only (scheme base) case else =>))
  (begin

))
