;;; SRFI 30: nested comments, which the reader knows. A library without names.

(define-library (srfi 30)
  (export)
  (import (scheme base))
  (begin

))
