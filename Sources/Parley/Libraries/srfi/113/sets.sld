;;; The sets of SRFI 113: hash tables whose keys and values are the elements. The values count: replacing an element
;;; leaves the old key. Whatever visits the elements visits a list of them, so it may be left and entered again.

(define-library (srfi 113 sets)
  (export
    set set-unfold set? set-contains? set-empty? set-disjoint? set-member set-element-comparator
    set-adjoin set-adjoin! set-replace set-replace! set-delete set-delete! set-delete-all set-delete-all! set-search!
    set-size set-find set-count set-any? set-every?
    set-map set-for-each set-fold set-filter set-filter! set-remove set-remove! set-partition set-partition!
    set-copy set->list list->set list->set! set=? set<? set>? set<=? set>=?
    set-union set-intersection set-difference set-xor set-union! set-intersection! set-difference! set-xor!
    set-comparator
    check-procedure check-list check-comparator)
  (import (scheme base)
          (only (srfi 125)
                make-hash-table hash-table-contains? hash-table-copy hash-table-delete! hash-table-ref/default
                hash-table-set! hash-table-size hash-table-values)
          (only (srfi 128) comparator? comparator-hash make-comparator)
          (only (parley system) %argument-error))
  (begin

;; (set? obj): Tests whether OBJ is a set.
(define-record-type <set> (make-set comparator table) set?
  (comparator comparator)
  (table table))

(define (check-set who index object)
  (if (not (set? object))
      (%argument-error who index "set" "a set" object)))

;; Checks that OTHERS, which are the arguments from INDEX on, are sets with the comparator of SET.
(define (check-sets who index set others)
  (if (pair? others)
      (let ((other (car others)))
        (check-set who index other)
        (if (not (eq? (comparator other) (comparator set)))
            (%argument-error who index "set" "a set with the comparator of the first one" other))
        (check-sets who (+ index 1) set (cdr others)))))

;; (check-procedure who index name obj): Raises an error about the argument INDEX of WHO unless OBJ is a procedure.
(define (check-procedure who index name object)
  (if (not (procedure? object))
      (%argument-error who index name "a procedure" object)))

;; (check-list who index obj): Raises an error about the argument INDEX of WHO unless OBJ is a proper list.
(define (check-list who index object)
  (if (not (list? object))
      (%argument-error who index "list" "a proper list" object)))

;; (check-comparator who obj): Raises an error about the first argument of WHO unless OBJ is a comparator.
(define (check-comparator who object)
  (if (not (comparator? object))
      (%argument-error who 1 "comparator" "a comparator" object)))

(define (empty-set comparator)
  (make-set comparator (make-hash-table comparator)))

(define (elements set)
  (hash-table-values (table set)))

(define (has? set element)
  (hash-table-contains? (table set) element))

(define (add! set element)
  (if (not (has? set element))
      (hash-table-set! (table set) element element)))

(define (add-all! set list)
  (for-each (lambda (element) (add! set element)) list)
  set)

(define (delete-all! set list)
  (for-each (lambda (element) (hash-table-delete! (table set) element)) list)
  set)

;; The elements of SET that satisfy PREDICATE.
(define (select predicate set)
  (let loop ((rest (elements set)) (selected '()))
    (cond ((null? rest) selected)
          ((predicate (car rest)) (loop (cdr rest) (cons (car rest) selected)))
          (else (loop (cdr rest) selected)))))

(define (any? predicate list)
  (and (pair? list)
       (or (predicate (car list))
           (any? predicate (cdr list)))))

;;; Constructors

;; (set comparator element ...): Returns a new set of the elements, which COMPARATOR tells apart.
(define (set comparator . elements)
  (check-comparator 'set comparator)
  (add-all! (empty-set comparator) elements))

;; (set-unfold comparator stop? mapper successor seed): Returns a new set of (MAPPER state) for the states SEED,
;; (SUCCESSOR SEED), ... until (STOP? state) is true.
(define (set-unfold comparator stop? mapper successor seed)
  (check-comparator 'set-unfold comparator)
  (check-procedure 'set-unfold 2 "stop?" stop?)
  (check-procedure 'set-unfold 3 "mapper" mapper)
  (check-procedure 'set-unfold 4 "successor" successor)
  (let loop ((state seed) (elements '()))
    (if (stop? state)
        (add-all! (empty-set comparator) (reverse elements))
        (let ((element (mapper state)))
          (loop (successor state) (cons element elements))))))

;; (list->set comparator list): Returns a new set of the elements of LIST.
(define (list->set comparator list)
  (check-comparator 'list->set comparator)
  (check-list 'list->set 2 list)
  (add-all! (empty-set comparator) list))

;; (list->set! set list): Adds the elements of LIST to SET and returns it.
(define (list->set! set list)
  (check-set 'list->set! 1 set)
  (check-list 'list->set! 2 list)
  (add-all! set list))

;; (set-copy set): Returns a new set of the elements of SET.
(define (set-copy set)
  (check-set 'set-copy 1 set)
  (make-set (comparator set) (hash-table-copy (table set) #t)))

;;; Predicates and accessors

;; (set-contains? set element): Tests whether ELEMENT is in SET.
(define (set-contains? set element)
  (check-set 'set-contains? 1 set)
  (has? set element))

;; (set-empty? set): Tests whether SET has no elements.
(define (set-empty? set)
  (check-set 'set-empty? 1 set)
  (= (hash-table-size (table set)) 0))

;; (set-disjoint? set1 set2): Tests whether no element is in both sets.
(define (set-disjoint? set1 set2)
  (check-set 'set-disjoint? 1 set1)
  (check-sets 'set-disjoint? 2 set1 (list set2))
  (not (any? (lambda (element) (has? set2 element)) (elements set1))))

;; (set-member set element default): Returns the element of SET that is equal to ELEMENT, or DEFAULT.
(define (set-member set element default)
  (check-set 'set-member 1 set)
  (hash-table-ref/default (table set) element default))

;; (set-element-comparator set): Returns the comparator that tells the elements of SET apart.
(define (set-element-comparator set)
  (check-set 'set-element-comparator 1 set)
  (comparator set))

;;; Updaters

;; (set-adjoin set element ...): Returns a new set of the elements of SET and the other arguments.
(define (set-adjoin set . elements)
  (check-set 'set-adjoin 1 set)
  (add-all! (set-copy set) elements))

;; (set-adjoin! set element ...): Adds the elements to SET and returns it.
(define (set-adjoin! set . elements)
  (check-set 'set-adjoin! 1 set)
  (add-all! set elements))

;; (set-replace set element): Returns a set like SET, but with ELEMENT in the place of the element that it is equal to.
(define (set-replace set element)
  (check-set 'set-replace 1 set)
  (if (has? set element)
      (set-replace! (set-copy set) element)
      set))

;; (set-replace! set element): Puts ELEMENT into the place of the element of SET that it is equal to, and returns SET.
(define (set-replace! set element)
  (check-set 'set-replace! 1 set)
  (if (has? set element)
      (hash-table-set! (table set) element element))
  set)

;; (set-delete set element ...): Returns a new set of the elements of SET that are equal to none of the other arguments.
(define (set-delete set . elements)
  (check-set 'set-delete 1 set)
  (delete-all! (set-copy set) elements))

;; (set-delete! set element ...): Deletes the elements from SET and returns it.
(define (set-delete! set . elements)
  (check-set 'set-delete! 1 set)
  (delete-all! set elements))

;; (set-delete-all set list): Returns a new set of the elements of SET that are equal to none of LIST.
(define (set-delete-all set list)
  (check-set 'set-delete-all 1 set)
  (check-list 'set-delete-all 2 list)
  (delete-all! (set-copy set) list))

;; (set-delete-all! set list): Deletes the elements of LIST from SET and returns it.
(define (set-delete-all! set list)
  (check-set 'set-delete-all! 1 set)
  (check-list 'set-delete-all! 2 list)
  (delete-all! set list))

;; (set-search! set element failure success): Calls (SUCCESS found update remove) if an element of SET is equal to
;; ELEMENT, else (FAILURE insert ignore). What is tail-called then, (update new obj), (remove obj), (insert obj) or
;; (ignore obj), changes SET and returns it and OBJ as two values.
(define (set-search! set element failure success)
  (check-set 'set-search! 1 set)
  (check-procedure 'set-search! 3 "failure" failure)
  (check-procedure 'set-search! 4 "success" success)
  (if (has? set element)
      (success (hash-table-ref/default (table set) element #f)
               (lambda (new object)
                 (hash-table-delete! (table set) element)
                 (hash-table-set! (table set) new new)
                 (values set object))
               (lambda (object)
                 (hash-table-delete! (table set) element)
                 (values set object)))
      (failure (lambda (object)
                 (add! set element)
                 (values set object))
               (lambda (object)
                 (values set object)))))

;;; The whole set

;; (set-size set): Returns the number of elements of SET.
(define (set-size set)
  (check-set 'set-size 1 set)
  (hash-table-size (table set)))

;; (set-find predicate set failure): Returns an element of SET that satisfies PREDICATE, or what FAILURE returns.
(define (set-find predicate set failure)
  (check-procedure 'set-find 1 "predicate" predicate)
  (check-set 'set-find 2 set)
  (check-procedure 'set-find 3 "failure" failure)
  (let loop ((rest (elements set)))
    (cond ((null? rest) (failure))
          ((predicate (car rest)) (car rest))
          (else (loop (cdr rest))))))

;; (set-count predicate set): Returns the number of elements of SET that satisfy PREDICATE.
(define (set-count predicate set)
  (check-procedure 'set-count 1 "predicate" predicate)
  (check-set 'set-count 2 set)
  (length (select predicate set)))

;; (set-any? predicate set): Tests whether any element of SET satisfies PREDICATE.
(define (set-any? predicate set)
  (check-procedure 'set-any? 1 "predicate" predicate)
  (check-set 'set-any? 2 set)
  (if (any? predicate (elements set)) #t #f))

;; (set-every? predicate set): Tests whether every element of SET satisfies PREDICATE.
(define (set-every? predicate set)
  (check-procedure 'set-every? 1 "predicate" predicate)
  (check-set 'set-every? 2 set)
  (not (any? (lambda (element) (not (predicate element))) (elements set))))

;;; Mapping and folding

;; (set-map comparator proc set): Returns a new set, with COMPARATOR, of what PROC returns for the elements of SET.
(define (set-map comparator proc set)
  (check-comparator 'set-map comparator)
  (check-procedure 'set-map 2 "proc" proc)
  (check-set 'set-map 3 set)
  (add-all! (empty-set comparator) (map proc (elements set))))

;; (set-for-each proc set): Calls PROC with each element of SET.
(define (set-for-each proc set)
  (check-procedure 'set-for-each 1 "proc" proc)
  (check-set 'set-for-each 2 set)
  (for-each proc (elements set)))

;; (set-fold proc nil set): Calls PROC with each element of SET and the result so far, at first NIL. Returns the last
;; result.
(define (set-fold proc nil set)
  (check-procedure 'set-fold 1 "proc" proc)
  (check-set 'set-fold 3 set)
  (let loop ((rest (elements set)) (result nil))
    (if (null? rest)
        result
        (loop (cdr rest) (proc (car rest) result)))))

;; (set-filter predicate set): Returns a new set of the elements of SET that satisfy PREDICATE.
(define (set-filter predicate set)
  (check-procedure 'set-filter 1 "predicate" predicate)
  (check-set 'set-filter 2 set)
  (add-all! (empty-set (comparator set)) (select predicate set)))

;; (set-filter! predicate set): Deletes the elements from SET that do not satisfy PREDICATE, and returns SET.
(define (set-filter! predicate set)
  (check-procedure 'set-filter! 1 "predicate" predicate)
  (check-set 'set-filter! 2 set)
  (delete-all! set (select (lambda (element) (not (predicate element))) set)))

;; (set-remove predicate set): Returns a new set of the elements of SET that do not satisfy PREDICATE.
(define (set-remove predicate set)
  (check-procedure 'set-remove 1 "predicate" predicate)
  (check-set 'set-remove 2 set)
  (set-filter (lambda (element) (not (predicate element))) set))

;; (set-remove! predicate set): Deletes the elements from SET that satisfy PREDICATE, and returns SET.
(define (set-remove! predicate set)
  (check-procedure 'set-remove! 1 "predicate" predicate)
  (check-set 'set-remove! 2 set)
  (delete-all! set (select predicate set)))

;; (set-partition predicate set): Returns two new sets: of the elements of SET that satisfy PREDICATE, and of the
;; others.
(define (set-partition predicate set)
  (check-procedure 'set-partition 1 "predicate" predicate)
  (check-set 'set-partition 2 set)
  (set-partition! predicate (set-copy set)))

;; (set-partition! predicate set): Returns SET without the elements that do not satisfy PREDICATE, and a new set of
;; those.
(define (set-partition! predicate set)
  (check-procedure 'set-partition! 1 "predicate" predicate)
  (check-set 'set-partition! 2 set)
  (let ((others (select (lambda (element) (not (predicate element))) set)))
    (values (delete-all! set others)
            (add-all! (empty-set (comparator set)) others))))

;; (set->list set): Returns a list of the elements of SET.
(define (set->list set)
  (check-set 'set->list 1 set)
  (elements set))

;;; Subsets

(define (subset? set1 set2)
  (and (<= (hash-table-size (table set1)) (hash-table-size (table set2)))
       (not (any? (lambda (element) (not (has? set2 element))) (elements set1)))))

(define (proper-subset? set1 set2)
  (and (< (hash-table-size (table set1)) (hash-table-size (table set2)))
       (subset? set1 set2)))

(define (same-elements? set1 set2)
  (and (= (hash-table-size (table set1)) (hash-table-size (table set2)))
       (subset? set1 set2)))

;; Tests whether RELATION holds between each set and the next.
(define (chain? who relation set sets)
  (check-set who 1 set)
  (check-sets who 2 set sets)
  (let loop ((set set) (rest sets))
    (or (null? rest)
        (and (relation set (car rest))
             (loop (car rest) (cdr rest))))))

;; (set=? set1 set2 ...): Tests whether all sets have the same elements.
(define (set=? set . sets)
  (chain? 'set=? same-elements? set sets))

;; (set<? set1 set2 ...): Tests whether each set is a proper subset of the next.
(define (set<? set . sets)
  (chain? 'set<? proper-subset? set sets))

;; (set>? set1 set2 ...): Tests whether each set is a proper superset of the next.
(define (set>? set . sets)
  (chain? 'set>? (lambda (set1 set2) (proper-subset? set2 set1)) set sets))

;; (set<=? set1 set2 ...): Tests whether each set is a subset of the next.
(define (set<=? set . sets)
  (chain? 'set<=? subset? set sets))

;; (set>=? set1 set2 ...): Tests whether each set is a superset of the next.
(define (set>=? set . sets)
  (chain? 'set>=? (lambda (set1 set2) (subset? set2 set1)) set sets))

;;; Set theory

;; (set-union set1 set2 ...): Returns a new set of the elements of all sets.
(define (set-union set . sets)
  (check-set 'set-union 1 set)
  (check-sets 'set-union 2 set sets)
  (unite! (set-copy set) sets))

;; (set-union! set1 set2 ...): Adds the elements of the other sets to SET1 and returns it.
(define (set-union! set . sets)
  (check-set 'set-union! 1 set)
  (check-sets 'set-union! 2 set sets)
  (unite! set sets))

(define (unite! set sets)
  (for-each (lambda (other) (add-all! set (elements other))) sets)
  set)

;; (set-intersection set1 set2 ...): Returns a new set of the elements of SET1 that are in all other sets.
(define (set-intersection set . sets)
  (check-set 'set-intersection 1 set)
  (check-sets 'set-intersection 2 set sets)
  (intersect! (set-copy set) sets))

;; (set-intersection! set1 set2 ...): Deletes the elements from SET1 that are not in all other sets, and returns it.
(define (set-intersection! set . sets)
  (check-set 'set-intersection! 1 set)
  (check-sets 'set-intersection! 2 set sets)
  (intersect! set sets))

(define (intersect! set sets)
  (delete-all! set
               (select (lambda (element) (any? (lambda (other) (not (has? other element))) sets))
                       set)))

;; (set-difference set1 set2 ...): Returns a new set of the elements of SET1 that are in none of the other sets.
(define (set-difference set . sets)
  (check-set 'set-difference 1 set)
  (check-sets 'set-difference 2 set sets)
  (subtract! (set-copy set) sets))

;; (set-difference! set1 set2 ...): Deletes the elements of the other sets from SET1 and returns it.
(define (set-difference! set . sets)
  (check-set 'set-difference! 1 set)
  (check-sets 'set-difference! 2 set sets)
  (subtract! set sets))

(define (subtract! set sets)
  (for-each (lambda (other) (delete-all! set (elements other))) sets)
  set)

;; (set-xor set1 set2): Returns a new set of the elements that are in one of the sets only.
(define (set-xor set1 set2)
  (check-set 'set-xor 1 set1)
  (check-sets 'set-xor 2 set1 (list set2))
  (exclude! (set-copy set1) set2))

;; (set-xor! set1 set2): Makes SET1 the set of the elements that are in one of the sets only, and returns it.
(define (set-xor! set1 set2)
  (check-set 'set-xor! 1 set1)
  (check-sets 'set-xor! 2 set1 (list set2))
  (exclude! set1 set2))

(define (exclude! set1 set2)
  (for-each (lambda (element)
              (if (has? set1 element)
                  (hash-table-delete! (table set1) element)
                  (hash-table-set! (table set1) element element)))
            (elements set2))
  set1)

;;; Comparators

;; The order of the elements is accidental, so their hashes are added.
(define (hash-set set)
  (let loop ((rest (elements set)) (sum 0))
    (if (null? rest)
        sum
        (loop (cdr rest) (modulo (+ sum (comparator-hash (comparator set) (car rest))) 33554393)))))

;; set-comparator: Compares sets by their elements, for sets of sets.
(define set-comparator (make-comparator set? set=? #f hash-set))

))
