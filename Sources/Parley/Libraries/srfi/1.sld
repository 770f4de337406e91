;;; SRFI 1: the list library, whole. What the engine has already is passed on. Procedures that call procedures have a
;;; loop of their own for a single list. No loop recurses, and none but those of the ! procedures changes a pair: a
;;; continuation captured in a procedure that is called may be entered again, and results never change afterwards.

(define-library (srfi 1)
  (export
    ;; Constructors
    cons list xcons cons* make-list list-tabulate list-copy circular-list iota
    ;; Predicates
    pair? null? proper-list? circular-list? dotted-list? not-pair? null-list? list=
    ;; Selectors
    car cdr caar cadr cdar cddr caaar caadr cadar caddr cdaar cdadr cddar cdddr
    caaaar caaadr caadar caaddr cadaar cadadr caddar cadddr
    cdaaar cdaadr cdadar cdaddr cddaar cddadr cdddar cddddr
    list-ref first second third fourth fifth sixth seventh eighth ninth tenth car+cdr
    take drop take-right drop-right take! drop-right! split-at split-at! last last-pair
    ;; Length, appending, zipping
    length length+ append append! concatenate concatenate! reverse reverse! append-reverse append-reverse!
    zip unzip1 unzip2 unzip3 unzip4 unzip5 count
    ;; Folding and mapping
    fold fold-right pair-fold pair-fold-right reduce reduce-right unfold unfold-right
    map for-each append-map append-map! map! map-in-order pair-for-each filter-map
    ;; Filtering, searching, deleting
    filter partition remove filter! partition! remove!
    find find-tail any every list-index member memq memv
    take-while drop-while take-while! span break span! break!
    delete delete-duplicates delete! delete-duplicates!
    ;; Association lists
    assoc assq assv alist-cons alist-copy alist-delete alist-delete!
    ;; Lists as sets
    lset<= lset= lset-adjoin lset-union lset-intersection lset-difference lset-xor lset-diff+intersection
    lset-union! lset-intersection! lset-difference! lset-xor! lset-diff+intersection!
    ;; Side effects
    set-car! set-cdr!)
  (import (scheme base) (scheme case-lambda) (scheme cxr) (srfi 1 pairs)
          (only (parley system)
                cons* iota last-pair append! reverse! append-reverse %argument-error %check-lists %all-pairs? %cars %cdrs))
  (begin

;;; Folding

;; The arguments of a folding procedure: one of each list, then the result so far.
(define (with-result arguments result)
  (append arguments (list result)))

;; (fold kons knil list1 list2 ...): Calls KONS with an element of each list and the result so far, first KNIL; from
;; the left, until the shortest list ends. Returns the last result.
(define fold
  (case-lambda
    ((kons knil list)
     (check-procedure 'fold 1 "kons" kons)
     (check-list 'fold 3 list)
     (let loop ((rest list) (result knil))
       (if (pair? rest)
           (loop (cdr rest) (kons (car rest) result))
           result)))
    ((kons knil list1 list2)
     (check-procedure 'fold 1 "kons" kons)
     (let loop ((rest1 list1) (rest2 list2) (result knil))
       (if (and (pair? rest1) (pair? rest2))
           (loop (cdr rest1) (cdr rest2) (kons (car rest1) (car rest2) result))
           result)))
    ((kons knil list1 . lists)
     (check-procedure 'fold 1 "kons" kons)
     (let loop ((rests (cons list1 lists)) (result knil))
       (if (%all-pairs? rests)
           (loop (%cdrs rests) (apply kons (with-result (%cars rests) result)))
           result)))))

;; (fold-right kons knil list1 list2 ...): Calls KONS with an element of each list and the result so far, first KNIL;
;; from the right, where the shortest list ends. Returns the last result.
(define fold-right
  (case-lambda
    ((kons knil list)
     (check-procedure 'fold-right 1 "kons" kons)
     (check-list 'fold-right 3 list)
     (let loop ((rest (reverse list)) (result knil))
       (if (pair? rest)
           (loop (cdr rest) (kons (car rest) result))
           result)))
    ((kons knil list1 . lists)
     (check-procedure 'fold-right 1 "kons" kons)
     (let loop ((rest (rests-reversed (cons list1 lists))) (result knil))
       (if (pair? rest)
           (loop (cdr rest) (apply kons (with-result (%cars (car rest)) result)))
           result)))))

;; LISTS, what follows their first pairs, what follows their second pairs ...: these, last first.
(define (rests-reversed lists)
  (let loop ((rests lists) (result '()))
    (if (%all-pairs? rests)
        (loop (%cdrs rests) (cons rests result))
        result)))

;; (pair-fold kons knil list1 list2 ...): Calls KONS like fold, with the pairs of the lists instead of their elements;
;; it may change their cdrs.
(define pair-fold
  (case-lambda
    ((kons knil list)
     (check-procedure 'pair-fold 1 "kons" kons)
     (check-list 'pair-fold 3 list)
     (let loop ((rest list) (result knil))
       (if (pair? rest)
           (let ((next (cdr rest)))
             (loop next (kons rest result)))
           result)))
    ((kons knil list1 . lists)
     (check-procedure 'pair-fold 1 "kons" kons)
     (let loop ((rests (cons list1 lists)) (result knil))
       (if (%all-pairs? rests)
           (let ((next (%cdrs rests)))
             (loop next (apply kons (with-result rests result))))
           result)))))

;; (pair-fold-right kons knil list1 list2 ...): Calls KONS like fold-right, with the pairs of the lists instead of their
;; elements.
(define pair-fold-right
  (case-lambda
    ((kons knil list)
     (check-procedure 'pair-fold-right 1 "kons" kons)
     (check-list 'pair-fold-right 3 list)
     (fold kons knil (pair-fold cons '() list)))
    ((kons knil list1 . lists)
     (check-procedure 'pair-fold-right 1 "kons" kons)
     (let loop ((rest (rests-reversed (cons list1 lists))) (result knil))
       (if (pair? rest)
           (loop (cdr rest) (apply kons (with-result (car rest) result)))
           result)))))

;; (reduce f ridentity list): Combines the elements of LIST with F, which gets an element and the result so far, from
;; the left. Returns RIDENTITY if LIST is empty.
(define (reduce f ridentity list)
  (check-procedure 'reduce 1 "f" f)
  (check-list 'reduce 3 list)
  (if (pair? list)
      (let loop ((rest (cdr list)) (result (car list)))
        (if (pair? rest)
            (loop (cdr rest) (f (car rest) result))
            result))
      ridentity))

;; (reduce-right f ridentity list): Combines the elements of LIST with F, which gets an element and the result so far,
;; from the right. Returns RIDENTITY if LIST is empty.
(define (reduce-right f ridentity list)
  (check-procedure 'reduce-right 1 "f" f)
  (check-list 'reduce-right 3 list)
  (reduce f ridentity (reverse list)))

;; (unfold stop? mapper successor seed [tail-gen]): Returns a list of what MAPPER returns for SEED, for what SUCCESSOR
;; makes of it, and so on until STOP? is true of that; TAIL-GEN makes of that the tail, else the empty list.
(define unfold
  (case-lambda
    ((stop? mapper successor seed)
     (unfold stop? mapper successor seed (lambda (seed) '())))
    ((stop? mapper successor seed tail-gen)
     (check-procedure 'unfold 1 "stop?" stop?)
     (check-procedure 'unfold 2 "mapper" mapper)
     (check-procedure 'unfold 3 "successor" successor)
     (check-procedure 'unfold 5 "tail-gen" tail-gen)
     (let loop ((seed seed) (result '()))
       (if (stop? seed)
           (append-reverse result (tail-gen seed))
           (let ((element (mapper seed)))
             (loop (successor seed) (cons element result))))))))

;; (unfold-right stop? mapper successor seed [tail]): Returns what unfold does in reverse order, in front of TAIL.
(define unfold-right
  (case-lambda
    ((stop? mapper successor seed)
     (unfold-right stop? mapper successor seed '()))
    ((stop? mapper successor seed tail)
     (check-procedure 'unfold-right 1 "stop?" stop?)
     (check-procedure 'unfold-right 2 "mapper" mapper)
     (check-procedure 'unfold-right 3 "successor" successor)
     (let loop ((seed seed) (result tail))
       (if (stop? seed)
           result
           (let ((element (mapper seed)))
             (loop (successor seed) (cons element result))))))))

;;; Mapping

;; (append-map f list1 list2 ...): Returns the lists that F returns for the elements of the lists, appended.
(define (append-map f list1 . lists)
  (check-procedure 'append-map 1 "f" f)
  (apply %check-lists 'append-map list1 lists)
  (apply append (apply map f list1 lists)))

;; (append-map! f list1 list2 ...): Returns the lists that F returns for the elements of the lists, joined by changing
;; their last pairs.
(define (append-map! f list1 . lists)
  (check-procedure 'append-map! 1 "f" f)
  (apply %check-lists 'append-map! list1 lists)
  (apply append! (apply map f list1 lists)))

;; (map! f list1 list2 ...): Replaces every element of LIST1 by what F returns for it and the elements of the other
;; lists, which are at least as long. Returns LIST1.
(define map!
  (case-lambda
    ((f list)
     (check-procedure 'map! 1 "f" f)
     (check-list 'map! 2 list)
     (let loop ((rest list))
       (if (pair? rest)
           (begin
             (set-car! rest (f (car rest)))
             (loop (cdr rest)))
           list)))
    ((f list1 . lists)
     (check-procedure 'map! 1 "f" f)
     (let loop ((rests (cons list1 lists)))
       (if (%all-pairs? rests)
           (begin
             (set-car! (car rests) (apply f (%cars rests)))
             (loop (%cdrs rests)))
           list1)))))

;; (map-in-order f list1 list2 ...): Returns what map does, and calls F for the elements from left to right.
(define map-in-order map)

;; (pair-for-each f list1 list2 ...): Calls F with the pairs of the lists, from left to right; it may change their cdrs.
(define pair-for-each
  (case-lambda
    ((f list)
     (check-procedure 'pair-for-each 1 "f" f)
     (check-list 'pair-for-each 2 list)
     (let loop ((rest list))
       (if (pair? rest)
           (let ((next (cdr rest)))
             (f rest)
             (loop next)))))
    ((f list1 . lists)
     (check-procedure 'pair-for-each 1 "f" f)
     (let loop ((rests (cons list1 lists)))
       (if (%all-pairs? rests)
           (let ((next (%cdrs rests)))
             (apply f rests)
             (loop next)))))))

;; (filter-map f list1 list2 ...): Returns a list of what F returns for the elements of the lists, without #f.
(define filter-map
  (case-lambda
    ((f list)
     (check-procedure 'filter-map 1 "f" f)
     (check-list 'filter-map 2 list)
     (let loop ((rest list) (result '()))
       (if (pair? rest)
           (let ((value (f (car rest))))
             (loop (cdr rest) (if value (cons value result) result)))
           (reverse result))))
    ((f list1 . lists)
     (check-procedure 'filter-map 1 "f" f)
     (filter values (apply map f list1 lists)))))

;;; Filtering

;; (filter pred list): Returns a list of the elements of LIST that satisfy PRED.
(define (filter pred list)
  (check-procedure 'filter 1 "pred" pred)
  (check-list 'filter 2 list)
  (let loop ((rest list) (result '()))
    (if (pair? rest)
        (loop (cdr rest) (if (pred (car rest)) (cons (car rest) result) result))
        (reverse result))))

;; (remove pred list): Returns a list of the elements of LIST that do not satisfy PRED.
(define (remove pred list)
  (check-procedure 'remove 1 "pred" pred)
  (check-list 'remove 2 list)
  (let loop ((rest list) (result '()))
    (if (pair? rest)
        (loop (cdr rest) (if (pred (car rest)) result (cons (car rest) result)))
        (reverse result))))

;; (partition pred list): Returns two values, the lists of the elements of LIST that satisfy PRED and that do not.
(define (partition pred list)
  (check-procedure 'partition 1 "pred" pred)
  (check-list 'partition 2 list)
  (let loop ((rest list) (in '()) (out '()))
    (if (pair? rest)
        (if (pred (car rest))
            (loop (cdr rest) (cons (car rest) in) out)
            (loop (cdr rest) in (cons (car rest) out)))
        (begin
          (values (reverse in) (reverse out))))))

;; (filter! pred list): Returns what filter does, made of the pairs of LIST.
(define (filter! pred list)
  (let-values (((in out) (separate! 'filter! pred list)))
    in))

;; (remove! pred list): Returns what remove does, made of the pairs of LIST.
(define (remove! pred list)
  (let-values (((in out) (separate! 'remove! pred list)))
    out))

;; (partition! pred list): Returns what partition does, made of the pairs of LIST.
(define (partition! pred list)
  (separate! 'partition! pred list))

(define (separate! name pred list)
  (check-procedure name 1 "pred" pred)
  (check-list name 2 list)
  (let ((in (cons #f '())) (out (cons #f '())))
    (let loop ((rest list) (last-in in) (last-out out))
      (cond ((null? rest)
             (set-cdr! last-in '())
             (set-cdr! last-out '())
             (values (cdr in) (cdr out)))
            ((pred (car rest))
             (set-cdr! last-in rest)
             (loop (cdr rest) rest last-out))
            (else
             (set-cdr! last-out rest)
             (loop (cdr rest) last-in rest))))))

;;; Searching

;; (find pred clist): Returns the first element of CLIST that satisfies PRED, or #f.
(define (find pred clist)
  (check-procedure 'find 1 "pred" pred)
  (let loop ((rest clist))
    (cond ((not (pair? rest)) (check-end 'find 2 clist rest) #f)
          ((pred (car rest)) (car rest))
          (else (loop (cdr rest))))))

;; (find-tail pred clist): Returns the first pair of CLIST whose car satisfies PRED, or #f.
(define (find-tail pred clist)
  (check-procedure 'find-tail 1 "pred" pred)
  (let loop ((rest clist))
    (cond ((not (pair? rest)) (check-end 'find-tail 2 clist rest) #f)
          ((pred (car rest)) rest)
          (else (loop (cdr rest))))))

;; (any pred list1 list2 ...): Returns the first true value that PRED returns for the elements of the lists, or #f.
;; The call for the last elements is a tail call.
(define any
  (case-lambda
    ((pred list)
     (check-procedure 'any 1 "pred" pred)
     (if (pair? list)
         (let loop ((rest list))
           (let ((next (cdr rest)))
             (if (pair? next)
                 (or (pred (car rest)) (loop next))
                 (begin (check-end 'any 2 list next) (pred (car rest))))))
         (begin (check-end 'any 2 list list) #f)))
    ((pred list1 list2)
     (check-procedure 'any 1 "pred" pred)
     (let loop ((rest1 list1) (rest2 list2))
       (and (pair? rest1) (pair? rest2)
            (let ((next1 (cdr rest1)) (next2 (cdr rest2)))
              (if (and (pair? next1) (pair? next2))
                  (or (pred (car rest1) (car rest2)) (loop next1 next2))
                  (pred (car rest1) (car rest2)))))))
    ((pred list1 . lists)
     (check-procedure 'any 1 "pred" pred)
     (let loop ((rests (cons list1 lists)))
       (and (%all-pairs? rests)
            (let ((next (%cdrs rests)))
              (if (%all-pairs? next)
                  (or (apply pred (%cars rests)) (loop next))
                  (apply pred (%cars rests)))))))))

;; (every pred list1 list2 ...): Returns #f if PRED does so for elements of the lists, else what it returns for the last
;; ones, or #t if there are none. The call for the last elements is a tail call.
(define every
  (case-lambda
    ((pred list)
     (check-procedure 'every 1 "pred" pred)
     (if (pair? list)
         (let loop ((rest list))
           (let ((next (cdr rest)))
             (if (pair? next)
                 (and (pred (car rest)) (loop next))
                 (begin (check-end 'every 2 list next) (pred (car rest))))))
         (begin (check-end 'every 2 list list) #t)))
    ((pred list1 list2)
     (check-procedure 'every 1 "pred" pred)
     (let loop ((rest1 list1) (rest2 list2))
       (or (not (and (pair? rest1) (pair? rest2)))
           (let ((next1 (cdr rest1)) (next2 (cdr rest2)))
             (if (and (pair? next1) (pair? next2))
                 (and (pred (car rest1) (car rest2)) (loop next1 next2))
                 (pred (car rest1) (car rest2)))))))
    ((pred list1 . lists)
     (check-procedure 'every 1 "pred" pred)
     (let loop ((rests (cons list1 lists)))
       (or (not (%all-pairs? rests))
           (let ((next (%cdrs rests)))
             (if (%all-pairs? next)
                 (and (apply pred (%cars rests)) (loop next))
                 (apply pred (%cars rests)))))))))

;; (list-index pred list1 list2 ...): Returns the index of the first elements of the lists for which PRED is true, or
;; #f.
(define list-index
  (case-lambda
    ((pred list)
     (check-procedure 'list-index 1 "pred" pred)
     (let loop ((rest list) (index 0))
       (cond ((not (pair? rest)) (check-end 'list-index 2 list rest) #f)
             ((pred (car rest)) index)
             (else (loop (cdr rest) (+ index 1))))))
    ((pred list1 . lists)
     (check-procedure 'list-index 1 "pred" pred)
     (let loop ((rests (cons list1 lists)) (index 0))
       (cond ((not (%all-pairs? rests)) #f)
             ((apply pred (%cars rests)) index)
             (else (loop (%cdrs rests) (+ index 1))))))))

;; (count pred list1 list2 ...): Returns how often PRED is true of the elements of the lists.
(define count
  (case-lambda
    ((pred list)
     (check-procedure 'count 1 "pred" pred)
     (check-list 'count 2 list)
     (let loop ((rest list) (total 0))
       (if (pair? rest)
           (loop (cdr rest) (if (pred (car rest)) (+ total 1) total))
           total)))
    ((pred list1 . lists)
     (check-procedure 'count 1 "pred" pred)
     (let loop ((rests (cons list1 lists)) (total 0))
       (if (%all-pairs? rests)
           (loop (%cdrs rests) (if (apply pred (%cars rests)) (+ total 1) total))
           total)))))

;; (take-while pred clist): Returns a list of the first elements of CLIST, as long as they satisfy PRED.
(define (take-while pred clist)
  (check-procedure 'take-while 1 "pred" pred)
  (let-values (((taken rest) (divide 'take-while pred clist)))
    taken))

;; (drop-while pred clist): Returns CLIST without its first elements, as long as they satisfy PRED.
(define (drop-while pred clist)
  (check-procedure 'drop-while 1 "pred" pred)
  (let loop ((rest clist))
    (cond ((not (pair? rest)) (check-end 'drop-while 2 clist rest) rest)
          ((pred (car rest)) (loop (cdr rest)))
          (else rest))))

;; (span pred clist): Returns two values, what take-while and drop-while return.
(define (span pred clist)
  (check-procedure 'span 1 "pred" pred)
  (divide 'span pred clist))

;; (break pred clist): Returns two values, the elements of CLIST before the first that satisfies PRED, and the rest.
(define (break pred clist)
  (check-procedure 'break 1 "pred" pred)
  (divide 'break (lambda (element) (not (pred element))) clist))

(define (divide name pred clist)
  (let loop ((rest clist) (taken '()))
    (cond ((not (pair? rest)) (check-end name 2 clist rest) (values (reverse taken) rest))
          ((pred (car rest)) (loop (cdr rest) (cons (car rest) taken)))
          (else (values (reverse taken) rest)))))

;; (take-while! pred clist): Returns what take-while does, made of the pairs of CLIST.
(define (take-while! pred clist)
  (check-procedure 'take-while! 1 "pred" pred)
  (let-values (((taken rest) (divide! 'take-while! pred clist)))
    taken))

;; (span! pred clist): Returns what span does, made of the pairs of CLIST.
(define (span! pred clist)
  (check-procedure 'span! 1 "pred" pred)
  (divide! 'span! pred clist))

;; (break! pred clist): Returns what break does, made of the pairs of CLIST.
(define (break! pred clist)
  (check-procedure 'break! 1 "pred" pred)
  (divide! 'break! (lambda (element) (not (pred element))) clist))

(define (divide! name pred clist)
  (let ((before (cons #f clist)))
    (let loop ((last before) (rest clist))
      (cond ((and (pair? rest) (pred (car rest))) (loop rest (cdr rest)))
            (else
             (if (not (pair? rest)) (check-end name 2 clist rest))
             (set-cdr! last '())
             (values (cdr before) rest))))))

;;; Deleting

;; (delete x list [=]): Returns a list of the elements of LIST that are not the same as X by =, which gets X first.
(define delete
  (case-lambda
    ((x list) (delete x list equal?))
    ((x list same?)
     (check-list 'delete 2 list)
     (check-procedure 'delete 3 "=" same?)
     (remove (lambda (element) (same? x element)) list))))

;; (delete! x list [=]): Returns what delete does, made of the pairs of LIST.
(define delete!
  (case-lambda
    ((x list) (delete! x list equal?))
    ((x list same?)
     (check-procedure 'delete! 3 "=" same?)
     (let-values (((in out) (separate! 'delete! (lambda (element) (same? x element)) list)))
       out))))

;; (delete-duplicates list [=]): Returns a list of the elements of LIST that are not the same as an earlier one by =,
;; which gets the earlier one first.
(define delete-duplicates
  (case-lambda
    ((list) (delete-duplicates list equal?))
    ((list same?)
     (check-procedure 'delete-duplicates 2 "=" same?)
     (check-list 'delete-duplicates 1 list)
     (let ((seen (search-after same?)))
       (let loop ((rest list) (result '()))
         (if (pair? rest)
             (loop (cdr rest) (if (seen (car rest) result) result (cons (car rest) result)))
             (reverse result)))))))

;; (delete-duplicates! list [=]): Returns what delete-duplicates does; LIST may be changed.
(define delete-duplicates! delete-duplicates)

;; A procedure of an object and a list that returns whether an element is the same as the object. SAME? gets the object
;; first. The engine's own equivalences have searches of their own.
(define (search-before same?)
  (or (native-search same?)
      (lambda (object list)
        (let loop ((rest list))
          (and (pair? rest)
               (or (same? object (car rest)) (loop (cdr rest))))))))

;; The same for a SAME? that gets the element of the list first.
(define (search-after same?)
  (or (native-search same?)
      (lambda (object list)
        (let loop ((rest list))
          (and (pair? rest)
               (or (same? (car rest) object) (loop (cdr rest))))))))

(define (native-search same?)
  (cond ((eq? same? equal?) member)
        ((eq? same? eqv?) memv)
        ((eq? same? eq?) memq)
        (else #f)))

;;; Association lists

;; (alist-cons key datum alist): Returns ALIST with the pair of KEY and DATUM in front.
(define (alist-cons key datum alist)
  (cons (cons key datum) alist))

;; (alist-copy alist): Returns a copy of ALIST that shares no pair with it.
(define (alist-copy alist)
  (check-list 'alist-copy 1 alist)
  (map (lambda (entry)
         (if (not (pair? entry)) (%argument-error 'alist-copy 1 "alist" "a list of pairs" alist))
         (cons (car entry) (cdr entry)))
       alist))

;; (alist-delete key alist [=]): Returns ALIST without the pairs whose key is the same as KEY by =, which gets KEY
;; first.
(define alist-delete
  (case-lambda
    ((key alist) (alist-delete key alist equal?))
    ((key alist same?)
     (check-list 'alist-delete 2 alist)
     (remove (has-key 'alist-delete key alist same?) alist))))

;; (alist-delete! key alist [=]): Returns what alist-delete does, made of the pairs of ALIST.
(define alist-delete!
  (case-lambda
    ((key alist) (alist-delete! key alist equal?))
    ((key alist same?)
     (let-values (((in out) (separate! 'alist-delete! (has-key 'alist-delete! key alist same?) alist)))
       out))))

(define (has-key name key alist same?)
  (check-procedure name 3 "=" same?)
  (lambda (entry)
    (if (not (pair? entry)) (%argument-error name 2 "alist" "a list of pairs" alist))
    (same? key (car entry))))

;;; Lists as sets

;; Argument 1 of every procedure here is an equivalence, the others are lists.
(define (check-sets name same? lists)
  (check-procedure name 1 "=" same?)
  (check-lists name 2 lists))

;; (lset<= = list1 ...): Returns whether every list is a subset of the next. = gets an element of the former first.
(define (lset<= same? . lists)
  (check-sets 'lset<= same? lists)
  (let ((in? (search-before same?)))
    (every-neighbours? (lambda (list1 list2) (subset? list1 list2 in?)) lists)))

;; (lset= = list1 ...): Returns whether the lists have the same elements. = gets an element of the former list first.
(define (lset= same? . lists)
  (check-sets 'lset= same? lists)
  (let ((in? (search-before same?)) (in-former? (search-after same?)))
    (every-neighbours?
     (lambda (list1 list2)
       (and (subset? list1 list2 in?) (subset? list2 list1 in-former?)))
     lists)))

(define (subset? list1 list2 in?)
  (let loop ((rest list1))
    (or (null? rest)
        (and (in? (car rest) list2) (loop (cdr rest))))))

;; (lset-adjoin = list elt1 ...): Returns LIST with every ELT in front that is not in it yet. = gets an element of LIST
;; first.
(define (lset-adjoin same? list . elts)
  (check-sets 'lset-adjoin same? (cons list '()))
  (adjoin list elts (search-after same?)))

(define (adjoin list elts in?)
  (let loop ((rest elts) (result list))
    (if (pair? rest)
        (loop (cdr rest) (if (in? (car rest) result) result (cons (car rest) result)))
        result)))

;; (lset-union = list1 ...): Returns the first list that is not empty, with the elements of the others in front that are
;; not in the result yet. = gets an element of the result first.
(define (lset-union same? . lists)
  (check-sets 'lset-union same? lists)
  (let ((in? (search-after same?)))
    (fold (lambda (list result)
            (cond ((null? result) list)
                  ((eq? list result) result)
                  (else (adjoin result list in?))))
          '() lists)))

;; (lset-intersection = list1 list2 ...): Returns a list of the elements of LIST1 that are in all the other lists.
;; = gets an element of LIST1 first.
(define (lset-intersection same? list1 . lists)
  (check-sets 'lset-intersection same? (cons list1 lists))
  (let ((in? (search-before same?)))
    (filter (lambda (element) (every (lambda (list) (in? element list)) lists)) list1)))

;; (lset-difference = list1 list2 ...): Returns a list of the elements of LIST1 that are in none of the other lists.
;; = gets an element of LIST1 first.
(define (lset-difference same? list1 . lists)
  (check-sets 'lset-difference same? (cons list1 lists))
  (remove (in-any lists (search-before same?)) list1))

(define (in-any lists in?)
  (lambda (element)
    (any (lambda (list) (in? element list)) lists)))

;; (lset-diff+intersection = list1 list2 ...): Returns two values: a list of the elements of LIST1 that are in none of
;; the other lists, and one of those that are in one of them. = gets an element of LIST1 first.
(define (lset-diff+intersection same? list1 . lists)
  (check-sets 'lset-diff+intersection same? (cons list1 lists))
  (let-values (((in out) (partition (in-any lists (search-before same?)) list1)))
    (values out in)))

;; (lset-xor = list1 ...): Returns a list of the elements that are in an odd number of the lists.
(define (lset-xor same? . lists)
  (check-sets 'lset-xor same? lists)
  (let ((in? (search-before same?)) (in-former? (search-after same?)))
    (reduce (lambda (list result)
              (append-reverse (remove (lambda (element) (in? element list)) result)
                              (remove (lambda (element) (in-former? element result)) list)))
            '() lists)))

;; (lset-union! = list1 ...): Returns what lset-union does; the lists may be changed.
(define lset-union! lset-union)

;; (lset-intersection! = list1 list2 ...): Returns what lset-intersection does; LIST1 may be changed.
(define lset-intersection! lset-intersection)

;; (lset-difference! = list1 list2 ...): Returns what lset-difference does; LIST1 may be changed.
(define lset-difference! lset-difference)

;; (lset-xor! = list1 ...): Returns what lset-xor does; the lists may be changed.
(define lset-xor! lset-xor)

;; (lset-diff+intersection! = list1 list2 ...): Returns what lset-diff+intersection does; LIST1 may be changed.
(define lset-diff+intersection! lset-diff+intersection)

))
