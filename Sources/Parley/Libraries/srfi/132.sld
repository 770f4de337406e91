;;; SRFI 132: sorting, with the order first. Every sort is stable and goes through the engine's, which sorts by
;;; itself where the order is one of its own predicates. What is not marked with `!` mutates nothing, so a
;;; continuation captured in the order may be used again.

(define-library (srfi 132)
  (export list-sorted? vector-sorted?
          list-sort list-stable-sort list-sort! list-stable-sort!
          vector-sort vector-stable-sort vector-sort! vector-stable-sort!
          list-merge list-merge! vector-merge vector-merge!
          list-delete-neighbor-dups list-delete-neighbor-dups!
          vector-delete-neighbor-dups vector-delete-neighbor-dups!
          vector-find-median vector-find-median! vector-select! vector-separate!)
  (import (scheme base) (scheme case-lambda)
          (only (parley system) sort sort! %argument-error)
          (only (srfi 95) sorted? merge))
  (begin

;;; Arguments

(define (check-procedure name index parameter object)
  (if (not (procedure? object)) (%argument-error name index parameter "a procedure" object)))

(define (check-list name index parameter object)
  (if (not (list? object)) (%argument-error name index parameter "a proper list" object)))

(define (check-vector name index parameter object)
  (if (not (vector? object)) (%argument-error name index parameter "a vector" object)))

(define (check-index name index parameter object low high)
  (if (not (and (exact-integer? object) (<= low object high)))
      (%argument-error name index parameter
                       (string-append "an index from " (number->string low) " to " (number->string high))
                       object)))

;; Calls RECEIVER with START and END, which optional arguments from argument INDEX on give for a vector.
(define (with-range name index vector range receiver)
  (let* ((start (if (pair? range) (car range) 0))
         (given-end? (and (pair? range) (pair? (cdr range))))
         (end (if given-end? (cadr range) (vector-length vector))))
    (check-index name (+ index 1) "end" end 0 (vector-length vector))
    (check-index name index "start" start 0 end)
    (receiver start end)))

(define (check-order name less? vector)
  (check-procedure name 1 "<" less?)
  (check-vector name 2 "v" vector))

;;; Sorting

;; (list-sorted? < lis): Returns whether no element of LIS is less than the one before it.
(define (list-sorted? less? lis)
  (check-procedure 'list-sorted? 1 "<" less?)
  (check-list 'list-sorted? 2 "lis" lis)
  (sorted? lis less?))

;; (vector-sorted? < v [start [end]]): Returns whether no element of that part of V is less than the one before it.
(define (vector-sorted? less? v . range)
  (check-order 'vector-sorted? less? v)
  (with-range 'vector-sorted? 3 v range
    (lambda (start end)
      (let loop ((index (+ start 1)))
        (or (>= index end)
            (and (not (less? (vector-ref v index) (vector-ref v (- index 1))))
                 (loop (+ index 1))))))))

;; (list-sort < lis): Returns a list of the elements of LIS in order.
(define (list-sort less? lis)
  (check-procedure 'list-sort 1 "<" less?)
  (check-list 'list-sort 2 "lis" lis)
  (sort lis less?))

;; (list-stable-sort < lis): Returns a list of the elements of LIS in order; equal ones keep theirs.
(define (list-stable-sort less? lis)
  (check-procedure 'list-stable-sort 1 "<" less?)
  (check-list 'list-stable-sort 2 "lis" lis)
  (sort lis less?))

;; (list-sort! < lis): Sorts LIS and returns it.
(define (list-sort! less? lis)
  (check-procedure 'list-sort! 1 "<" less?)
  (check-list 'list-sort! 2 "lis" lis)
  (sort! lis less?))

;; (list-stable-sort! < lis): Sorts LIS and returns it; equal elements keep their order.
(define (list-stable-sort! less? lis)
  (check-procedure 'list-stable-sort! 1 "<" less?)
  (check-list 'list-stable-sort! 2 "lis" lis)
  (sort! lis less?))

;; (vector-sort < v [start [end]]): Returns a new vector of the elements of that part of V in order.
(define (vector-sort less? v . range)
  (check-order 'vector-sort less? v)
  (sort-part 'vector-sort less? v range))

;; (vector-stable-sort < v [start [end]]): Returns a new vector of the elements of that part of V in order;
;; equal ones keep theirs.
(define (vector-stable-sort less? v . range)
  (check-order 'vector-stable-sort less? v)
  (sort-part 'vector-stable-sort less? v range))

(define (sort-part name less? v range)
  (if (null? range)
      (sort v less?)
      (with-range name 3 v range
        (lambda (start end) (sort (vector-copy v start end) less?)))))

;; (vector-sort! < v [start [end]]): Sorts that part of V.
(define (vector-sort! less? v . range)
  (check-order 'vector-sort! less? v)
  (sort-part! 'vector-sort! less? v range))

;; (vector-stable-sort! < v [start [end]]): Sorts that part of V; equal elements keep their order.
(define (vector-stable-sort! less? v . range)
  (check-order 'vector-stable-sort! less? v)
  (sort-part! 'vector-stable-sort! less? v range))

(define (sort-part! name less? v range)
  (if (null? range)
      (sort! v less?)
      (with-range name 3 v range
        (lambda (start end) (vector-copy! v start (sort (vector-copy v start end) less?)))))
  (if #f #f))

;;; Merging

;; (list-merge < lis1 lis2): Returns a sorted list of the elements of two sorted lists; of equal ones those of
;; LIS1 come first.
(define (list-merge less? lis1 lis2)
  (check-procedure 'list-merge 1 "<" less?)
  (check-list 'list-merge 2 "lis1" lis1)
  (check-list 'list-merge 3 "lis2" lis2)
  (merge lis1 lis2 less?))

;; (list-merge! < lis1 lis2): Returns a sorted list of the elements of two sorted lists, which it may use up.
(define (list-merge! less? lis1 lis2)
  (check-procedure 'list-merge! 1 "<" less?)
  (check-list 'list-merge! 2 "lis1" lis1)
  (check-list 'list-merge! 3 "lis2" lis2)
  (merge lis1 lis2 less?))

;; (vector-merge < v1 v2 [start1 [end1 [start2 [end2]]]]): Returns a new sorted vector of the elements of two
;; sorted vectors, or of these parts of them; of equal ones those of V1 come first.
(define (vector-merge less? v1 v2 . ranges)
  (check-order 'vector-merge less? v1)
  (check-vector 'vector-merge 3 "v2" v2)
  (list->vector (merge-parts 'vector-merge 4 less? v1 v2 ranges)))

;; (vector-merge! < to from1 from2 [start [start1 [end1 [start2 [end2]]]]]): Stores the elements of two sorted
;; vectors, or of these parts of them, into TO in order, from index START on.
(define (vector-merge! less? to from1 from2 . ranges)
  (check-procedure 'vector-merge! 1 "<" less?)
  (check-vector 'vector-merge! 2 "to" to)
  (check-vector 'vector-merge! 3 "from1" from1)
  (check-vector 'vector-merge! 4 "from2" from2)
  (let ((start (if (pair? ranges) (car ranges) 0)))
    (check-index 'vector-merge! 5 "start" start 0 (vector-length to))
    (vector-copy! to start
                  (list->vector
                   (merge-parts 'vector-merge! 6 less? from1 from2 (if (pair? ranges) (cdr ranges) '()))))))

;; A list of the elements of two parts of vectors, merged. RANGES are the optional arguments from argument INDEX on.
(define (merge-parts name index less? v1 v2 ranges)
  (with-range name index v1 ranges
    (lambda (start1 end1)
      (with-range name (+ index 2) v2 (if (and (pair? ranges) (pair? (cdr ranges))) (cddr ranges) '())
        (lambda (start2 end2)
          (merge (vector->list v1 start1 end1) (vector->list v2 start2 end2) less?))))))

;;; Neighbours

;; (list-delete-neighbor-dups = lis): Returns LIS without the elements that equal the one before them.
(define (list-delete-neighbor-dups same? lis)
  (check-procedure 'list-delete-neighbor-dups 1 "=" same?)
  (check-list 'list-delete-neighbor-dups 2 "lis" lis)
  (delete-duplicates same? lis))

;; (list-delete-neighbor-dups! = lis): Returns LIS, which it may use up, without the elements that equal the one
;; before them.
(define (list-delete-neighbor-dups! same? lis)
  (check-procedure 'list-delete-neighbor-dups! 1 "=" same?)
  (check-list 'list-delete-neighbor-dups! 2 "lis" lis)
  (delete-duplicates same? lis))

(define (delete-duplicates same? lis)
  (if (null? lis)
      '()
      (let loop ((rest (cdr lis)) (result (list (car lis))))
        (cond ((null? rest) (reverse result))
              ((same? (car result) (car rest)) (loop (cdr rest) result))
              (else (loop (cdr rest) (cons (car rest) result)))))))

;; (vector-delete-neighbor-dups = v [start [end]]): Returns a new vector of that part of V without the elements
;; that equal the one before them.
(define (vector-delete-neighbor-dups same? v . range)
  (check-procedure 'vector-delete-neighbor-dups 1 "=" same?)
  (check-vector 'vector-delete-neighbor-dups 2 "v" v)
  (with-range 'vector-delete-neighbor-dups 3 v range
    (lambda (start end) (list->vector (delete-duplicates same? (vector->list v start end))))))

;; (vector-delete-neighbor-dups! = v [start [end]]): Moves the elements of that part of V that do not equal the
;; one before them to its beginning, and returns the index where they end.
(define (vector-delete-neighbor-dups! same? v . range)
  (check-procedure 'vector-delete-neighbor-dups! 1 "=" same?)
  (check-vector 'vector-delete-neighbor-dups! 2 "v" v)
  (with-range 'vector-delete-neighbor-dups! 3 v range
    (lambda (start end)
      (let ((kept (delete-duplicates same? (vector->list v start end))))
        (vector-copy! v start (list->vector kept))
        (+ start (length kept))))))

;;; Order statistics

;; (vector-find-median < v knil [mean]): Returns the element of V that is in the middle of its order, what MEAN
;; returns for the two that are, or KNIL if V is empty.
(define (vector-find-median less? v knil . mean)
  (check-order 'vector-find-median less? v)
  (median (sort v less?) knil mean))

;; (vector-find-median! < v knil [mean]): Sorts V, and returns its median as vector-find-median does.
(define (vector-find-median! less? v knil . mean)
  (check-order 'vector-find-median! less? v)
  (sort! v less?)
  (median v knil mean))

(define (median sorted knil mean)
  (let* ((count (vector-length sorted)) (middle (quotient count 2)))
    (cond ((= count 0) knil)
          ((odd? count) (vector-ref sorted middle))
          (else
           ((if (pair? mean) (car mean) (lambda (a b) (/ (+ a b) 2)))
            (vector-ref sorted (- middle 1))
            (vector-ref sorted middle))))))

;; (vector-select! < v k [start [end]]): Returns the element of that part of V that K of its elements come
;; before in order; moves elements.
(define (vector-select! less? v k . range)
  (check-order 'vector-select! less? v)
  (with-range 'vector-select! 4 v range
    (lambda (start end)
      (check-index 'vector-select! 3 "k" k 0 (- end start 1))
      (separate! less? v (+ start k) start end)
      (vector-ref v (+ start k)))))

;; (vector-separate! < v k [start [end]]): Moves the K elements of that part of V that are first in order to its
;; beginning.
(define (vector-separate! less? v k . range)
  (check-order 'vector-separate! less? v)
  (with-range 'vector-separate! 4 v range
    (lambda (start end)
      (check-index 'vector-separate! 3 "k" k 0 (- end start))
      (if (< 0 k (- end start)) (separate! less? v (+ start k) start end)))))

;; Hoare's selection: puts the element that belongs at index K of the sorted part there, what is less before it
;; and what is greater behind it. The part is divided in three, so that many equal elements cost nothing.
(define (separate! less? v k start end)
  (let narrow ((start start) (end end))
    (if (> (- end start) 1)
        (let ((pivot (middle-of-three less? v start (quotient (+ start end) 2) (- end 1))))
          (let divide ((index start) (below start) (above end))
            (cond ((= index above)
                   (cond ((< k below) (narrow start below))
                         ((>= k above) (narrow above end))))
                  ((less? (vector-ref v index) pivot)
                   (swap! v index below)
                   (divide (+ index 1) (+ below 1) above))
                  ((less? pivot (vector-ref v index))
                   (swap! v index (- above 1))
                   (divide index below (- above 1)))
                  (else (divide (+ index 1) below above))))))))

(define (middle-of-three less? v i j k)
  (let* ((a (vector-ref v i)) (b (vector-ref v j)) (c (vector-ref v k)))
    (if (less? a b)
        (cond ((less? b c) b) ((less? a c) c) (else a))
        (cond ((less? a c) a) ((less? b c) c) (else b)))))

(define (swap! v i j)
  (let ((element (vector-ref v i)))
    (vector-set! v i (vector-ref v j))
    (vector-set! v j element)))

))
