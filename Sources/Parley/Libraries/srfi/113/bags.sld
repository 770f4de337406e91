;;; The bags of SRFI 113: hash tables from an element to an entry (element . count), a pair that is replaced and never
;;; changed, so that copies of a table may share it. Of equal elements only one is kept. Whatever visits the elements
;;; visits a list of entries, so it may be left and entered again.

(define-library (srfi 113 bags)
  (export
    bag bag-unfold bag? bag-contains? bag-empty? bag-disjoint? bag-member bag-element-comparator
    bag-adjoin bag-adjoin! bag-replace bag-replace! bag-delete bag-delete! bag-delete-all bag-delete-all! bag-search!
    bag-size bag-find bag-count bag-any? bag-every?
    bag-map bag-for-each bag-fold bag-filter bag-filter! bag-remove bag-remove! bag-partition bag-partition!
    bag-copy bag->list list->bag list->bag! bag=? bag<? bag>? bag<=? bag>=?
    bag-union bag-intersection bag-difference bag-xor bag-union! bag-intersection! bag-difference! bag-xor!
    bag-comparator
    bag-sum bag-sum! bag-product bag-product! bag-unique-size bag-element-count bag-for-each-unique bag-fold-unique
    bag-increment! bag-decrement! bag->set set->bag set->bag! bag->alist alist->bag)
  (import (scheme base)
          (only (srfi 125)
                make-hash-table hash-table-contains? hash-table-copy hash-table-delete! hash-table-ref/default
                hash-table-set! hash-table-size hash-table-values)
          (only (srfi 128) comparator-hash make-comparator)
          (only (parley system) %argument-error exact-nonnegative-integer?)
          (only (srfi 113 sets)
                list->set set->list set? set-element-comparator check-procedure check-list check-comparator))
  (begin

;; (bag? obj): Tests whether OBJ is a bag.
(define-record-type <bag> (make-bag comparator table) bag?
  (comparator comparator)
  (table table))

(define (check-bag who index object)
  (if (not (bag? object))
      (%argument-error who index "bag" "a bag" object)))

;; Checks that OTHERS, which are the arguments from INDEX on, are bags with the comparator of BAG.
(define (check-bags who index bag others)
  (if (pair? others)
      (let ((other (car others)))
        (check-bag who index other)
        (if (not (eq? (comparator other) (comparator bag)))
            (%argument-error who index "bag" "a bag with the comparator of the first one" other))
        (check-bags who (+ index 1) bag (cdr others)))))

(define (check-set who index object)
  (if (not (set? object))
      (%argument-error who index "set" "a set" object)))

(define (check-count who index name object)
  (if (not (exact-nonnegative-integer? object))
      (%argument-error who index name "an exact integer from 0 up" object)))

(define (empty-bag comparator)
  (make-bag comparator (make-hash-table comparator)))

(define (entries bag)
  (hash-table-values (table bag)))

(define (count bag element)
  (let ((entry (hash-table-ref/default (table bag) element #f)))
    (if entry (cdr entry) 0)))

;; Sets the count of ELEMENT; the element that is in BAG already stays there.
(define (set-count! bag element count)
  (if (> count 0)
      (let ((entry (hash-table-ref/default (table bag) element #f)))
        (hash-table-set! (table bag) element (cons (if entry (car entry) element) count)))
      (hash-table-delete! (table bag) element)))

(define (add! bag element more)
  (set-count! bag element (+ (count bag element) more)))

(define (add-all! bag list)
  (for-each (lambda (element) (add! bag element 1)) list)
  bag)

(define (add-entries! bag entries)
  (for-each (lambda (entry) (add! bag (car entry) (cdr entry))) entries)
  bag)

(define (delete-all! bag list)
  (for-each (lambda (element) (hash-table-delete! (table bag) element)) list)
  bag)

;; The entries of BAG whose elements satisfy PREDICATE.
(define (select predicate bag)
  (let loop ((rest (entries bag)) (selected '()))
    (cond ((null? rest) selected)
          ((predicate (car (car rest))) (loop (cdr rest) (cons (car rest) selected)))
          (else (loop (cdr rest) selected)))))

(define (select-not predicate bag)
  (select (lambda (element) (not (predicate element))) bag))

(define (any-entry? predicate bag)
  (let loop ((rest (entries bag)))
    (and (pair? rest)
         (or (predicate (car rest))
             (loop (cdr rest))))))

;; The sum of the counts in a list of entries.
(define (total entries)
  (let loop ((rest entries) (sum 0))
    (if (null? rest)
        sum
        (loop (cdr rest) (+ sum (cdr (car rest)))))))

;;; Constructors

;; (bag comparator element ...): Returns a new bag of the elements, which COMPARATOR tells apart.
(define (bag comparator . elements)
  (check-comparator 'bag comparator)
  (add-all! (empty-bag comparator) elements))

;; (bag-unfold comparator stop? mapper successor seed): Returns a new bag of (MAPPER state) for the states SEED,
;; (SUCCESSOR SEED), ... until (STOP? state) is true.
(define (bag-unfold comparator stop? mapper successor seed)
  (check-comparator 'bag-unfold comparator)
  (check-procedure 'bag-unfold 2 "stop?" stop?)
  (check-procedure 'bag-unfold 3 "mapper" mapper)
  (check-procedure 'bag-unfold 4 "successor" successor)
  (let loop ((state seed) (elements '()))
    (if (stop? state)
        (add-all! (empty-bag comparator) (reverse elements))
        (let ((element (mapper state)))
          (loop (successor state) (cons element elements))))))

;; (list->bag comparator list): Returns a new bag of the elements of LIST.
(define (list->bag comparator list)
  (check-comparator 'list->bag comparator)
  (check-list 'list->bag 2 list)
  (add-all! (empty-bag comparator) list))

;; (list->bag! bag list): Adds the elements of LIST to BAG and returns it.
(define (list->bag! bag list)
  (check-bag 'list->bag! 1 bag)
  (check-list 'list->bag! 2 list)
  (add-all! bag list))

;; (bag-copy bag): Returns a new bag of the elements of BAG.
(define (bag-copy bag)
  (check-bag 'bag-copy 1 bag)
  (make-bag (comparator bag) (hash-table-copy (table bag) #t)))

;; (set->bag set): Returns a new bag of the elements of SET.
(define (set->bag set)
  (check-set 'set->bag 1 set)
  (list->bag (set-element-comparator set) (set->list set)))

;; (set->bag! bag set): Adds the elements of SET to BAG and returns it.
(define (set->bag! bag set)
  (check-bag 'set->bag! 1 bag)
  (check-set 'set->bag! 2 set)
  (if (not (eq? (set-element-comparator set) (comparator bag)))
      (%argument-error 'set->bag! 2 "set" "a set with the comparator of the bag" set))
  (add-all! bag (set->list set)))

;; (bag->set bag): Returns a new set of the elements of BAG.
(define (bag->set bag)
  (check-bag 'bag->set 1 bag)
  (list->set (comparator bag) (map car (entries bag))))

;; (alist->bag comparator alist): Returns a new bag in which each element, a key of ALIST, is as often as the value
;; says.
(define (alist->bag comparator alist)
  (check-comparator 'alist->bag comparator)
  (if (not (list? alist)) (%argument-error 'alist->bag 2 "alist" "an association list" alist))
  (for-each (lambda (entry)
              (if (not (and (pair? entry) (exact-nonnegative-integer? (cdr entry))))
                  (%argument-error 'alist->bag 2 "alist" "an association list with counts as values" alist)))
            alist)
  (add-entries! (empty-bag comparator) alist))

;; (bag->alist bag): Returns an association list of the different elements of BAG and their counts.
(define (bag->alist bag)
  (check-bag 'bag->alist 1 bag)
  (map (lambda (entry) (cons (car entry) (cdr entry))) (entries bag)))

;;; Predicates and accessors

;; (bag-contains? bag element): Tests whether ELEMENT is in BAG.
(define (bag-contains? bag element)
  (check-bag 'bag-contains? 1 bag)
  (hash-table-contains? (table bag) element))

;; (bag-empty? bag): Tests whether BAG has no elements.
(define (bag-empty? bag)
  (check-bag 'bag-empty? 1 bag)
  (= (hash-table-size (table bag)) 0))

;; (bag-disjoint? bag1 bag2): Tests whether no element is in both bags.
(define (bag-disjoint? bag1 bag2)
  (check-bag 'bag-disjoint? 1 bag1)
  (check-bags 'bag-disjoint? 2 bag1 (list bag2))
  (not (any-entry? (lambda (entry) (hash-table-contains? (table bag2) (car entry))) bag1)))

;; (bag-member bag element default): Returns the element of BAG that is equal to ELEMENT, or DEFAULT.
(define (bag-member bag element default)
  (check-bag 'bag-member 1 bag)
  (let ((entry (hash-table-ref/default (table bag) element #f)))
    (if entry (car entry) default)))

;; (bag-element-comparator bag): Returns the comparator that tells the elements of BAG apart.
(define (bag-element-comparator bag)
  (check-bag 'bag-element-comparator 1 bag)
  (comparator bag))

;; (bag-element-count bag element): Returns how often ELEMENT is in BAG.
(define (bag-element-count bag element)
  (check-bag 'bag-element-count 1 bag)
  (count bag element))

;;; Updaters

;; (bag-adjoin bag element ...): Returns a new bag of the elements of BAG and the other arguments.
(define (bag-adjoin bag . elements)
  (check-bag 'bag-adjoin 1 bag)
  (add-all! (bag-copy bag) elements))

;; (bag-adjoin! bag element ...): Adds the elements to BAG and returns it.
(define (bag-adjoin! bag . elements)
  (check-bag 'bag-adjoin! 1 bag)
  (add-all! bag elements))

;; (bag-replace bag element): Returns a bag like BAG, but with ELEMENT in the place of the elements that it is equal to.
(define (bag-replace bag element)
  (check-bag 'bag-replace 1 bag)
  (if (hash-table-contains? (table bag) element)
      (bag-replace! (bag-copy bag) element)
      bag))

;; (bag-replace! bag element): Puts ELEMENT into the place of the elements of BAG that it is equal to, and returns BAG.
(define (bag-replace! bag element)
  (check-bag 'bag-replace! 1 bag)
  (if (hash-table-contains? (table bag) element)
      (hash-table-set! (table bag) element (cons element (count bag element))))
  bag)

;; (bag-delete bag element ...): Returns a new bag of the elements of BAG that are equal to none of the other arguments.
(define (bag-delete bag . elements)
  (check-bag 'bag-delete 1 bag)
  (delete-all! (bag-copy bag) elements))

;; (bag-delete! bag element ...): Deletes whatever is equal to one of the elements from BAG and returns it.
(define (bag-delete! bag . elements)
  (check-bag 'bag-delete! 1 bag)
  (delete-all! bag elements))

;; (bag-delete-all bag list): Returns a new bag of the elements of BAG that are equal to none of LIST.
(define (bag-delete-all bag list)
  (check-bag 'bag-delete-all 1 bag)
  (check-list 'bag-delete-all 2 list)
  (delete-all! (bag-copy bag) list))

;; (bag-delete-all! bag list): Deletes whatever is equal to an element of LIST from BAG and returns it.
(define (bag-delete-all! bag list)
  (check-bag 'bag-delete-all! 1 bag)
  (check-list 'bag-delete-all! 2 list)
  (delete-all! bag list))

;; (bag-increment! bag element number): Adds ELEMENT to BAG so many times and returns BAG.
(define (bag-increment! bag element number)
  (check-bag 'bag-increment! 1 bag)
  (check-count 'bag-increment! 3 "number" number)
  (add! bag element number)
  bag)

;; (bag-decrement! bag element number): Deletes ELEMENT from BAG so many times, if it is there so often, and returns
;; BAG.
(define (bag-decrement! bag element number)
  (check-bag 'bag-decrement! 1 bag)
  (check-count 'bag-decrement! 3 "number" number)
  (add! bag element (- number))
  bag)

;; (bag-search! bag element failure success): Calls (SUCCESS found update remove) if an element of BAG is equal to
;; ELEMENT, else (FAILURE insert ignore). What is tail-called then, (update new obj), (remove obj), (insert obj) or
;; (ignore obj), changes BAG by one element and returns it and OBJ as two values.
(define (bag-search! bag element failure success)
  (check-bag 'bag-search! 1 bag)
  (check-procedure 'bag-search! 3 "failure" failure)
  (check-procedure 'bag-search! 4 "success" success)
  (let ((entry (hash-table-ref/default (table bag) element #f)))
    (if entry
        (success (car entry)
                 (lambda (new object)
                   (add! bag element -1)
                   (add! bag new 1)
                   (values (bag-replace! bag new) object))
                 (lambda (object)
                   (add! bag element -1)
                   (values bag object)))
        (failure (lambda (object)
                   (add! bag element 1)
                   (values bag object))
                 (lambda (object)
                   (values bag object))))))

;;; The whole bag

;; (bag-size bag): Returns the number of elements of BAG.
(define (bag-size bag)
  (check-bag 'bag-size 1 bag)
  (total (entries bag)))

;; (bag-unique-size bag): Returns the number of different elements of BAG.
(define (bag-unique-size bag)
  (check-bag 'bag-unique-size 1 bag)
  (hash-table-size (table bag)))

;; (bag-find predicate bag failure): Returns an element of BAG that satisfies PREDICATE, or what FAILURE returns.
(define (bag-find predicate bag failure)
  (check-procedure 'bag-find 1 "predicate" predicate)
  (check-bag 'bag-find 2 bag)
  (check-procedure 'bag-find 3 "failure" failure)
  (let loop ((rest (entries bag)))
    (cond ((null? rest) (failure))
          ((predicate (car (car rest))) (car (car rest)))
          (else (loop (cdr rest))))))

;; (bag-count predicate bag): Returns the number of elements of BAG that satisfy PREDICATE.
(define (bag-count predicate bag)
  (check-procedure 'bag-count 1 "predicate" predicate)
  (check-bag 'bag-count 2 bag)
  (total (select predicate bag)))

;; (bag-any? predicate bag): Tests whether any element of BAG satisfies PREDICATE.
(define (bag-any? predicate bag)
  (check-procedure 'bag-any? 1 "predicate" predicate)
  (check-bag 'bag-any? 2 bag)
  (if (any-entry? (lambda (entry) (predicate (car entry))) bag) #t #f))

;; (bag-every? predicate bag): Tests whether every element of BAG satisfies PREDICATE.
(define (bag-every? predicate bag)
  (check-procedure 'bag-every? 1 "predicate" predicate)
  (check-bag 'bag-every? 2 bag)
  (not (any-entry? (lambda (entry) (not (predicate (car entry)))) bag)))

;;; Mapping and folding

;; (bag-map comparator proc bag): Returns a new bag, with COMPARATOR, of what PROC returns for the elements of BAG.
(define (bag-map comparator proc bag)
  (check-comparator 'bag-map comparator)
  (check-procedure 'bag-map 2 "proc" proc)
  (check-bag 'bag-map 3 bag)
  (add-all! (empty-bag comparator) (map proc (bag->list bag))))

;; (bag-for-each proc bag): Calls PROC with each element of BAG, as often as it is there.
(define (bag-for-each proc bag)
  (check-procedure 'bag-for-each 1 "proc" proc)
  (check-bag 'bag-for-each 2 bag)
  (bag-fold (lambda (element result) (proc element) result) #f bag))

;; (bag-for-each-unique proc bag): Calls PROC with each of the different elements of BAG and its count.
(define (bag-for-each-unique proc bag)
  (check-procedure 'bag-for-each-unique 1 "proc" proc)
  (check-bag 'bag-for-each-unique 2 bag)
  (for-each (lambda (entry) (proc (car entry) (cdr entry))) (entries bag)))

;; (bag-fold proc nil bag): Calls PROC with each element of BAG, as often as it is there, and the result so far, at
;; first NIL. Returns the last result.
(define (bag-fold proc nil bag)
  (check-procedure 'bag-fold 1 "proc" proc)
  (check-bag 'bag-fold 3 bag)
  (let next-entry ((rest (entries bag)) (result nil))
    (if (null? rest)
        result
        (let ((element (car (car rest))))
          (let again ((left (cdr (car rest))) (result result))
            (if (= left 0)
                (next-entry (cdr rest) result)
                (again (- left 1) (proc element result))))))))

;; (bag-fold-unique proc nil bag): Calls PROC with each of the different elements of BAG, its count and the result so
;; far, at first NIL. Returns the last result.
(define (bag-fold-unique proc nil bag)
  (check-procedure 'bag-fold-unique 1 "proc" proc)
  (check-bag 'bag-fold-unique 3 bag)
  (let loop ((rest (entries bag)) (result nil))
    (if (null? rest)
        result
        (loop (cdr rest) (proc (car (car rest)) (cdr (car rest)) result)))))

;; (bag-filter predicate bag): Returns a new bag of the elements of BAG that satisfy PREDICATE.
(define (bag-filter predicate bag)
  (check-procedure 'bag-filter 1 "predicate" predicate)
  (check-bag 'bag-filter 2 bag)
  (add-entries! (empty-bag (comparator bag)) (select predicate bag)))

;; (bag-filter! predicate bag): Deletes the elements from BAG that do not satisfy PREDICATE, and returns BAG.
(define (bag-filter! predicate bag)
  (check-procedure 'bag-filter! 1 "predicate" predicate)
  (check-bag 'bag-filter! 2 bag)
  (delete-all! bag (map car (select-not predicate bag))))

;; (bag-remove predicate bag): Returns a new bag of the elements of BAG that do not satisfy PREDICATE.
(define (bag-remove predicate bag)
  (check-procedure 'bag-remove 1 "predicate" predicate)
  (check-bag 'bag-remove 2 bag)
  (add-entries! (empty-bag (comparator bag)) (select-not predicate bag)))

;; (bag-remove! predicate bag): Deletes the elements from BAG that satisfy PREDICATE, and returns BAG.
(define (bag-remove! predicate bag)
  (check-procedure 'bag-remove! 1 "predicate" predicate)
  (check-bag 'bag-remove! 2 bag)
  (delete-all! bag (map car (select predicate bag))))

;; (bag-partition predicate bag): Returns two new bags: of the elements of BAG that satisfy PREDICATE, and of the
;; others.
(define (bag-partition predicate bag)
  (check-procedure 'bag-partition 1 "predicate" predicate)
  (check-bag 'bag-partition 2 bag)
  (bag-partition! predicate (bag-copy bag)))

;; (bag-partition! predicate bag): Returns BAG without the elements that do not satisfy PREDICATE, and a new bag of
;; those.
(define (bag-partition! predicate bag)
  (check-procedure 'bag-partition! 1 "predicate" predicate)
  (check-bag 'bag-partition! 2 bag)
  (let ((others (select-not predicate bag)))
    (values (delete-all! bag (map car others))
            (add-entries! (empty-bag (comparator bag)) others))))

;; (bag->list bag): Returns a list of the elements of BAG, each as often as it is there.
(define (bag->list bag)
  (check-bag 'bag->list 1 bag)
  (bag-fold cons '() bag))

;;; Subbags

(define (subbag? bag1 bag2)
  (not (any-entry? (lambda (entry) (> (cdr entry) (count bag2 (car entry)))) bag1)))

(define (same-elements? bag1 bag2)
  (and (subbag? bag1 bag2)
       (subbag? bag2 bag1)))

(define (proper-subbag? bag1 bag2)
  (and (subbag? bag1 bag2)
       (not (subbag? bag2 bag1))))

;; Tests whether RELATION holds between each bag and the next.
(define (chain? who relation bag bags)
  (check-bag who 1 bag)
  (check-bags who 2 bag bags)
  (let loop ((bag bag) (rest bags))
    (or (null? rest)
        (and (relation bag (car rest))
             (loop (car rest) (cdr rest))))))

;; (bag=? bag1 bag2 ...): Tests whether all bags have the same elements, equally often.
(define (bag=? bag . bags)
  (chain? 'bag=? same-elements? bag bags))

;; (bag<? bag1 bag2 ...): Tests whether each bag is a proper subbag of the next.
(define (bag<? bag . bags)
  (chain? 'bag<? proper-subbag? bag bags))

;; (bag>? bag1 bag2 ...): Tests whether the next bag is a proper subbag of each bag.
(define (bag>? bag . bags)
  (chain? 'bag>? (lambda (bag1 bag2) (proper-subbag? bag2 bag1)) bag bags))

;; (bag<=? bag1 bag2 ...): Tests whether each bag is a subbag of the next: no element is there more often.
(define (bag<=? bag . bags)
  (chain? 'bag<=? subbag? bag bags))

;; (bag>=? bag1 bag2 ...): Tests whether the next bag is a subbag of each bag.
(define (bag>=? bag . bags)
  (chain? 'bag>=? (lambda (bag1 bag2) (subbag? bag2 bag1)) bag bags))

;;; Bag theory

;; Sets the count of each element of OTHER in BAG to (COMBINE count-in-bag count-in-other).
(define (merge! combine bag other)
  (for-each (lambda (entry)
              (set-count! bag (car entry) (combine (count bag (car entry)) (cdr entry))))
            (entries other))
  bag)

(define (merge-all! combine bag bags)
  (for-each (lambda (other) (merge! combine bag other)) bags)
  bag)

;; (bag-union bag1 bag2 ...): Returns a new bag with each element as often as in the bag that has most of it.
(define (bag-union bag . bags)
  (check-bag 'bag-union 1 bag)
  (check-bags 'bag-union 2 bag bags)
  (merge-all! max (bag-copy bag) bags))

;; (bag-union! bag1 bag2 ...): Makes BAG1 the union of the bags and returns it.
(define (bag-union! bag . bags)
  (check-bag 'bag-union! 1 bag)
  (check-bags 'bag-union! 2 bag bags)
  (merge-all! max bag bags))

;; (bag-intersection bag1 bag2 ...): Returns a new bag with each element as often as in the bag that has fewest of it.
(define (bag-intersection bag . bags)
  (check-bag 'bag-intersection 1 bag)
  (check-bags 'bag-intersection 2 bag bags)
  (intersect! (bag-copy bag) bags))

;; (bag-intersection! bag1 bag2 ...): Makes BAG1 the intersection of the bags and returns it.
(define (bag-intersection! bag . bags)
  (check-bag 'bag-intersection! 1 bag)
  (check-bags 'bag-intersection! 2 bag bags)
  (intersect! bag bags))

(define (intersect! bag bags)
  (for-each (lambda (other)
              (for-each (lambda (entry)
                          (set-count! bag (car entry) (min (cdr entry) (count other (car entry)))))
                        (entries bag)))
            bags)
  bag)

;; (bag-difference bag1 bag2 ...): Returns a new bag of the elements of BAG1 less those of the other bags.
(define (bag-difference bag . bags)
  (check-bag 'bag-difference 1 bag)
  (check-bags 'bag-difference 2 bag bags)
  (merge-all! - (bag-copy bag) bags))

;; (bag-difference! bag1 bag2 ...): Takes the elements of the other bags out of BAG1 and returns it.
(define (bag-difference! bag . bags)
  (check-bag 'bag-difference! 1 bag)
  (check-bags 'bag-difference! 2 bag bags)
  (merge-all! - bag bags))

;; (bag-xor bag1 bag2): Returns a new bag with each element as often as its counts in the two bags differ.
(define (bag-xor bag1 bag2)
  (check-bag 'bag-xor 1 bag1)
  (check-bags 'bag-xor 2 bag1 (list bag2))
  (merge! distance (bag-copy bag1) bag2))

;; (bag-xor! bag1 bag2): Makes BAG1 what bag-xor returns, and returns it.
(define (bag-xor! bag1 bag2)
  (check-bag 'bag-xor! 1 bag1)
  (check-bags 'bag-xor! 2 bag1 (list bag2))
  (merge! distance bag1 bag2))

(define (distance count1 count2)
  (abs (- count1 count2)))

;; (bag-sum bag1 bag2 ...): Returns a new bag with each element as often as in all bags together.
(define (bag-sum bag . bags)
  (check-bag 'bag-sum 1 bag)
  (check-bags 'bag-sum 2 bag bags)
  (merge-all! + (bag-copy bag) bags))

;; (bag-sum! bag1 bag2 ...): Adds the elements of the other bags to BAG1 and returns it.
(define (bag-sum! bag . bags)
  (check-bag 'bag-sum! 1 bag)
  (check-bags 'bag-sum! 2 bag bags)
  (merge-all! + bag bags))

;; (bag-product n bag): Returns a new bag with each element of BAG N times as often.
(define (bag-product n bag)
  (check-count 'bag-product 1 "n" n)
  (check-bag 'bag-product 2 bag)
  (bag-product! n (bag-copy bag)))

;; (bag-product! n bag): Multiplies the count of each element of BAG with N and returns BAG.
(define (bag-product! n bag)
  (check-count 'bag-product! 1 "n" n)
  (check-bag 'bag-product! 2 bag)
  (merge! (lambda (count ignored) (* count n)) bag bag))

;;; Comparators

;; The order of the elements is accidental, so their hashes are added.
(define (hash-bag bag)
  (let loop ((rest (entries bag)) (sum 0))
    (if (null? rest)
        sum
        (let ((entry (car rest)))
          (loop (cdr rest)
                (modulo (+ sum (* (cdr entry) (comparator-hash (comparator bag) (car entry)))) 33554393))))))

;; bag-comparator: Compares bags by their elements, for sets of bags.
(define bag-comparator (make-comparator bag? bag=? #f hash-bag))

))
