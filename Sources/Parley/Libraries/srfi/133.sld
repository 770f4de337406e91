;;; SRFI 133: vectors. Constructors, folds, searches and mutators for vectors, with the argument orders of R7RS; what
;;; R7RS has itself is passed on. What collects the results of a procedure collects them in a list first, so a
;;; continuation captured in that procedure may be used again. One vector has a loop of its own, several are read
;;; through lists.

(define-library (srfi 133)
  (export make-vector vector vector-unfold vector-unfold-right vector-copy vector-reverse-copy vector-append
          vector-concatenate vector-append-subvectors
          vector? vector-empty? vector=
          vector-ref vector-length
          vector-fold vector-fold-right vector-map vector-map! vector-for-each vector-count vector-cumulate
          vector-index vector-index-right vector-skip vector-skip-right vector-binary-search vector-any vector-every
          vector-partition
          vector-set! vector-swap! vector-fill! vector-reverse! vector-copy! vector-reverse-copy! vector-unfold!
          vector-unfold-right!
          vector->list reverse-vector->list list->vector reverse-list->vector vector->string string->vector)
  (import (scheme base) (scheme case-lambda) (scheme cxr) (only (parley system) %argument-error))
  (begin

;;; Arguments

(define (check-procedure name index parameter object)
  (if (not (procedure? object)) (%argument-error name index parameter "a procedure" object)))

(define (check-vector name index parameter object)
  (if (not (vector? object)) (%argument-error name index parameter "a vector" object)))

(define (check-index name index parameter object low high)
  (if (not (and (exact-integer? object) (>= object low) (<= object high)))
      (%argument-error name index parameter
                       (string-append "an index from " (number->string low) " to " (number->string high))
                       object)))

;; Checks a vector, which is argument INDEX, and a range in it, which is the next two arguments.
(define (check-range name index vector start end)
  (check-vector name index "vec" vector)
  (check-index name (+ index 2) "end" end 0 (vector-length vector))
  (check-index name (+ index 1) "start" start 0 end))

(define (check-length name index object)
  (if (not (and (exact-integer? object) (>= object 0)))
      (%argument-error name index "length" "a nonnegative exact integer" object)))

;; Checks the vectors from argument INDEX on; returns the length of the shortest.
(define (shortest-length name index vectors)
  (check-vector name index "vec" (car vectors))
  (let loop ((rest (cdr vectors)) (index (+ index 1)) (shortest (vector-length (car vectors))))
    (if (pair? rest)
        (begin
          (check-vector name index "vec" (car rest))
          (loop (cdr rest) (+ index 1) (min shortest (vector-length (car rest)))))
        shortest)))

;; Checks that the vectors from argument INDEX on have one length, and returns it.
(define (common-length name index vectors)
  (let ((shortest (shortest-length name index vectors)))
    (let loop ((rest vectors) (index index))
      (if (pair? rest)
          (begin
            (if (not (= (vector-length (car rest)) shortest))
                (%argument-error name index "vec"
                                 (string-append "a vector of length " (number->string shortest) " like the others")
                                 (car rest)))
            (loop (cdr rest) (+ index 1)))
          shortest))))

(define (elements-at vectors i)
  (let loop ((rest (reverse vectors)) (elements '()))
    (if (pair? rest)
        (loop (cdr rest) (cons (vector-ref (car rest) i) elements))
        elements)))

;;; Constructors

;; (vector-unfold f length seed ...): Returns a new vector of LENGTH elements: F, called with each index in increasing
;; order and the current seeds, returns the element and the next seeds.
(define (vector-unfold f length . seeds)
  (check-procedure 'vector-unfold 1 "f" f)
  (check-length 'vector-unfold 2 length)
  (list->vector (reverse (unfolded f 0 1 length seeds))))

;; (vector-unfold-right f length seed ...): Returns a new vector of LENGTH elements: F, called with each index in
;; decreasing order and the current seeds, returns the element and the next seeds.
(define (vector-unfold-right f length . seeds)
  (check-procedure 'vector-unfold-right 1 "f" f)
  (check-length 'vector-unfold-right 2 length)
  (list->vector (unfolded f (- length 1) -1 length seeds)))

;; The list of COUNT elements that F generates for the indexes from FIRST in steps of STEP, the last one first.
(define (unfolded f first step count seeds)
  (cond ((null? seeds)
         (let loop ((count count) (i first) (elements '()))
           (if (= count 0)
               elements
               (loop (- count 1) (+ i step) (cons (f i) elements)))))
        ((null? (cdr seeds))
         (let loop ((count count) (i first) (seed (car seeds)) (elements '()))
           (if (= count 0)
               elements
               (let-values (((element seed) (f i seed)))
                 (loop (- count 1) (+ i step) seed (cons element elements))))))
        (else
         (let loop ((count count) (i first) (seeds seeds) (elements '()))
           (if (= count 0)
               elements
               (let-values (((element . seeds) (apply f i seeds)))
                 (loop (- count 1) (+ i step) seeds (cons element elements))))))))

;; (vector-reverse-copy vec [start end]): Returns a new vector of elements START to END of VEC in reverse order.
(define vector-reverse-copy
  (case-lambda
    ((vec)
     (check-vector 'vector-reverse-copy 1 "vec" vec)
     (vector-reverse-copy vec 0 (vector-length vec)))
    ((vec start)
     (check-vector 'vector-reverse-copy 1 "vec" vec)
     (vector-reverse-copy vec start (vector-length vec)))
    ((vec start end)
     (check-range 'vector-reverse-copy 1 vec start end)
     (let ((result (make-vector (- end start))))
       (copy-reversed! result 0 vec start end)
       result))))

(define (copy-reversed! to at from start end)
  (let loop ((i (- end 1)) (j at))
    (if (>= i start)
        (begin
          (vector-set! to j (vector-ref from i))
          (loop (- i 1) (+ j 1))))))

;; (vector-concatenate vectors): Returns a new vector of the elements of each vector in the list VECTORS in turn.
(define (vector-concatenate vectors)
  (if (not (list? vectors))
      (%argument-error 'vector-concatenate 1 "vectors" "a list of vectors" vectors))
  (let count ((rest vectors) (length 0))
    (if (pair? rest)
        (begin
          (if (not (vector? (car rest)))
              (%argument-error 'vector-concatenate 1 "vectors" "a list of vectors" vectors))
          (count (cdr rest) (+ length (vector-length (car rest)))))
        (let ((result (make-vector length)))
          (let copy ((rest vectors) (at 0))
            (if (pair? rest)
                (begin
                  (vector-copy! result at (car rest))
                  (copy (cdr rest) (+ at (vector-length (car rest)))))
                result))))))

;; (vector-append-subvectors [vec start end] ...): Returns a new vector of elements START to END of each VEC in turn.
(define (vector-append-subvectors . arguments)
  (let loop ((rest arguments) (index 1) (parts '()))
    (if (null? rest)
        (vector-concatenate (reverse parts))
        (begin
          (if (not (and (pair? (cdr rest)) (pair? (cddr rest))))
              (error "vector-append-subvectors: every vector must be followed by its start and its end"))
          (check-range 'vector-append-subvectors index (car rest) (cadr rest) (caddr rest))
          (loop (cdddr rest) (+ index 3) (cons (vector-copy (car rest) (cadr rest) (caddr rest)) parts))))))

;;; Predicates

;; (vector-empty? vec): Returns #t if VEC has no elements.
(define (vector-empty? vec)
  (check-vector 'vector-empty? 1 "vec" vec)
  (= (vector-length vec) 0))

;; (vector= elt=? vec ...): Returns #t if the vectors have the same length and ELT=? holds for their elements.
(define (vector= elt=? . vectors)
  (check-procedure 'vector= 1 "elt=?" elt=?)
  (if (pair? vectors) (shortest-length 'vector= 2 vectors))
  (let next ((vectors vectors))
    (or (null? vectors)
        (null? (cdr vectors))
        (let* ((a (car vectors)) (b (cadr vectors)) (length (vector-length a)))
          (and (= length (vector-length b))
               (let loop ((i 0))
                 (cond ((= i length) (next (cdr vectors)))
                       ((elt=? (vector-ref a i) (vector-ref b i)) (loop (+ i 1)))
                       (else #f))))))))

;;; Iteration

;; (vector-fold kons knil vec1 vec2 ...): Calls KONS with the state, which begins as KNIL, and the elements at each
;; index from the left; what it returns is the next state.
(define vector-fold
  (case-lambda
    ((kons knil vec)
     (check-procedure 'vector-fold 1 "kons" kons)
     (check-vector 'vector-fold 3 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0) (state knil))
         (if (< i length)
             (loop (+ i 1) (kons state (vector-ref vec i)))
             state))))
    ((kons knil vec . others)
     (check-procedure 'vector-fold 1 "kons" kons)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-fold 3 vectors)))
       (let loop ((i 0) (state knil))
         (if (< i length)
             (loop (+ i 1) (apply kons state (elements-at vectors i)))
             state))))))

;; (vector-fold-right kons knil vec1 vec2 ...): Calls KONS with the state, which begins as KNIL, and the elements at
;; each index from the right; what it returns is the next state.
(define vector-fold-right
  (case-lambda
    ((kons knil vec)
     (check-procedure 'vector-fold-right 1 "kons" kons)
     (check-vector 'vector-fold-right 3 "vec" vec)
     (let loop ((i (- (vector-length vec) 1)) (state knil))
       (if (>= i 0)
           (loop (- i 1) (kons state (vector-ref vec i)))
           state)))
    ((kons knil vec . others)
     (check-procedure 'vector-fold-right 1 "kons" kons)
     (let ((vectors (cons vec others)))
       (let loop ((i (- (shortest-length 'vector-fold-right 3 vectors) 1)) (state knil))
         (if (>= i 0)
             (loop (- i 1) (apply kons state (elements-at vectors i)))
             state))))))

;; (vector-map! f vec1 vec2 ...): Stores in each element of VEC1 what F returns for the elements at its index.
(define vector-map!
  (case-lambda
    ((f vec)
     (check-procedure 'vector-map! 1 "f" f)
     (check-vector 'vector-map! 2 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0))
         (if (< i length)
             (begin
               (vector-set! vec i (f (vector-ref vec i)))
               (loop (+ i 1)))))))
    ((f vec . others)
     (check-procedure 'vector-map! 1 "f" f)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-map! 2 vectors)))
       (let loop ((i 0))
         (if (< i length)
             (begin
               (vector-set! vec i (apply f (elements-at vectors i)))
               (loop (+ i 1)))))))))

;; (vector-count pred? vec1 vec2 ...): Returns the number of indexes whose elements satisfy PRED?.
(define vector-count
  (case-lambda
    ((pred? vec)
     (check-procedure 'vector-count 1 "pred?" pred?)
     (check-vector 'vector-count 2 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0) (count 0))
         (if (< i length)
             (loop (+ i 1) (if (pred? (vector-ref vec i)) (+ count 1) count))
             count))))
    ((pred? vec . others)
     (check-procedure 'vector-count 1 "pred?" pred?)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-count 2 vectors)))
       (let loop ((i 0) (count 0))
         (if (< i length)
             (loop (+ i 1) (if (apply pred? (elements-at vectors i)) (+ count 1) count))
             count))))))

;; (vector-cumulate f knil vec): Returns a new vector of the states of a fold: F is called with the state, which
;; begins as KNIL, and each element of VEC.
(define (vector-cumulate f knil vec)
  (check-procedure 'vector-cumulate 1 "f" f)
  (check-vector 'vector-cumulate 3 "vec" vec)
  (let ((length (vector-length vec)))
    (let loop ((i 0) (state knil) (states '()))
      (if (< i length)
          (let ((state (f state (vector-ref vec i))))
            (loop (+ i 1) state (cons state states)))
          (list->vector (reverse states))))))

;;; Searching

;; (vector-index pred? vec1 vec2 ...): Returns the first index whose elements satisfy PRED?, or #f.
(define vector-index
  (case-lambda
    ((pred? vec)
     (check-procedure 'vector-index 1 "pred?" pred?)
     (check-vector 'vector-index 2 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0))
         (cond ((= i length) #f)
               ((pred? (vector-ref vec i)) i)
               (else (loop (+ i 1)))))))
    ((pred? vec . others)
     (check-procedure 'vector-index 1 "pred?" pred?)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-index 2 vectors)))
       (let loop ((i 0))
         (cond ((= i length) #f)
               ((apply pred? (elements-at vectors i)) i)
               (else (loop (+ i 1)))))))))

;; (vector-index-right pred? vec1 vec2 ...): Returns the last index whose elements satisfy PRED?, or #f; the vectors
;; must have one length.
(define vector-index-right
  (case-lambda
    ((pred? vec)
     (check-procedure 'vector-index-right 1 "pred?" pred?)
     (check-vector 'vector-index-right 2 "vec" vec)
     (let loop ((i (- (vector-length vec) 1)))
       (cond ((< i 0) #f)
             ((pred? (vector-ref vec i)) i)
             (else (loop (- i 1))))))
    ((pred? vec . others)
     (check-procedure 'vector-index-right 1 "pred?" pred?)
     (let ((vectors (cons vec others)))
       (let loop ((i (- (common-length 'vector-index-right 2 vectors) 1)))
         (cond ((< i 0) #f)
               ((apply pred? (elements-at vectors i)) i)
               (else (loop (- i 1)))))))))

(define (complement pred?)
  (lambda elements (not (apply pred? elements))))

;; (vector-skip pred? vec1 vec2 ...): Returns the first index whose elements do not satisfy PRED?, or #f.
(define vector-skip
  (case-lambda
    ((pred? vec)
     (check-procedure 'vector-skip 1 "pred?" pred?)
     (check-vector 'vector-skip 2 "vec" vec)
     (vector-index (lambda (element) (not (pred? element))) vec))
    ((pred? vec . others)
     (check-procedure 'vector-skip 1 "pred?" pred?)
     (shortest-length 'vector-skip 2 (cons vec others))
     (apply vector-index (complement pred?) vec others))))

;; (vector-skip-right pred? vec1 vec2 ...): Returns the last index whose elements do not satisfy PRED?, or #f; the
;; vectors must have one length.
(define vector-skip-right
  (case-lambda
    ((pred? vec)
     (check-procedure 'vector-skip-right 1 "pred?" pred?)
     (check-vector 'vector-skip-right 2 "vec" vec)
     (vector-index-right (lambda (element) (not (pred? element))) vec))
    ((pred? vec . others)
     (check-procedure 'vector-skip-right 1 "pred?" pred?)
     (common-length 'vector-skip-right 2 (cons vec others))
     (apply vector-index-right (complement pred?) vec others))))

;; (vector-binary-search vec value cmp): Returns an index of VEC, which is sorted by CMP, whose element is equal to
;; VALUE, or #f. CMP, called with an element and VALUE, returns a number below, equal to or above zero.
(define (vector-binary-search vec value cmp)
  (check-vector 'vector-binary-search 1 "vec" vec)
  (check-procedure 'vector-binary-search 3 "cmp" cmp)
  (let loop ((low 0) (high (vector-length vec)))
    (and (< low high)
         (let* ((middle (quotient (+ low high) 2))
                (order (cmp (vector-ref vec middle) value)))
           (cond ((= order 0) middle)
                 ((< order 0) (loop (+ middle 1) high))
                 (else (loop low middle)))))))

;; (vector-any pred? vec1 vec2 ...): Returns the first true value that PRED? returns for the elements at an index, or
;; #f.
(define vector-any
  (case-lambda
    ((pred? vec)
     (check-procedure 'vector-any 1 "pred?" pred?)
     (check-vector 'vector-any 2 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0))
         (and (< i length)
              (or (pred? (vector-ref vec i)) (loop (+ i 1)))))))
    ((pred? vec . others)
     (check-procedure 'vector-any 1 "pred?" pred?)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-any 2 vectors)))
       (let loop ((i 0))
         (and (< i length)
              (or (apply pred? (elements-at vectors i)) (loop (+ i 1)))))))))

;; (vector-every pred? vec1 vec2 ...): Returns what PRED? returns for the last elements if it is true for those at
;; every index, or #f; #t if there are none.
(define vector-every
  (case-lambda
    ((pred? vec)
     (check-procedure 'vector-every 1 "pred?" pred?)
     (check-vector 'vector-every 2 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0) (result #t))
         (if (and result (< i length))
             (loop (+ i 1) (pred? (vector-ref vec i)))
             result))))
    ((pred? vec . others)
     (check-procedure 'vector-every 1 "pred?" pred?)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-every 2 vectors)))
       (let loop ((i 0) (result #t))
         (if (and result (< i length))
             (loop (+ i 1) (apply pred? (elements-at vectors i)))
             result))))))

;; (vector-partition pred? vec): Returns a new vector of the elements of VEC that satisfy PRED? followed by those that
;; do not, and the number of the former.
(define (vector-partition pred? vec)
  (check-procedure 'vector-partition 1 "pred?" pred?)
  (check-vector 'vector-partition 2 "vec" vec)
  (let loop ((i (- (vector-length vec) 1)) (in '()) (out '()))
    (cond ((< i 0) (values (list->vector (append in out)) (length in)))
          ((pred? (vector-ref vec i)) (loop (- i 1) (cons (vector-ref vec i) in) out))
          (else (loop (- i 1) in (cons (vector-ref vec i) out))))))

;;; Mutators

;; (vector-swap! vec i j): Exchanges elements I and J of VEC.
(define (vector-swap! vec i j)
  (check-vector 'vector-swap! 1 "vec" vec)
  (check-index 'vector-swap! 2 "i" i 0 (- (vector-length vec) 1))
  (check-index 'vector-swap! 3 "j" j 0 (- (vector-length vec) 1))
  (let ((element (vector-ref vec i)))
    (vector-set! vec i (vector-ref vec j))
    (vector-set! vec j element)))

;; (vector-reverse! vec [start end]): Reverses the order of elements START to END of VEC.
(define vector-reverse!
  (case-lambda
    ((vec)
     (check-vector 'vector-reverse! 1 "vec" vec)
     (vector-reverse! vec 0 (vector-length vec)))
    ((vec start)
     (check-vector 'vector-reverse! 1 "vec" vec)
     (vector-reverse! vec start (vector-length vec)))
    ((vec start end)
     (check-range 'vector-reverse! 1 vec start end)
     (let loop ((i start) (j (- end 1)))
       (if (< i j)
           (let ((element (vector-ref vec i)))
             (vector-set! vec i (vector-ref vec j))
             (vector-set! vec j element)
             (loop (+ i 1) (- j 1))))))))

;; (vector-reverse-copy! to at from [start end]): Copies elements START to END of FROM in reverse order into TO from
;; index AT on.
(define vector-reverse-copy!
  (case-lambda
    ((to at from)
     (check-vector 'vector-reverse-copy! 3 "from" from)
     (vector-reverse-copy! to at from 0 (vector-length from)))
    ((to at from start)
     (check-vector 'vector-reverse-copy! 3 "from" from)
     (vector-reverse-copy! to at from start (vector-length from)))
    ((to at from start end)
     (check-vector 'vector-reverse-copy! 1 "to" to)
     (check-range 'vector-reverse-copy! 3 from start end)
     (check-index 'vector-reverse-copy! 2 "at" at 0 (vector-length to))
     (if (> (- end start) (- (vector-length to) at))
         (%argument-error 'vector-reverse-copy! 2 "at"
                          (string-append "an index that leaves room for " (number->string (- end start)) " elements")
                          at))
     (if (eq? to from)
         (vector-copy! to at (vector-reverse-copy from start end))
         (copy-reversed! to at from start end)))))

;; (vector-unfold! f vec start end seed ...): Stores what F generates, as for vector-unfold, in elements START to END
;; of VEC.
(define (vector-unfold! f vec start end . seeds)
  (check-procedure 'vector-unfold! 1 "f" f)
  (check-range 'vector-unfold! 2 vec start end)
  (let loop ((i start) (seeds seeds))
    (if (< i end)
        (let-values (((element . seeds) (apply f i seeds)))
          (vector-set! vec i element)
          (loop (+ i 1) seeds)))))

;; (vector-unfold-right! f vec start end seed ...): Stores what F generates, as for vector-unfold-right, in elements
;; END down to START of VEC.
(define (vector-unfold-right! f vec start end . seeds)
  (check-procedure 'vector-unfold-right! 1 "f" f)
  (check-range 'vector-unfold-right! 2 vec start end)
  (let loop ((i (- end 1)) (seeds seeds))
    (if (>= i start)
        (let-values (((element . seeds) (apply f i seeds)))
          (vector-set! vec i element)
          (loop (- i 1) seeds)))))

;;; Conversion

;; (reverse-vector->list vec [start end]): Returns a list of elements START to END of VEC in reverse order.
(define reverse-vector->list
  (case-lambda
    ((vec)
     (check-vector 'reverse-vector->list 1 "vec" vec)
     (reverse-vector->list vec 0 (vector-length vec)))
    ((vec start)
     (check-vector 'reverse-vector->list 1 "vec" vec)
     (reverse-vector->list vec start (vector-length vec)))
    ((vec start end)
     (check-range 'reverse-vector->list 1 vec start end)
     (let loop ((i start) (elements '()))
       (if (< i end)
           (loop (+ i 1) (cons (vector-ref vec i) elements))
           elements)))))

;; (reverse-list->vector list): Returns a new vector of the elements of LIST in reverse order.
(define (reverse-list->vector list)
  (if (not (list? list)) (%argument-error 'reverse-list->vector 1 "list" "a proper list" list))
  (list->vector (reverse list)))

))
