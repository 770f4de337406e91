;;; The part of SRFI 1 about the pairs of lists: constructors, predicates, selectors, lengths, appending. And the checks
;;; that its other procedures begin or end with.

(define-library (srfi 1 pairs)
  (export
    check-procedure check-list check-lists check-end
    xcons list-tabulate circular-list
    proper-list? circular-list? dotted-list? not-pair? null-list? list= every-neighbours?
    first second third fourth fifth sixth seventh eighth ninth tenth car+cdr
    take drop take-right drop-right take! drop-right! split-at split-at! last
    length+ concatenate concatenate! append-reverse! zip unzip1 unzip2 unzip3 unzip4 unzip5)
  (import (scheme base)
          (only (parley system) append! reverse! last-pair exact-nonnegative-integer? %argument-error))
  (begin

;;; Checks

;; (check-procedure name position parameter object): Raises an error in the name of the procedure NAME unless OBJECT
;; is a procedure.
(define (check-procedure name position parameter object)
  (if (not (procedure? object)) (%argument-error name position parameter "a procedure" object)))

;; (check-list name position list): Raises an error in the name of the procedure NAME unless LIST is a proper list.
(define (check-list name position list)
  (if (not (list? list)) (%argument-error name position "list" "a proper list" list)))

;; (check-lists name position lists): Raises an error in the name of the procedure NAME unless LISTS, its arguments from
;; POSITION on, are proper lists.
(define (check-lists name position lists)
  (if (pair? lists)
      (begin
        (check-list name position (car lists))
        (check-lists name (+ position 1) (cdr lists)))))

;; (check-end name position list rest): Raises an error in the name of the procedure NAME unless REST, which follows the
;; last pair of LIST, is the empty list.
(define (check-end name position list rest)
  (if (not (null? rest)) (%argument-error name position "list" "a proper list" list)))

(define (check-index name i)
  (if (not (exact-nonnegative-integer? i)) (%argument-error name 2 "i" "a non-negative exact integer" i)))

(define (too-short name i)
  (%argument-error name 2 "i" "at most the length of the list" i))

;;; Constructors

;; (xcons a b): Returns the pair of B and A, in this order.
(define (xcons a b)
  (cons b a))

;; (list-tabulate n init-proc): Returns a list of N elements, each what INIT-PROC returns for its index.
(define (list-tabulate n init-proc)
  (if (not (exact-nonnegative-integer? n))
      (%argument-error 'list-tabulate 1 "n" "a non-negative exact integer" n))
  (check-procedure 'list-tabulate 2 "init-proc" init-proc)
  (let loop ((index (- n 1)) (result '()))
    (if (< index 0)
        result
        (loop (- index 1) (cons (init-proc index) result)))))

;; (circular-list elt1 elt2 ...): Returns a circular list that repeats its arguments for ever.
(define (circular-list elt1 . elts)
  (let ((pairs (cons elt1 elts)))
    (set-cdr! (last-pair pairs) pairs)
    pairs))

;;; Predicates

;; (proper-list? x): Returns whether X is a finite list that ends with the empty list.
(define proper-list? list?)

;; What a finite chain of pairs ends with; #t, which no caller takes for an end, if X is circular.
(define (end-of-list x)
  (let loop ((fast x) (slow x))
    (cond ((not (pair? fast)) fast)
          ((not (pair? (cdr fast))) (cdr fast))
          ((eq? (cdr fast) slow) circular)
          (else (loop (cddr fast) (cdr slow))))))

(define circular (list 'circular))

;; (circular-list? x): Returns whether X is a list without an end.
(define (circular-list? x)
  (eq? (end-of-list x) circular))

;; (dotted-list? x): Returns whether X is a finite list that does not end with the empty list, or no list at all.
(define (dotted-list? x)
  (let ((end (end-of-list x)))
    (not (or (null? end) (eq? end circular)))))

;; (not-pair? x): Returns whether X is no pair.
(define (not-pair? x)
  (not (pair? x)))

;; (null-list? list): Returns #t for the empty list, #f for a pair; anything else is an error.
(define (null-list? list)
  (cond ((pair? list) #f)
        ((null? list) #t)
        (else (%argument-error 'null-list? 1 "list" "a list" list))))

;; (list= elt= list1 ...): Returns whether the lists have the same length and elements that are the same by ELT=,
;; which gets an element of a list and that of the next.
(define (list= elt= . lists)
  (check-procedure 'list= 1 "elt=" elt=)
  (check-lists 'list= 2 lists)
  (every-neighbours?
   (lambda (list1 list2)
     (let loop ((rest1 list1) (rest2 list2))
       (cond ((null? rest1) (null? rest2))
             ((null? rest2) #f)
             (else (and (elt= (car rest1) (car rest2)) (loop (cdr rest1) (cdr rest2)))))))
   lists))

;; (every-neighbours? holds? lists): Returns whether HOLDS? is true of each list and the next, if these are two objects.
(define (every-neighbours? holds? lists)
  (or (null? lists)
      (let loop ((list (car lists)) (rest (cdr lists)))
        (or (null? rest)
            (and (or (eq? list (car rest)) (holds? list (car rest)))
                 (loop (car rest) (cdr rest)))))))

;;; Selectors

;; (first list): Returns the first element of LIST.
(define (first list) (element 'first list 0))

;; (second list): Returns the second element of LIST.
(define (second list) (element 'second list 1))

;; (third list): Returns the third element of LIST.
(define (third list) (element 'third list 2))

;; (fourth list): Returns the fourth element of LIST.
(define (fourth list) (element 'fourth list 3))

;; (fifth list): Returns the fifth element of LIST.
(define (fifth list) (element 'fifth list 4))

;; (sixth list): Returns the sixth element of LIST.
(define (sixth list) (element 'sixth list 5))

;; (seventh list): Returns the seventh element of LIST.
(define (seventh list) (element 'seventh list 6))

;; (eighth list): Returns the eighth element of LIST.
(define (eighth list) (element 'eighth list 7))

;; (ninth list): Returns the ninth element of LIST.
(define (ninth list) (element 'ninth list 8))

;; (tenth list): Returns the tenth element of LIST.
(define (tenth list) (element 'tenth list 9))

(define (element name list index)
  (let loop ((rest list) (left index))
    (if (pair? rest)
        (if (= left 0) (car rest) (loop (cdr rest) (- left 1)))
        (let ((wanted (string-append "a list of length " (number->string (+ index 1)) " or more")))
          (%argument-error name 1 "list" wanted list)))))

;; (car+cdr pair): Returns two values, the car and the cdr of PAIR.
(define (car+cdr pair)
  (if (not (pair? pair)) (%argument-error 'car+cdr 1 "pair" "a pair" pair))
  (values (car pair) (cdr pair)))

;; (take x i): Returns a list of the first I elements of X.
(define (take x i)
  (let-values (((taken rest) (split 'take x i)))
    taken))

;; (drop x i): Returns X without its first I elements.
(define (drop x i)
  (tail 'drop x i))

;; (split-at x i): Returns two values, a list of the first I elements of X and the rest of X.
(define (split-at x i)
  (split 'split-at x i))

(define (split name x i)
  (check-index name i)
  (let loop ((rest x) (left i) (taken '()))
    (cond ((= left 0) (values (reverse taken) rest))
          ((pair? rest) (loop (cdr rest) (- left 1) (cons (car rest) taken)))
          (else (too-short name i)))))

(define (tail name x i)
  (check-index name i)
  (let loop ((rest x) (left i))
    (cond ((= left 0) rest)
          ((pair? rest) (loop (cdr rest) (- left 1)))
          (else (too-short name i)))))

;; (take! x i): Returns the first I elements of X, which it cuts off there.
(define (take! x i)
  (let-values (((taken rest) (split! 'take! x i)))
    taken))

;; (split-at! x i): Returns two values, the first I elements of X, which it cuts off there, and the rest of X.
(define (split-at! x i)
  (split! 'split-at! x i))

(define (split! name x i)
  (check-index name i)
  (if (= i 0)
      (values '() x)
      (let ((last (tail name x (- i 1))))
        (if (not (pair? last)) (too-short name i))
        (let ((rest (cdr last)))
          (set-cdr! last '())
          (values x rest)))))

;; (take-right flist i): Returns the last I elements of FLIST, which may be dotted; they are shared with it.
(define (take-right flist i)
  (let loop ((result flist) (ahead (tail 'take-right flist i)))
    (if (pair? ahead)
        (loop (cdr result) (cdr ahead))
        result)))

;; (drop-right flist i): Returns a list of the elements of FLIST, which may be dotted, without the last I.
(define (drop-right flist i)
  (let loop ((rest flist) (ahead (tail 'drop-right flist i)) (result '()))
    (if (pair? ahead)
        (loop (cdr rest) (cdr ahead) (cons (car rest) result))
        (reverse result))))

;; (drop-right! flist i): Returns FLIST, which may be dotted, with the last I elements cut off.
(define (drop-right! flist i)
  (let ((ahead (tail 'drop-right! flist i)))
    (if (pair? ahead)
        (let loop ((last flist) (ahead (cdr ahead)))
          (if (pair? ahead)
              (loop (cdr last) (cdr ahead))
              (begin (set-cdr! last '()) flist)))
        '())))

;; (last list): Returns the last element of LIST, which must not be empty.
(define (last list)
  (if (not (pair? list)) (%argument-error 'last 1 "list" "a list that is not empty" list))
  (car (last-pair list)))

;;; Length, appending, zipping

;; (length+ clist): Returns the number of elements of CLIST, or #f if it is circular.
(define (length+ clist)
  (cond ((list? clist) (length clist))
        ((circular-list? clist) #f)
        (else (%argument-error 'length+ 1 "clist" "a list, proper or circular" clist))))

;; (concatenate list-of-lists): Returns the lists in LIST-OF-LISTS, appended.
(define (concatenate list-of-lists)
  (check-list 'concatenate 1 list-of-lists)
  (apply append list-of-lists))

;; (concatenate! list-of-lists): Returns the lists in LIST-OF-LISTS, joined by changing their last pairs.
(define (concatenate! list-of-lists)
  (check-list 'concatenate! 1 list-of-lists)
  (apply append! list-of-lists))

;; (append-reverse! rev-head tail): Returns REV-HEAD reversed, made of the same pairs, in front of TAIL.
(define (append-reverse! rev-head tail)
  (check-list 'append-reverse! 1 rev-head)
  (if (null? rev-head)
      tail
      (let ((result (reverse! rev-head)))
        (set-cdr! rev-head tail)
        result)))

;; (zip list1 list2 ...): Returns a list of lists: one of the first elements of the lists, one of the second ...
(define (zip list1 . lists)
  (apply map list list1 lists))

;; (unzip1 lists): Returns a list of the first elements of LISTS.
(define (unzip1 lists)
  (map first lists))

;; (unzip2 lists): Returns two values, the lists of the first and of the second elements of LISTS.
(define (unzip2 lists)
  (values (map first lists) (map second lists)))

;; (unzip3 lists): Returns three values, the lists of the first to third elements of LISTS.
(define (unzip3 lists)
  (values (map first lists) (map second lists) (map third lists)))

;; (unzip4 lists): Returns four values, the lists of the first to fourth elements of LISTS.
(define (unzip4 lists)
  (values (map first lists) (map second lists) (map third lists) (map fourth lists)))

;; (unzip5 lists): Returns five values, the lists of the first to fifth elements of LISTS.
(define (unzip5 lists)
  (values (map first lists) (map second lists) (map third lists) (map fourth lists) (map fifth lists)))

))
