;;; Procedures with several arities (R7RS, appendix A).

(define-library (scheme case-lambda)
  (export
    case-lambda)
  (import (parley system)))
