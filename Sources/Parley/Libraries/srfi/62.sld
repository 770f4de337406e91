;;; SRFI 62: datum comments, which the reader knows. A library without names.

(define-library (srfi 62)
  (export)
  (import (scheme base))
  (begin

))
