;; A library procedure that was named first, and mentions a variable whose value needs that procedure.
(import (srfi 64))
(define (runner) (test-runner-simple))
(test-runner? (runner)) ; => #t
