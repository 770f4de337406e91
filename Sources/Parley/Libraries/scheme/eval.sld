;;; Evaluation of data (R7RS, appendix A).

(define-library (scheme eval)
  (export
    environment eval)
  (import (parley system)))
