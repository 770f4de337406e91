;;; SRFI 60: integers as bits. Most of it is native; what is here works on fields of bits and lists of booleans.

(define-library (srfi 60)
  (export
    ;; Logic
    logand bitwise-and logior bitwise-ior logxor bitwise-xor lognot bitwise-not
    bitwise-if bitwise-merge logtest any-bits-set?
    ;; Properties
    logcount bit-count integer-length log2-binary-factors first-set-bit
    ;; Single bits
    logbit? bit-set? copy-bit
    ;; Fields
    bit-field copy-bit-field ash arithmetic-shift rotate-bit-field reverse-bit-field
    ;; Bits as booleans
    integer->list list->integer booleans->integer)
  (import (scheme base) (scheme case-lambda)
          (only (parley system)
                logand bitwise-and logior bitwise-ior logxor bitwise-xor lognot bitwise-not
                bitwise-if bitwise-merge logtest any-bits-set?
                logcount bit-count integer-length log2-binary-factors first-set-bit
                logbit? bit-set? copy-bit bit-field ash arithmetic-shift
                %argument-error exact-nonnegative-integer?)
          (only (srfi 151) bit-field-replace bit-field-rotate bit-field-reverse bits->list list->bits))
  (begin

(define (check-field who index start end)
  (if (not (exact-nonnegative-integer? end))
      (%argument-error who (+ index 1) "end" "an exact integer from 0 up" end))
  (if (not (and (exact-nonnegative-integer? start) (<= start end)))
      (%argument-error who index "start" (string-append "an index from 0 to " (number->string end)) start)))

(define (check-integer who index name object)
  (if (not (exact-integer? object))
      (%argument-error who index name "an exact integer" object)))

;; (copy-bit-field to from start end): Returns TO with its bits START to END - 1 replaced by the lowest bits of FROM.
(define (copy-bit-field to from start end)
  (check-integer 'copy-bit-field 1 "to" to)
  (check-integer 'copy-bit-field 2 "from" from)
  (check-field 'copy-bit-field 3 start end)
  (bit-field-replace to from start end))

;; (rotate-bit-field n count start end): Returns N with its bits START to END - 1 rotated by COUNT places, upwards if
;; COUNT is positive.
(define (rotate-bit-field n count start end)
  (check-integer 'rotate-bit-field 1 "n" n)
  (check-integer 'rotate-bit-field 2 "count" count)
  (check-field 'rotate-bit-field 3 start end)
  (bit-field-rotate n count start end))

;; (reverse-bit-field n start end): Returns N with the order of its bits START to END - 1 reversed.
(define (reverse-bit-field n start end)
  (check-integer 'reverse-bit-field 1 "n" n)
  (check-field 'reverse-bit-field 2 start end)
  (bit-field-reverse n start end))

;; (integer->list k [len]): Returns the lowest LEN bits of K as booleans, the highest first; all bits without LEN.
(define integer->list
  (case-lambda
    ((k)
     (check-natural 1 "k" k)
     (reverse (bits->list k)))
    ((k len)
     (check-natural 1 "k" k)
     (check-natural 2 "len" len)
     (reverse (bits->list k len)))))

(define (check-natural index name object)
  (if (not (exact-nonnegative-integer? object))
      (%argument-error 'integer->list index name "an exact integer from 0 up" object)))

;; (list->integer list): Returns the integer whose bits LIST tells as booleans, the highest first.
(define (list->integer list)
  (if (not (list? list)) (%argument-error 'list->integer 1 "list" "a proper list" list))
  (list->bits (reverse list)))

;; (booleans->integer bool1 ...): Returns the integer whose bits the arguments tell, the highest first.
(define (booleans->integer . booleans)
  (list->bits (reverse booleans)))

))
