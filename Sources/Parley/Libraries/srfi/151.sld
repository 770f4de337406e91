;;; SRFI 151: bitwise operations. The basic ones are native. What looks at bits one by one goes through the number's
;;; binary digits as a string, which takes time proportional to their number, however large it is.

(define-library (srfi 151)
  (export
    ;; Basic operations
    bitwise-not bitwise-and bitwise-ior bitwise-xor bitwise-eqv
    bitwise-nand bitwise-nor bitwise-andc1 bitwise-andc2 bitwise-orc1 bitwise-orc2
    ;; Integers
    arithmetic-shift bit-count integer-length bitwise-if
    ;; Single bits
    bit-set? copy-bit bit-swap any-bit-set? every-bit-set? first-set-bit
    ;; Fields
    bit-field bit-field-any? bit-field-every? bit-field-clear bit-field-set
    bit-field-replace bit-field-replace-same bit-field-rotate bit-field-reverse
    ;; Conversion
    bits->list list->bits bits->vector vector->bits bits
    ;; Folding and unfolding
    bitwise-fold bitwise-for-each bitwise-unfold make-bitwise-generator)
  (import (scheme base) (scheme case-lambda)
          (only (parley system)
                bitwise-not bitwise-and bitwise-ior bitwise-xor arithmetic-shift bit-count integer-length bitwise-if
                bit-set? copy-bit first-set-bit bit-field logtest
                %argument-error exact-nonnegative-integer? string-reverse))
  (begin

(define (check-integer who index name object)
  (if (not (exact-integer? object))
      (%argument-error who index name "an exact integer" object)))

(define (check-natural who index name object)
  (if (not (exact-nonnegative-integer? object))
      (%argument-error who index name "an exact integer from 0 up" object)))

(define (check-field who i index start end)
  (check-integer who 1 "i" i)
  (check-natural who (+ index 1) "end" end)
  (if (not (and (exact-nonnegative-integer? start) (<= start end)))
      (%argument-error who index "start" (string-append "an index from 0 to " (number->string end)) start)))

;;; Basic operations

;; (bitwise-eqv i ...): Returns the bits in which an even number of arguments has zeros.
(define bitwise-eqv
  (case-lambda
    ((i j) (bitwise-not (bitwise-xor i j)))
    (integers
     (let ((differences (apply bitwise-xor integers)))
       (if (even? (length integers)) (bitwise-not differences) differences)))))

;; (bitwise-nand i j): Returns the bits that are not set in both I and J.
(define (bitwise-nand i j)
  (bitwise-not (bitwise-and i j)))

;; (bitwise-nor i j): Returns the bits that are set neither in I nor in J.
(define (bitwise-nor i j)
  (bitwise-not (bitwise-ior i j)))

;; (bitwise-andc1 i j): Returns the bits that are set in J and not in I.
(define (bitwise-andc1 i j)
  (bitwise-and (bitwise-not i) j))

;; (bitwise-andc2 i j): Returns the bits that are set in I and not in J.
(define (bitwise-andc2 i j)
  (bitwise-and i (bitwise-not j)))

;; (bitwise-orc1 i j): Returns the bits that are set in J or not set in I.
(define (bitwise-orc1 i j)
  (bitwise-ior (bitwise-not i) j))

;; (bitwise-orc2 i j): Returns the bits that are set in I or not set in J.
(define (bitwise-orc2 i j)
  (bitwise-ior i (bitwise-not j)))

;;; Single bits

;; (bit-swap index1 index2 i): Returns I with the bits INDEX1 and INDEX2 exchanged.
(define (bit-swap index1 index2 i)
  (check-natural 'bit-swap 1 "index1" index1)
  (check-natural 'bit-swap 2 "index2" index2)
  (check-integer 'bit-swap 3 "i" i)
  (let ((bit1 (bit-set? index1 i))
        (bit2 (bit-set? index2 i)))
    (if (eq? bit1 bit2)
        i
        (copy-bit index1 (copy-bit index2 i bit1) bit2))))

;; (any-bit-set? test-bits i): Tests whether any of the bits of TEST-BITS is set in I.
(define (any-bit-set? test-bits i)
  (logtest test-bits i))

;; (every-bit-set? test-bits i): Tests whether all of the bits of TEST-BITS are set in I.
(define (every-bit-set? test-bits i)
  (= test-bits (bitwise-and test-bits i)))

;;; Fields

;; (bit-field-any? i start end): Tests whether any of the bits START to END - 1 of I is set.
(define (bit-field-any? i start end)
  (check-field 'bit-field-any? i 2 start end)
  (not (= (bit-field i start end) 0)))

;; (bit-field-every? i start end): Tests whether all of the bits START to END - 1 of I are set.
(define (bit-field-every? i start end)
  (check-field 'bit-field-every? i 2 start end)
  (= (bit-count (bit-field i start end)) (- end start)))

;; (bit-field-clear i start end): Returns I with its bits START to END - 1 cleared.
(define (bit-field-clear i start end)
  (check-field 'bit-field-clear i 2 start end)
  (replace-field i start (bit-field i start end) 0))

;; (bit-field-set i start end): Returns I with its bits START to END - 1 set.
(define (bit-field-set i start end)
  (check-field 'bit-field-set i 2 start end)
  (replace-field i start (bit-field i start end) (bit-field -1 0 (- end start))))

;; (bit-field-replace dest source start end): Returns DEST with its bits START to END - 1 replaced by the lowest bits of
;; SOURCE.
(define (bit-field-replace dest source start end)
  (check-integer 'bit-field-replace 1 "dest" dest)
  (check-integer 'bit-field-replace 2 "source" source)
  (check-field 'bit-field-replace dest 3 start end)
  (replace-field dest start (bit-field dest start end) (bit-field source 0 (- end start))))

;; (bit-field-replace-same dest source start end): Returns DEST with its bits START to END - 1 replaced by the bits of
;; SOURCE at the same places.
(define (bit-field-replace-same dest source start end)
  (check-integer 'bit-field-replace-same 1 "dest" dest)
  (check-integer 'bit-field-replace-same 2 "source" source)
  (check-field 'bit-field-replace-same dest 3 start end)
  (replace-field dest start (bit-field dest start end) (bit-field source start end)))

;; (bit-field-rotate i count start end): Returns I with its bits START to END - 1 rotated by COUNT places, upwards if
;; COUNT is positive.
(define (bit-field-rotate i count start end)
  (check-field 'bit-field-rotate i 3 start end)
  (check-integer 'bit-field-rotate 2 "count" count)
  (if (= start end)
      i
      (let* ((width (- end start))
             (up (modulo count width))
             (down (- width up))
             (field (bit-field i start end)))
        (replace-field i start field
                       (bitwise-ior (arithmetic-shift (bit-field field 0 down) up)
                                    (arithmetic-shift field (- down)))))))

;; (bit-field-reverse i start end): Returns I with the order of its bits START to END - 1 reversed.
(define (bit-field-reverse i start end)
  (check-field 'bit-field-reverse i 2 start end)
  (let ((field (bit-field i start end)))
    (replace-field i start field
                   (arithmetic-shift (string->number (string-reverse (binary-digits field)) 2)
                                     (- end start (integer-length field))))))

;; Returns I with its bits from START on, which are OLD, replaced by NEW.
(define (replace-field i start old new)
  (bitwise-xor i (arithmetic-shift (bitwise-xor old new) start)))

;;; Conversion

;; The digits of a number from 0 up, the highest first; "0" for 0.
(define (binary-digits i)
  (number->string i 2))

;; (bits->list i [len]): Returns the lowest LEN bits of I as booleans, the lowest first; all bits without LEN.
(define bits->list
  (case-lambda
    ((i)
     (check-natural 'bits->list 1 "i" i)
     (bits->list i (integer-length i)))
    ((i len)
     (check-natural 'bits->list 1 "i" i)
     (check-natural 'bits->list 2 "len" len)
     (let* ((digits (binary-digits i))
            (count (string-length digits)))
       (let loop ((index (- count len)) (bits '()))
         (cond ((= index count) bits)
               ((< index 0) (loop (+ index 1) (cons #f bits)))
               (else (loop (+ index 1) (cons (char=? (string-ref digits index) #\1) bits)))))))))

;; (list->bits list): Returns the integer whose bits LIST tells as booleans, the lowest first.
(define (list->bits list)
  (if (not (list? list)) (%argument-error 'list->bits 1 "list" "a proper list" list))
  (let loop ((rest list) (digits '()))
    (if (pair? rest)
        (loop (cdr rest) (cons (if (car rest) #\1 #\0) digits))
        (digits->integer (list->string digits)))))

(define (digits->integer digits)
  (if (= (string-length digits) 0) 0 (string->number digits 2)))

;; (bits->vector i [len]): Returns the lowest LEN bits of I as booleans, the lowest first; all bits without LEN.
(define bits->vector
  (case-lambda
    ((i)
     (check-natural 'bits->vector 1 "i" i)
     (bits->vector i (integer-length i)))
    ((i len)
     (check-natural 'bits->vector 1 "i" i)
     (check-natural 'bits->vector 2 "len" len)
     (let* ((digits (binary-digits i))
            (top (- (string-length digits) 1))
            (count (min len (+ top 1)))
            (bits (make-vector len #f)))
       (do ((k 0 (+ k 1)))
           ((= k count) bits)
         (vector-set! bits k (char=? (string-ref digits (- top k)) #\1)))))))

;; (vector->bits vector): Returns the integer whose bits VECTOR tells as booleans, the lowest first.
(define (vector->bits vector)
  (if (not (vector? vector)) (%argument-error 'vector->bits 1 "vector" "a vector" vector))
  (let* ((count (vector-length vector))
         (digits (make-string count #\0)))
    (do ((k 0 (+ k 1)))
        ((= k count) (digits->integer digits))
      (if (vector-ref vector k)
          (string-set! digits (- count k 1) #\1)))))

;; (bits bool ...): Returns the integer whose bits the arguments tell, the lowest first.
(define (bits . booleans)
  (list->bits booleans))

;;; Folding and unfolding

;; Bit K of I, for every I: the digits are those of I or of its complement, and TRUE is the digit of a set bit.
(define-syntax with-bits
  (syntax-rules ()
    ((_ i (digits true) body)
     (let ((true (if (negative? i) #\0 #\1))
           (digits (binary-digits (if (negative? i) (bitwise-not i) i))))
       body))))

;; (bitwise-fold proc seed i): Calls PROC with each bit of I, from the lowest, and the result so far, at first SEED.
(define (bitwise-fold proc seed i)
  (check-integer 'bitwise-fold 3 "i" i)
  (with-bits i (digits true)
    (let ((count (string-length digits)))
      (let loop ((index count) (stop (- count (integer-length i))) (result seed))
        (if (= index stop)
            result
            (loop (- index 1) stop (proc (char=? (string-ref digits (- index 1)) true) result)))))))

;; (bitwise-for-each proc i): Calls PROC with each bit of I, from the lowest.
(define (bitwise-for-each proc i)
  (check-integer 'bitwise-for-each 2 "i" i)
  (bitwise-fold (lambda (bit result) (proc bit) result) #f i))

;; (bitwise-unfold stop? mapper successor seed): Returns the integer with the bits (MAPPER state), from the lowest, for
;; the states SEED, (SUCCESSOR SEED), ... until (STOP? state) is true.
(define (bitwise-unfold stop? mapper successor seed)
  (let loop ((state seed) (digits '()))
    (if (stop? state)
        (digits->integer (list->string digits))
        (let ((digit (if (mapper state) #\1 #\0)))
          (loop (successor state) (cons digit digits))))))

;; (make-bitwise-generator i): Returns a procedure that returns the bits of I one by one, from the lowest, without end.
(define (make-bitwise-generator i)
  (check-integer 'make-bitwise-generator 1 "i" i)
  (with-bits i (digits true)
    (let ((index (string-length digits)))
      (lambda ()
        (if (= index 0)
            (negative? i)
            (begin
              (set! index (- index 1))
              (char=? (string-ref digits index) true)))))))

))
