;;; SRFI 111: boxes, objects with one value that may be replaced.

(define-library (srfi 111)
  (export box box? unbox set-box!)
  (import (scheme base))
  (begin

;; (box value): Returns a new box that holds VALUE.
;; (box? obj): Returns whether OBJ is a box.
;; (unbox box): Returns the value in BOX.
;; (set-box! box value): Stores VALUE in BOX.
(define-record-type <box> (box value) box? (value unbox set-box!))

))
