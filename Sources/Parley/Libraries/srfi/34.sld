;;; SRFI 34: exceptions, which the engine has.

(define-library (srfi 34)
  (export with-exception-handler raise guard else =>)
  (import (only (scheme base) with-exception-handler raise guard else =>))
  (begin

))
