;;; SRFI 95: sorting and merging with the order last and an optional key. `sort` and `sort!` are the engine's,
;;; which sorts by itself where the order is one of its own predicates; the rest is written without mutation.

(define-library (srfi 95)
  (export sorted? merge merge! sort sort!)
  (import (scheme base) (scheme case-lambda) (only (parley system) sort sort! append-reverse %argument-error))
  (begin

(define (check-procedure name index parameter object)
  (if (not (procedure? object)) (%argument-error name index parameter "a procedure" object)))

(define (check-list name index parameter object)
  (if (not (list? object)) (%argument-error name index parameter "a proper list" object)))

;; An order of what KEY returns.
(define (order-by less? key)
  (lambda (a b) (less? (key a) (key b))))

;; (sorted? sequence less? [key]): Returns whether no element of SEQUENCE, a list or vector, is less than the
;; one before it.
(define sorted?
  (case-lambda
    ((sequence less?)
     (check-procedure 'sorted? 2 "less?" less?)
     (cond ((null? sequence) #t)
           ((vector? sequence) (sorted-list? (vector->list sequence) less?))
           (else
            (check-list 'sorted? 1 "sequence" sequence)
            (sorted-list? sequence less?))))
    ((sequence less? key)
     (check-procedure 'sorted? 3 "key" key)
     (sorted? sequence (order-by less? key)))))

(define (sorted-list? list less?)
  (or (null? list)
      (let loop ((previous (car list)) (rest (cdr list)))
        (or (null? rest)
            (and (not (less? (car rest) previous))
                 (loop (car rest) (cdr rest)))))))

;; (merge list1 list2 less? [key]): Returns a sorted list of the elements of two sorted lists; of equal ones
;; those of LIST1 come first.
(define merge
  (case-lambda
    ((list1 list2 less?)
     (check-list 'merge 1 "list1" list1)
     (check-list 'merge 2 "list2" list2)
     (check-procedure 'merge 3 "less?" less?)
     (let loop ((a list1) (b list2) (result '()))
       (cond ((null? a) (append-reverse result b))
             ((null? b) (append-reverse result a))
             ((less? (car b) (car a)) (loop a (cdr b) (cons (car b) result)))
             (else (loop (cdr a) b (cons (car a) result))))))
    ((list1 list2 less? key)
     (check-procedure 'merge 4 "key" key)
     (merge list1 list2 (order-by less? key)))))

;; (merge! list1 list2 less? [key]): Returns a sorted list of the elements of two sorted lists, which it may use up.
(define (merge! list1 list2 less? . key)
  (apply merge list1 list2 less? key))

))
