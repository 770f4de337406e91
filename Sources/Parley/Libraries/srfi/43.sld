;;; SRFI 43: vectors. The older library of vectors, in which the procedures that vector-map, vector-for-each, the
;;; folds and vector-count call get the index of the elements too. What is the same in SRFI 133 comes from there.

(define-library (srfi 43)
  (export make-vector vector vector-unfold vector-unfold-right vector-copy vector-reverse-copy vector-append
          vector-concatenate
          vector? vector-empty? vector=
          vector-ref vector-length
          vector-fold vector-fold-right vector-map vector-map! vector-for-each vector-count
          vector-index vector-index-right vector-skip vector-skip-right vector-binary-search vector-any vector-every
          vector-set! vector-swap! vector-fill! vector-reverse! vector-copy! vector-reverse-copy!
          vector->list reverse-vector->list list->vector reverse-list->vector)
  (import (rename (except (scheme base) vector-map vector-for-each) (vector-copy copy-of-part))
          (scheme case-lambda)
          (only (parley system) %argument-error)
          (only (srfi 133)
                vector-unfold vector-unfold-right vector-reverse-copy vector-concatenate vector-empty? vector=
                vector-index vector-index-right vector-skip vector-skip-right vector-binary-search vector-any
                vector-every vector-swap! vector-reverse! vector-reverse-copy! reverse-vector->list
                reverse-list->vector))
  (begin

(define (check-procedure name index parameter object)
  (if (not (procedure? object)) (%argument-error name index parameter "a procedure" object)))

(define (check-vector name index parameter object)
  (if (not (vector? object)) (%argument-error name index parameter "a vector" object)))

;; Checks the vectors from argument INDEX on; returns the length of the shortest.
(define (shortest-length name index vectors)
  (check-vector name index "vec" (car vectors))
  (let loop ((rest (cdr vectors)) (index (+ index 1)) (shortest (vector-length (car vectors))))
    (if (pair? rest)
        (begin
          (check-vector name index "vec" (car rest))
          (loop (cdr rest) (+ index 1) (min shortest (vector-length (car rest)))))
        shortest)))

(define (elements-at vectors i)
  (let loop ((rest (reverse vectors)) (elements '()))
    (if (pair? rest)
        (loop (cdr rest) (cons (vector-ref (car rest) i) elements))
        elements)))

;; (vector-copy vec [start [end [fill]]]): Returns a new vector of elements START to END of VEC; END may lie behind
;; the end of VEC, the elements there are FILL.
(define vector-copy
  (case-lambda
    ((vec) (copy-of-part vec))
    ((vec start) (copy-of-part vec start))
    ((vec start end) (vector-copy vec start end 0))
    ((vec start end fill)
     (check-vector 'vector-copy 1 "vec" vec)
     (let ((length (vector-length vec)))
       (if (not (and (exact-integer? start) (<= 0 start length)))
           (%argument-error 'vector-copy 2 "start"
                            (string-append "an index from 0 to " (number->string length)) start))
       (if (not (and (exact-integer? end) (>= end start)))
           (%argument-error 'vector-copy 3 "end"
                            (string-append "an index from " (number->string start) " on") end))
       (if (<= end length)
           (copy-of-part vec start end)
           (let ((result (make-vector (- end start) fill)))
             (vector-copy! result 0 vec start length)
             result))))))

;; (vector-fold kons knil vec1 vec2 ...): Calls KONS with each index from the left, the state, which begins as KNIL,
;; and the elements there; what it returns is the next state.
(define vector-fold
  (case-lambda
    ((kons knil vec)
     (check-procedure 'vector-fold 1 "kons" kons)
     (check-vector 'vector-fold 3 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0) (state knil))
         (if (< i length)
             (loop (+ i 1) (kons i state (vector-ref vec i)))
             state))))
    ((kons knil vec . others)
     (check-procedure 'vector-fold 1 "kons" kons)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-fold 3 vectors)))
       (let loop ((i 0) (state knil))
         (if (< i length)
             (loop (+ i 1) (apply kons i state (elements-at vectors i)))
             state))))))

;; (vector-fold-right kons knil vec1 vec2 ...): Calls KONS with each index from the right, the state, which begins as
;; KNIL, and the elements there; what it returns is the next state.
(define vector-fold-right
  (case-lambda
    ((kons knil vec)
     (check-procedure 'vector-fold-right 1 "kons" kons)
     (check-vector 'vector-fold-right 3 "vec" vec)
     (let loop ((i (- (vector-length vec) 1)) (state knil))
       (if (>= i 0)
           (loop (- i 1) (kons i state (vector-ref vec i)))
           state)))
    ((kons knil vec . others)
     (check-procedure 'vector-fold-right 1 "kons" kons)
     (let ((vectors (cons vec others)))
       (let loop ((i (- (shortest-length 'vector-fold-right 3 vectors) 1)) (state knil))
         (if (>= i 0)
             (loop (- i 1) (apply kons i state (elements-at vectors i)))
             state))))))

;; (vector-map f vec1 vec2 ...): Returns a new vector of what F returns for each index and the elements there.
(define vector-map
  (case-lambda
    ((f vec)
     (check-procedure 'vector-map 1 "f" f)
     (check-vector 'vector-map 2 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0) (results '()))
         (if (< i length)
             (loop (+ i 1) (cons (f i (vector-ref vec i)) results))
             (reverse-list->vector results)))))
    ((f vec . others)
     (check-procedure 'vector-map 1 "f" f)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-map 2 vectors)))
       (let loop ((i 0) (results '()))
         (if (< i length)
             (loop (+ i 1) (cons (apply f i (elements-at vectors i)) results))
             (reverse-list->vector results)))))))

;; (vector-map! f vec1 vec2 ...): Stores in each element of VEC1 what F returns for its index and the elements there.
(define vector-map!
  (case-lambda
    ((f vec)
     (check-procedure 'vector-map! 1 "f" f)
     (check-vector 'vector-map! 2 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0))
         (if (< i length)
             (begin
               (vector-set! vec i (f i (vector-ref vec i)))
               (loop (+ i 1)))))))
    ((f vec . others)
     (check-procedure 'vector-map! 1 "f" f)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-map! 2 vectors)))
       (let loop ((i 0))
         (if (< i length)
             (begin
               (vector-set! vec i (apply f i (elements-at vectors i)))
               (loop (+ i 1)))))))))

;; (vector-for-each f vec1 vec2 ...): Calls F with each index in order and the elements there.
(define vector-for-each
  (case-lambda
    ((f vec)
     (check-procedure 'vector-for-each 1 "f" f)
     (check-vector 'vector-for-each 2 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0))
         (if (< i length)
             (begin
               (f i (vector-ref vec i))
               (loop (+ i 1)))))))
    ((f vec . others)
     (check-procedure 'vector-for-each 1 "f" f)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-for-each 2 vectors)))
       (let loop ((i 0))
         (if (< i length)
             (begin
               (apply f i (elements-at vectors i))
               (loop (+ i 1)))))))))

;; (vector-count pred? vec1 vec2 ...): Returns the number of indexes for which PRED?, called with the index and the
;; elements there, returns true.
(define vector-count
  (case-lambda
    ((pred? vec)
     (check-procedure 'vector-count 1 "pred?" pred?)
     (check-vector 'vector-count 2 "vec" vec)
     (let ((length (vector-length vec)))
       (let loop ((i 0) (count 0))
         (if (< i length)
             (loop (+ i 1) (if (pred? i (vector-ref vec i)) (+ count 1) count))
             count))))
    ((pred? vec . others)
     (check-procedure 'vector-count 1 "pred?" pred?)
     (let* ((vectors (cons vec others)) (length (shortest-length 'vector-count 2 vectors)))
       (let loop ((i 0) (count 0))
         (if (< i length)
             (loop (+ i 1) (if (apply pred? i (elements-at vectors i)) (+ count 1) count))
             count))))))

))
