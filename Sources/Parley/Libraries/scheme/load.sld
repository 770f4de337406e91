;;; Source files at run time (R7RS, appendix A).

(define-library (scheme load)
  (export
    load)
  (import (parley system)))
