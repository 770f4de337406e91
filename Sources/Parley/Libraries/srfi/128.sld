;;; SRFI 128: comparators, which bundle a type test, an equality, an order and a hash function. The default
;;; comparator orders everything there is: first by kind, then by value; what it does not know are the objects
;;; of comparators that a program registers. Hash codes come from the engine, which hashes content within
;;; bounds, so circular data has one too.

(define-library (srfi 128)
  (export comparator? comparator-ordered? comparator-hashable?
          make-comparator make-pair-comparator make-list-comparator make-vector-comparator
          make-eq-comparator make-eqv-comparator make-equal-comparator
          boolean-hash char-hash char-ci-hash string-hash string-ci-hash symbol-hash number-hash
          hash-bound hash-salt
          make-default-comparator default-hash comparator-register-default!
          comparator-type-test-predicate comparator-equality-predicate comparator-ordering-predicate
          comparator-hash-function
          comparator-test-type comparator-check-type comparator-hash
          =? <? >? <=? >=? comparator-if<=>)
  (import (scheme base) (scheme case-lambda) (scheme char) (scheme complex) (scheme inexact)
          (only (parley system) %hash %argument-error))
  (begin

;;; The record

;; (comparator? obj): Returns #t if OBJ is a comparator.
(define-record-type comparator
  (%make-comparator type-test equality ordering hash ordered? hashable?)
  comparator?
  (type-test %comparator-type-test)
  (equality %comparator-equality)
  (ordering %comparator-ordering)
  (hash %comparator-hash)
  (ordered? %comparator-ordered?)
  (hashable? %comparator-hashable?))

(define (check-comparator name index object)
  (if (not (comparator? object)) (%argument-error name index "comparator" "a comparator" object)))

(define (check-procedure name index parameter object)
  (if (not (procedure? object)) (%argument-error name index parameter "a procedure" object)))

(define (no-ordering a b)
  (error "the comparator has no ordering predicate"))

(define (no-hash object)
  (error "the comparator has no hash function"))

;; (make-comparator type-test equality ordering hash): Returns a comparator of these procedures; ORDERING and
;; HASH may be #f.
(define (make-comparator type-test equality ordering hash)
  (check-procedure 'make-comparator 1 "type-test" type-test)
  (check-procedure 'make-comparator 2 "equality" equality)
  (if ordering (check-procedure 'make-comparator 3 "ordering" ordering))
  (if hash (check-procedure 'make-comparator 4 "hash" hash))
  (%make-comparator type-test equality (or ordering no-ordering) (or hash no-hash) (if ordering #t #f) (if hash #t #f)))

;; (comparator-ordered? comparator): Returns whether COMPARATOR has an ordering predicate.
(define (comparator-ordered? comparator)
  (check-comparator 'comparator-ordered? 1 comparator)
  (%comparator-ordered? comparator))

;; (comparator-hashable? comparator): Returns whether COMPARATOR has a hash function.
(define (comparator-hashable? comparator)
  (check-comparator 'comparator-hashable? 1 comparator)
  (%comparator-hashable? comparator))

;; (comparator-type-test-predicate comparator): Returns the type test of COMPARATOR.
(define (comparator-type-test-predicate comparator)
  (check-comparator 'comparator-type-test-predicate 1 comparator)
  (%comparator-type-test comparator))

;; (comparator-equality-predicate comparator): Returns the equality predicate of COMPARATOR.
(define (comparator-equality-predicate comparator)
  (check-comparator 'comparator-equality-predicate 1 comparator)
  (%comparator-equality comparator))

;; (comparator-ordering-predicate comparator): Returns the ordering predicate of COMPARATOR, one that raises an error if
;; it has none.
(define (comparator-ordering-predicate comparator)
  (check-comparator 'comparator-ordering-predicate 1 comparator)
  (%comparator-ordering comparator))

;; (comparator-hash-function comparator): Returns the hash function of COMPARATOR, one that raises an error if it has
;; none.
(define (comparator-hash-function comparator)
  (check-comparator 'comparator-hash-function 1 comparator)
  (%comparator-hash comparator))

;; (comparator-test-type comparator obj): Returns whether COMPARATOR can compare OBJ.
(define (comparator-test-type comparator obj)
  (check-comparator 'comparator-test-type 1 comparator)
  ((%comparator-type-test comparator) obj))

;; (comparator-check-type comparator obj): Returns #t if COMPARATOR can compare OBJ, and raises an error otherwise.
(define (comparator-check-type comparator obj)
  (if (not (comparator-test-type comparator obj))
      (error "comparator-check-type: the comparator is not for" obj))
  #t)

;; (comparator-hash comparator obj): Returns the hash code of OBJ under COMPARATOR.
(define (comparator-hash comparator obj)
  (check-comparator 'comparator-hash 1 comparator)
  ((%comparator-hash comparator) obj))

;;; Hash functions

;; (boolean-hash boolean): Returns a hash code of BOOLEAN.
(define (boolean-hash boolean)
  (if (not (boolean? boolean)) (%argument-error 'boolean-hash 1 "boolean" "a boolean" boolean))
  (%hash boolean 'eq))

;; (char-hash char): Returns a hash code of CHAR.
(define (char-hash char)
  (if (not (char? char)) (%argument-error 'char-hash 1 "char" "a character" char))
  (char->integer char))

;; (char-ci-hash char): Returns a hash code of CHAR that ignores case.
(define (char-ci-hash char)
  (if (not (char? char)) (%argument-error 'char-ci-hash 1 "char" "a character" char))
  (char->integer (char-foldcase char)))

;; (string-hash string [bound]): Returns a hash code of the characters of STRING, below BOUND if that is given.
(define string-hash
  (case-lambda
    ((string)
     (if (not (string? string)) (%argument-error 'string-hash 1 "string" "a string" string))
     (%hash string 'string))
    ((string bound) (modulo (string-hash string) bound))))

;; (string-ci-hash string [bound]): Returns a hash code of STRING that ignores case, below BOUND if that is given.
(define string-ci-hash
  (case-lambda
    ((string)
     (if (not (string? string)) (%argument-error 'string-ci-hash 1 "string" "a string" string))
     (%hash (string-foldcase string) 'string))
    ((string bound) (modulo (string-ci-hash string) bound))))

;; (symbol-hash symbol): Returns a hash code of SYMBOL.
(define (symbol-hash symbol)
  (if (not (symbol? symbol)) (%argument-error 'symbol-hash 1 "symbol" "a symbol" symbol))
  (%hash symbol 'eq))

;; (number-hash number): Returns a hash code of NUMBER, the same for exact and inexact numbers that are =.
(define (number-hash number)
  (cond ((exact-integer? number) (%hash number 'eqv))
        ((not (number? number)) (%argument-error 'number-hash 1 "number" "a number" number))
        ((not (real? number)) (combine (number-hash (real-part number)) (number-hash (imag-part number))))
        ((and (inexact? number) (finite? number)) (%hash (exact number) 'eqv))
        (else (%hash number 'eqv))))

;; A code of two codes, in order.
(define (combine hash1 hash2)
  (modulo (+ (* 31 hash1) hash2) 2147483647))

;; (hash-bound): Returns the bound below which hash codes lie.
(define-syntax hash-bound
  (syntax-rules ()
    ((_) 2147483648)))

;; (hash-salt): Returns the number that hash functions mix into their codes.
(define-syntax hash-salt
  (syntax-rules ()
    ((_) 0)))

;;; Comparators of compound objects

;; (make-pair-comparator car-comparator cdr-comparator): Returns a comparator of pairs, which compares cars first.
(define (make-pair-comparator car-comparator cdr-comparator)
  (check-comparator 'make-pair-comparator 1 car-comparator)
  (check-comparator 'make-pair-comparator 2 cdr-comparator)
  (let ((car-test (%comparator-type-test car-comparator))
        (cdr-test (%comparator-type-test cdr-comparator))
        (car-equal? (%comparator-equality car-comparator))
        (cdr-equal? (%comparator-equality cdr-comparator))
        (car-less? (%comparator-ordering car-comparator))
        (cdr-less? (%comparator-ordering cdr-comparator))
        (car-hash (%comparator-hash car-comparator))
        (cdr-hash (%comparator-hash cdr-comparator)))
    (make-comparator
     (lambda (object) (and (pair? object) (car-test (car object)) (cdr-test (cdr object))))
     (lambda (a b) (and (car-equal? (car a) (car b)) (cdr-equal? (cdr a) (cdr b))))
     (and (%comparator-ordered? car-comparator)
          (%comparator-ordered? cdr-comparator)
          (lambda (a b)
            (if (car-equal? (car a) (car b))
                (cdr-less? (cdr a) (cdr b))
                (car-less? (car a) (car b)))))
     (and (%comparator-hashable? car-comparator)
          (%comparator-hashable? cdr-comparator)
          (lambda (object) (combine (car-hash (car object)) (cdr-hash (cdr object))))))))

;; (make-list-comparator element-comparator type-test empty? head tail): Returns a comparator of lists, or of
;; what TYPE-TEST accepts and EMPTY?, HEAD and TAIL take apart; the shorter of two that begin alike is less.
(define (make-list-comparator element-comparator type-test empty? head tail)
  (check-comparator 'make-list-comparator 1 element-comparator)
  (check-procedure 'make-list-comparator 2 "type-test" type-test)
  (check-procedure 'make-list-comparator 3 "empty?" empty?)
  (check-procedure 'make-list-comparator 4 "head" head)
  (check-procedure 'make-list-comparator 5 "tail" tail)
  (let ((test (%comparator-type-test element-comparator))
        (equal? (%comparator-equality element-comparator))
        (less? (%comparator-ordering element-comparator))
        (hash (%comparator-hash element-comparator)))
    (make-comparator
     (lambda (object)
       (and (type-test object)
            (let loop ((rest object))
              (or (empty? rest)
                  (and (test (head rest)) (loop (tail rest)))))))
     (lambda (a b)
       (let loop ((a a) (b b))
         (cond ((empty? a) (empty? b))
               ((empty? b) #f)
               ((equal? (head a) (head b)) (loop (tail a) (tail b)))
               (else #f))))
     (and (%comparator-ordered? element-comparator)
          (lambda (a b)
            (let loop ((a a) (b b))
              (cond ((empty? a) (not (empty? b)))
                    ((empty? b) #f)
                    ((equal? (head a) (head b)) (loop (tail a) (tail b)))
                    (else (less? (head a) (head b)))))))
     (and (%comparator-hashable? element-comparator)
          (lambda (object)
            (let loop ((rest object) (code 1))
              (if (empty? rest)
                  code
                  (loop (tail rest) (combine code (hash (head rest)))))))))))

;; (make-vector-comparator element-comparator type-test length ref): Returns a comparator of vectors, or of what
;; TYPE-TEST accepts and LENGTH and REF take apart; the shorter of two is less.
(define (make-vector-comparator element-comparator type-test length ref)
  (check-comparator 'make-vector-comparator 1 element-comparator)
  (check-procedure 'make-vector-comparator 2 "type-test" type-test)
  (check-procedure 'make-vector-comparator 3 "length" length)
  (check-procedure 'make-vector-comparator 4 "ref" ref)
  (let ((test (%comparator-type-test element-comparator))
        (hash (%comparator-hash element-comparator)))
    (make-comparator
     (lambda (object)
       (and (type-test object)
            (let ((count (length object)))
              (let loop ((index 0))
                (or (= index count)
                    (and (test (ref object index)) (loop (+ index 1))))))))
     (vector-equality (%comparator-equality element-comparator) length ref)
     (and (%comparator-ordered? element-comparator)
          (vector-ordering (%comparator-equality element-comparator) (%comparator-ordering element-comparator)
                           length ref))
     (and (%comparator-hashable? element-comparator)
          (lambda (object)
            (let ((count (length object)))
              (let loop ((index 0) (code count))
                (if (= index count)
                    code
                    (loop (+ index 1) (combine code (hash (ref object index))))))))))))

(define (vector-equality equal? length ref)
  (lambda (a b)
    (let ((count (length a)))
      (and (= count (length b))
           (let loop ((index 0))
             (or (= index count)
                 (and (equal? (ref a index) (ref b index)) (loop (+ index 1)))))))))

(define (vector-ordering equal? less? length ref)
  (lambda (a b)
    (let ((count (length a)))
      (if (= count (length b))
          (let loop ((index 0))
            (cond ((= index count) #f)
                  ((equal? (ref a index) (ref b index)) (loop (+ index 1)))
                  (else (less? (ref a index) (ref b index)))))
          (< count (length b))))))

(define (anything? object) #t)

;; (make-eq-comparator): Returns a comparator of anything by eq?, without order.
(define (make-eq-comparator)
  (make-comparator anything? eq? #f default-hash))

;; (make-eqv-comparator): Returns a comparator of anything by eqv?, without order.
(define (make-eqv-comparator)
  (make-comparator anything? eqv? #f default-hash))

;; (make-equal-comparator): Returns a comparator of anything by equal?, without order.
(define (make-equal-comparator)
  (make-comparator anything? equal? #f default-hash))

;;; The default comparator

;; The comparators that programs registered, the first one first.
(define registered (list 'registered))

;; (comparator-register-default! comparator): Makes the default comparator compare what COMPARATOR can compare.
(define (comparator-register-default! comparator)
  (check-comparator 'comparator-register-default! 1 comparator)
  (set-cdr! registered (append (cdr registered) (list comparator))))

;; The registered comparator for an object, or #f.
(define (registered-comparator object)
  (let loop ((rest (cdr registered)))
    (cond ((null? rest) #f)
          ((comparator-test-type (car rest) object) (car rest))
          (else (loop (cdr rest))))))

;; The place of an object's kind in the order of kinds.
(define (rank object)
  (cond ((null? object) 0)
        ((pair? object) 1)
        ((boolean? object) 2)
        ((char? object) 3)
        ((string? object) 4)
        ((symbol? object) 5)
        ((number? object) 6)
        ((vector? object) 7)
        ((bytevector? object) 8)
        (else
         (let loop ((rest (cdr registered)) (rank 9))
           (cond ((null? rest) rank)
                 ((comparator-test-type (car rest) object) rank)
                 (else (loop (cdr rest) (+ rank 1))))))))

(define (default-equality a b)
  (cond ((eq? a b) #t)
        ((number? a) (and (number? b) (= a b)))
        ((pair? a) (and (pair? b) (default-equality (car a) (car b)) (default-equality (cdr a) (cdr b))))
        ((vector? a) (and (vector? b) (default-vector-equality a b)))
        ((or (string? a) (bytevector? a)) (equal? a b))
        ((or (null? a) (boolean? a) (char? a) (symbol? a)) #f)
        (else
         (let ((comparator (registered-comparator a)))
           (if comparator
               (and (comparator-test-type comparator b) ((%comparator-equality comparator) a b))
               (equal? a b))))))

(define (default-ordering a b)
  (let ((rank-a (rank a)) (rank-b (rank b)))
    (cond ((< rank-a rank-b) #t)
          ((> rank-a rank-b) #f)
          (else
           (case rank-a
             ((0) #f)
             ((1)
              (if (default-equality (car a) (car b))
                  (default-ordering (cdr a) (cdr b))
                  (default-ordering (car a) (car b))))
             ((2) (and (not a) b))
             ((3) (char<? a b))
             ((4) (string<? a b))
             ((5) (string<? (symbol->string a) (symbol->string b)))
             ((6) (number-ordering a b))
             ((7) (default-vector-ordering a b))
             ((8) (bytevector-ordering a b))
             (else
              (let ((comparator (registered-comparator a)))
                (if (not comparator) (error "the default comparator cannot order" a b))
                ((%comparator-ordering comparator) a b))))))))

(define (number-ordering a b)
  (cond ((and (real? a) (real? b)) (< a b))
        ((= (real-part a) (real-part b)) (< (imag-part a) (imag-part b)))
        (else (< (real-part a) (real-part b)))))

(define (default-vector-equality a b)
  ((vector-equality default-equality vector-length vector-ref) a b))

(define (default-vector-ordering a b)
  ((vector-ordering default-equality default-ordering vector-length vector-ref) a b))

(define (bytevector-ordering a b)
  ((vector-ordering = < bytevector-length bytevector-u8-ref) a b))

;; (default-hash obj): Returns the hash code of OBJ under the default comparator.
(define (default-hash obj)
  (content-hash obj (if (or (pair? obj) (vector? obj)) (vector 128) #f)))

;; Hashes what lies inside of an object until the budget is spent.
(define (content-hash object budget)
  (cond ((number? object) (number-hash object))
        ((pair? object)
         (let loop ((rest object) (code 5))
           (if (and (pair? rest) (spend! budget))
               (loop (cdr rest) (combine code (content-hash (car rest) budget)))
               (if (pair? rest) code (combine code (content-hash rest budget))))))
        ((vector? object)
         (let ((count (vector-length object)))
           (let loop ((index 0) (code count))
             (if (and (< index count) (spend! budget))
                 (loop (+ index 1) (combine code (content-hash (vector-ref object index) budget)))
                 code))))
        ((or (string? object) (symbol? object) (boolean? object) (char? object) (null? object) (bytevector? object))
         (%hash object 'equal))
        (else
         (let ((comparator (registered-comparator object)))
           (if (and comparator (%comparator-hashable? comparator))
               ((%comparator-hash comparator) object)
               (%hash object 'equal))))))

(define (spend! budget)
  (let ((left (vector-ref budget 0)))
    (vector-set! budget 0 (- left 1))
    (> left 0)))

;; (make-default-comparator): Returns the comparator that can compare anything with anything.
(define (make-default-comparator)
  (make-comparator anything? default-equality default-ordering default-hash))

;;; Comparisons

;; Whether RELATED? holds for each object and the one after it.
(define (chain related? object1 object2 objects)
  (let loop ((a object1) (b object2) (rest objects))
    (and (related? a b)
         (or (null? rest) (loop b (car rest) (cdr rest))))))

;; (=? comparator object1 object2 object3 ...): Returns whether all the objects are equal under COMPARATOR.
(define (=? comparator object1 object2 . objects)
  (check-comparator '=? 1 comparator)
  (chain (%comparator-equality comparator) object1 object2 objects))

;; (<? comparator object1 object2 object3 ...): Returns whether each object is less than the next one under COMPARATOR.
(define (<? comparator object1 object2 . objects)
  (check-comparator '<? 1 comparator)
  (chain (%comparator-ordering comparator) object1 object2 objects))

;; (>? comparator object1 object2 object3 ...): Returns whether each object is greater than the next one under
;; COMPARATOR.
(define (>? comparator object1 object2 . objects)
  (check-comparator '>? 1 comparator)
  (let ((less? (%comparator-ordering comparator)))
    (chain (lambda (a b) (less? b a)) object1 object2 objects)))

;; (<=? comparator object1 object2 object3 ...): Returns whether no object is greater than the next one under
;; COMPARATOR.
(define (<=? comparator object1 object2 . objects)
  (check-comparator '<=? 1 comparator)
  (let ((less? (%comparator-ordering comparator)))
    (chain (lambda (a b) (not (less? b a))) object1 object2 objects)))

;; (>=? comparator object1 object2 object3 ...): Returns whether no object is less than the next one under COMPARATOR.
(define (>=? comparator object1 object2 . objects)
  (check-comparator '>=? 1 comparator)
  (let ((less? (%comparator-ordering comparator)))
    (chain (lambda (a b) (not (less? a b))) object1 object2 objects)))

;; (comparator-if<=> [comparator] obj1 obj2 less-than equal-to greater-than): Evaluates one of the last three
;; expressions, as OBJ1 compares to OBJ2 under COMPARATOR or the default comparator.
(define-syntax comparator-if<=>
  (syntax-rules ()
    ((_ obj1 obj2 less-than equal-to greater-than)
     (comparator-if<=> (make-default-comparator) obj1 obj2 less-than equal-to greater-than))
    ((_ comparator obj1 obj2 less-than equal-to greater-than)
     (let ((c comparator) (a obj1) (b obj2))
       (cond ((=? c a b) equal-to)
             ((<? c a b) less-than)
             (else greater-than))))))

))
