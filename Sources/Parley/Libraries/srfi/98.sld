;;; SRFI 98: the environment of the process, as (scheme process-context) gives it.

(define-library (srfi 98)
  (export get-environment-variable get-environment-variables)
  (import (only (scheme process-context) get-environment-variable get-environment-variables))
  (begin

))
