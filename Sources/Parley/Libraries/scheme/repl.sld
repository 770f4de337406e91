;;; The prompt's environment (R7RS, appendix A).

(define-library (scheme repl)
  (export
    interaction-environment)
  (import (parley system)))
