;;; Compositions of three and four car and cdr (R7RS, appendix A).

(define-library (scheme cxr)
  (export
    caaar caaaar caaadr caadr caadar caaddr cadar cadaar cadadr caddr caddar cadddr cdaar cdaaar cdaadr cdadr cdadar
    cdaddr cddar cddaar cddadr cdddr cdddar cddddr)
  (import (parley system)))
