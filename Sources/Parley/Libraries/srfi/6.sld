;;; SRFI 6: string ports, which the engine has.

(define-library (srfi 6)
  (export open-input-string open-output-string get-output-string)
  (import (only (scheme base) open-input-string open-output-string get-output-string))
  (begin

))
