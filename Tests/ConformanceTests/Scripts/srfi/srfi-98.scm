;; system
(import (srfi 98))
(string? (get-environment-variable "PATH")) ; => #t
(get-environment-variable "NO_SUCH_VARIABLE_HERE") ; => #f
(list? (get-environment-variables)) ; => #t
(equal? (cdr (assoc "PATH" (get-environment-variables))) (get-environment-variable "PATH")) ; => #t
(get-environment-variable 5) ; error: get-environment-variable: argument 1 (name) must be a string, got 5
