;;; SRFI 27: sources of random bits. The generator is MRG32k3a of Pierre L'Ecuyer ("Good parameters and implementations
;;; for combined multiple recursive random number generators", 1999): two linear recurrences whose products stay within
;;; fixnums, a period of about 2 to the power 191, and known jumps far ahead for independent sources.

(define-library (srfi 27)
  (export
    random-integer random-real default-random-source
    make-random-source random-source?
    random-source-state-ref random-source-state-set!
    random-source-randomize! random-source-pseudo-randomize!
    random-source-make-integers random-source-make-reals)
  (import (scheme base) (scheme case-lambda)
          (only (parley system) %argument-error exact-nonnegative-integer? integer-length random))
  (begin

;; The recurrences, where x1 is the latest of the three numbers kept:
;;   x = (1403580 x2 - 810728 x3) mod m1        y = (527612 y1 - 1370589 y3) mod m2
;; The number drawn is (x - y) mod m1. The state is the vector #(x1 x2 x3 y1 y2 y3).
(define m1 4294967087)
(define m2 4294944443)

;; (random-source? obj): Tests whether OBJ is a source of random bits.
(define-record-type random-source (%make-random-source state) random-source? (state %state))

;; Returns the next number from 0 to m1 - 1.
(define (draw! state)
  (let* ((x1 (vector-ref state 0))
         (x2 (vector-ref state 1))
         (y1 (vector-ref state 3))
         (x (modulo (- (* 1403580 x2) (* 810728 (vector-ref state 2))) 4294967087))
         (y (modulo (- (* 527612 y1) (* 1370589 (vector-ref state 5))) 4294944443)))
    (vector-set! state 0 x)
    (vector-set! state 1 x1)
    (vector-set! state 2 x2)
    (vector-set! state 5 (vector-ref state 4))
    (vector-set! state 4 y1)
    (vector-set! state 3 y)
    (let ((z (- x y)))
      (if (< z 0) (+ z 4294967087) z))))

;; Returns a number below m1 to the power COUNT. Long numbers are put together from halves, which is faster then.
(define (draw-digits! state count)
  (if (< count 32)
      (let loop ((count (- count 1)) (number (draw! state)))
        (if (= count 0)
            number
            (loop (- count 1) (+ (* number m1) (draw! state)))))
      (let* ((low-count (quotient count 2))
             (high (draw-digits! state (- count low-count)))
             (low (draw-digits! state low-count)))
        (+ (* high (expt m1 low-count)) low))))

;; Returns a number below RANGE. The numbers that are drawn are cut into RANGE buckets of equal size; one that falls
;; behind the last bucket is drawn again.
(define (draw-integer! state range)
  (let* ((count (if (<= range m1) 1 (+ (quotient (integer-length range) 31) 1)))
         (bucket (quotient (if (= count 1) m1 (expt m1 count)) range))
         (end (* bucket range)))
    (let again ()
      (let ((z (draw-digits! state count)))
        (if (< z end)
            (quotient z bucket)
            (again))))))

;; Returns an odd multiple of 2 to the power -53 between 0 and 1: neither border can come out, and nothing is rounded.
(define (draw-real! state)
  (let* ((high (quotient (draw! state) 64))
         (low (quotient (draw! state) 64)))
    (* (inexact (+ (* 2 (+ (* high 67108864) low)) 1)) (expt 2.0 -53))))

(define (check-source who source)
  (if (not (random-source? source))
      (%argument-error who 1 "s" "a random source" source)))

(define (check-range who range)
  (if (not (and (exact-integer? range) (> range 0)))
      (%argument-error who 1 "n" "a positive exact integer" range)))

;; (make-random-source): Returns a new source of random bits; every new one has the same state.
(define (make-random-source)
  (%make-random-source (vector 12345 12345 12345 12345 12345 12345)))

;; (random-source-state-ref s): Returns the state of S as a list that can be written and read again.
(define (random-source-state-ref s)
  (check-source 'random-source-state-ref s)
  (cons 'mrg32k3a (vector->list (%state s))))

;; (random-source-state-set! s state): Sets the state of S to STATE, which came from random-source-state-ref.
(define (random-source-state-set! s state)
  (check-source 'random-source-state-set! s)
  (if (not (state? state))
      (%argument-error 'random-source-state-set! 2 "state" "the state of a random source" state))
  (vector-copy! (%state s) 0 (list->vector (cdr state))))

(define (state? object)
  (and (list? object)
       (= (length object) 7)
       (eq? (car object) 'mrg32k3a)
       (recurrence? (list-tail object 4) m2)
       (recurrence? (list (list-ref object 1) (list-ref object 2) (list-ref object 3)) m1)))

;; Three numbers below MODULUS are a state of a recurrence, but all zeros would stay zeros.
(define (recurrence? numbers modulus)
  (let loop ((numbers numbers) (all-zero? #t))
    (if (null? numbers)
        (not all-zero?)
        (let ((number (car numbers)))
          (and (exact-nonnegative-integer? number)
               (< number modulus)
               (loop (cdr numbers) (and all-zero? (= number 0))))))))

;; (random-source-randomize! s): Sets the state of S to one that nobody can foresee.
(define (random-source-randomize! s)
  (check-source 'random-source-randomize! s)
  (let ((state (%state s)))
    (do ((index 0 (+ index 1)))
        ((= index 6))
      (vector-set! state index (+ 1 (random (- m2 1)))))))

;; (random-source-pseudo-randomize! s i j): Sets the state of S to the beginning of the stream with the numbers I and J.
;; Streams with other numbers are independent of it: those of different I are 2 to the power 127 numbers apart, those of
;; different J 2 to the power 76.
(define (random-source-pseudo-randomize! s i j)
  (check-source 'random-source-pseudo-randomize! s)
  (check-stream-number 2 "i" i)
  (check-stream-number 3 "j" j)
  (let ((x (jump (jump '#(12345 12345 12345) x-jump-127 i m1) x-jump-76 j m1))
        (y (jump (jump '#(12345 12345 12345) y-jump-127 i m2) y-jump-76 j m2)))
    (vector-copy! (%state s) 0 x)
    (vector-copy! (%state s) 3 y)))

(define (check-stream-number index name number)
  (if (not (exact-nonnegative-integer? number))
      (%argument-error 'random-source-pseudo-randomize! index name "an exact integer from 0 up" number)))

;; The recurrences as matrices, row by row, raised to the powers 2^127 and 2^76: steps of a stream's length at once.
(define x-jump-127
  '#(1230515664 986791581 1988835001 3580155704 1230515664 226153695 949770784 3580155704 2427906178))
(define x-jump-76
  '#(69195019 3528743235 3672091415 1871391091 69195019 3672831523 4127413238 1871391091 82758667))
(define y-jump-127
  '#(2093834863 32183930 2824425944 1022607788 1464411153 32183930 1610723613 277697599 1464411153))
(define y-jump-76
  '#(3708466080 4292754251 3859662829 3889917532 1511326704 4292754251 1610795712 3759209742 1511326704))

;; Returns MATRIX to the power COUNT, multiplied by the column NUMBERS. A period is MODULUS^3 - 1 steps long.
(define (jump numbers matrix count modulus)
  (let loop ((numbers numbers) (matrix matrix) (count (modulo count (- (expt modulus 3) 1))))
    (if (= count 0)
        numbers
        (let ((numbers (if (odd? count) (multiply matrix numbers 1 modulus) numbers))
              (count (quotient count 2)))
          (loop numbers (if (= count 0) matrix (multiply matrix matrix 3 modulus)) count)))))

;; Returns the product of a 3 by 3 matrix and a matrix of 3 rows and COLUMNS columns.
(define (multiply a b columns modulus)
  (let ((product (make-vector (* 3 columns))))
    (do ((row 0 (+ row 1)))
        ((= row 3) product)
      (do ((column 0 (+ column 1)))
          ((= column columns))
        (let loop ((k 0) (sum 0))
          (if (< k 3)
              (loop (+ k 1)
                    (+ sum (multiply-modulo (vector-ref a (+ (* row 3) k)) (vector-ref b (+ (* k columns) column))
                                            modulus)))
              (vector-set! product (+ (* row columns) column) (modulo sum modulus))))))))

;; The product of two 32-bit numbers is no fixnum, so A is multiplied in two halves.
(define (multiply-modulo a b modulus)
  (modulo (+ (* 65536 (modulo (* (quotient a 65536) b) modulus)) (* (modulo a 65536) b)) modulus))

;; (random-source-make-integers s): Returns a procedure that takes N and returns random exact integers from 0 to N - 1.
(define (random-source-make-integers s)
  (check-source 'random-source-make-integers s)
  (let ((state (%state s)))
    (lambda (n)
      (check-range 'random-integer n)
      (draw-integer! state n))))

;; (random-source-make-reals s [unit]): Returns a procedure that returns random numbers between 0 and 1, both excluded.
;; They are exact if UNIT is, and lie no farther apart than UNIT.
(define random-source-make-reals
  (case-lambda
    ((s)
     (check-source 'random-source-make-reals s)
     (let ((state (%state s)))
       (lambda () (draw-real! state))))
    ((s unit)
     (check-source 'random-source-make-reals s)
     (if (not (and (real? unit) (< 0 unit 1)))
         (%argument-error 'random-source-make-reals 2 "unit" "a real number between 0 and 1" unit))
     (if (and (inexact? unit) (<= (expt 2.0 -52) unit))
         (random-source-make-reals s)
         (let* ((state (%state s))
                (steps (ceiling (/ 1 (exact unit)))))
           (define (fraction)
             (/ (+ (draw-integer! state steps) 1) (+ steps 1)))
           (if (exact? unit)
               fraction
               (lambda ()
                 ;; Fractions close to a border may be rounded to it.
                 (let again ()
                   (let ((x (inexact (fraction))))
                     (if (< 0.0 x 1.0) x (again)))))))))))

;; default-random-source: Holds the source that random-integer and random-real use.
(define default-random-source (make-random-source))

;; (random-integer n): Returns a random exact integer from 0 to N - 1.
(define random-integer (random-source-make-integers default-random-source))

;; (random-real): Returns a random number between 0 and 1, both excluded.
(define random-real (random-source-make-reals default-random-source))

))
