;;; The reader (R7RS, appendix A).

(define-library (scheme read)
  (export
    read)
  (import (parley system)))
