;;; SRFI 125: hash tables, and in one with them those of SRFI 69. A table that compares with eq?, eqv?, equal?
;;; or string=?, by itself or in a comparator, is looked up by the engine; for any other comparison the engine
;;; keeps the entries and the library calls the procedures. Whatever lists or walks a table does so in the order
;;; in which its keys were added.
;;;
;;; Where the two differ, a procedure takes both: the constructors take a comparator or an equivalence with a
;;; hash function, hash-table-fold takes its table first or last, hash-table-copy is mutable unless told
;;; otherwise.

(define-library (srfi 125)
  (export make-hash-table hash-table hash-table-unfold alist->hash-table
          hash-table? hash-table-contains? hash-table-exists? hash-table-empty? hash-table=? hash-table-mutable?
          hash-table-ref hash-table-ref/default
          hash-table-set! hash-table-delete! hash-table-intern! hash-table-update! hash-table-update!/default
          hash-table-pop! hash-table-clear!
          hash-table-size hash-table-keys hash-table-values hash-table-entries hash-table-find hash-table-count
          hash-table-map hash-table-for-each hash-table-walk hash-table-map! hash-table-map->list hash-table-fold
          hash-table-prune!
          hash-table-copy hash-table-empty-copy hash-table->alist
          hash-table-union! hash-table-merge! hash-table-intersection! hash-table-difference! hash-table-xor!
          hash string-hash string-ci-hash hash-by-identity
          hash-table-equivalence-function hash-table-hash-function)
  (import (scheme base) (scheme case-lambda) (scheme char) (srfi 128)
          (only (parley system)
                hash-table? hash-table-contains? hash-table-exists? hash-table-ref/default hash-table-set!
                hash-table-delete! hash-table-clear! hash-table-size hash-table-keys hash-table-values hash-table->alist
                %make-hash-table %hash-table-kind %hash-table-ref %hash-table-set! %hash-table-copy %hash-table-mutable?
                %hash-table-next %hash-table-last %hash-table-key-at %hash-table-value-at %hash-table-set-value-at!
                %hash-table-delete-at! %hash-table-equivalence %hash-table-hash-function %hash %argument-error))
  (begin

;;; Arguments

(define (check-table name index object)
  (if (not (hash-table? object)) (%argument-error name index "table" "a hash table" object)))

(define (check-mutable name index object)
  (check-table name index object)
  (if (not (%hash-table-mutable? object)) (%argument-error name index "table" "a mutable hash table" object)))

(define (check-procedure name index parameter object)
  (if (not (procedure? object)) (%argument-error name index parameter "a procedure" object)))

;; What a table is asked to give for a key that it does not have.
(define missing (list 'missing))

;;; Constructors

;; The kind of table that an equivalence needs.
(define (equivalence-kind equivalence)
  (cond ((eq? equivalence equal?) 'equal)
        ((eq? equivalence string=?) 'string)
        ((or (eq? equivalence eqv?) (eq? equivalence char=?)) 'eqv)
        ((or (eq? equivalence eq?) (eq? equivalence symbol=?) (eq? equivalence boolean=?)) 'eq)
        (else 'custom)))

;; A hash function that goes with an equivalence.
(define (standard-hash-function equivalence)
  (cond ((eq? equivalence string=?) string-hash)
        ((eq? equivalence string-ci=?) string-ci-hash)
        ((eq? equivalence char-ci=?) char-ci-hash)
        ((or (eq? equivalence eq?) (eq? equivalence eqv?)) hash-by-identity)
        ((eq? equivalence equal?) hash)
        (else default-hash)))

(define (make-table equivalence hash-function capacity)
  (%make-hash-table (equivalence-kind equivalence) capacity equivalence
                    (or hash-function (standard-hash-function equivalence))))

;; A table for what a constructor's arguments from a comparator or an equivalence on say.
(define (table-for name index arguments)
  (if (null? arguments)
      (make-table equal? #f 0)
      (let ((first (car arguments)) (rest (cdr arguments)))
        (cond ((comparator? first)
               (let ((equivalence (comparator-equality-predicate first)))
                 (if (and (eq? (equivalence-kind equivalence) 'custom) (not (comparator-hashable? first)))
                     (%argument-error name index "comparator" "a comparator with a hash function" first))
                 (make-table equivalence (comparator-hash-function first) (capacity rest))))
              ((not (procedure? first))
               (%argument-error name index "comparator" "a comparator or an equivalence predicate" first))
              ((and (pair? rest) (procedure? (car rest))) (make-table first (car rest) (capacity (cdr rest))))
              (else (make-table first #f (capacity rest)))))))

;; The first argument that can be a capacity; the others mean nothing here.
(define (capacity arguments)
  (cond ((null? arguments) 0)
        ((and (exact-integer? (car arguments)) (>= (car arguments) 0)) (car arguments))
        (else (capacity (cdr arguments)))))

;; (make-hash-table [comparator arg ...]): Returns a new table that compares keys with COMPARATOR. In its place
;; there may be an equivalence predicate, or one and a hash function; without any it is equal?. A number among
;; the further arguments is the number of entries to make room for.
(define (make-hash-table . arguments)
  (table-for 'make-hash-table 1 arguments))

;; (hash-table comparator key value ...): Returns a new table, which cannot be changed, of these keys and values.
(define (hash-table comparator . entries)
  (let ((table (table-for 'hash-table 1 (list comparator))))
    (let loop ((rest entries))
      (cond ((null? rest) (%hash-table-copy table #f))
            ((null? (cdr rest)) (error "hash-table: the last key has no value" (car rest)))
            ((hash-table-contains? table (car rest)) (error "hash-table: a key is given twice" (car rest)))
            (else
             (%hash-table-set! table (car rest) (cadr rest))
             (loop (cddr rest)))))))

;; (hash-table-unfold stop? mapper successor seed comparator arg ...): Returns a new table of the keys and
;; values that MAPPER returns for SEED, for SUCCESSOR of it and so on, until STOP? returns true.
(define (hash-table-unfold stop? mapper successor seed . arguments)
  (check-procedure 'hash-table-unfold 1 "stop?" stop?)
  (check-procedure 'hash-table-unfold 2 "mapper" mapper)
  (check-procedure 'hash-table-unfold 3 "successor" successor)
  (let ((table (table-for 'hash-table-unfold 5 arguments)))
    (let loop ((seed seed))
      (if (stop? seed)
          table
          (begin
            (call-with-values
             (lambda () (mapper seed))
             (lambda (key value) (%hash-table-set! table key value)))
            (loop (successor seed)))))))

;; (alist->hash-table alist [comparator arg ...]): Returns a new table of the associations of ALIST; of several
;; for one key the first one counts.
(define (alist->hash-table alist . arguments)
  (let ((table (table-for 'alist->hash-table 2 arguments)))
    (let loop ((rest alist))
      (cond ((pair? rest)
             (if (not (pair? (car rest))) (%argument-error 'alist->hash-table 1 "alist" "a list of pairs" alist))
             (if (not (hash-table-contains? table (car (car rest))))
                 (%hash-table-set! table (car (car rest)) (cdr (car rest))))
             (loop (cdr rest)))
            ((null? rest) table)
            (else (%argument-error 'alist->hash-table 1 "alist" "a proper list" alist))))))

;;; Predicates

;; (hash-table-empty? table): Returns whether TABLE has no entries.
(define (hash-table-empty? table)
  (= (hash-table-size table) 0))

;; (hash-table-mutable? table): Returns whether TABLE may be changed.
(define (hash-table-mutable? table)
  (check-table 'hash-table-mutable? 1 table)
  (%hash-table-mutable? table))

;; (hash-table=? value-comparator table1 table2): Returns whether the tables have the same keys, with values
;; that are equal under VALUE-COMPARATOR.
(define (hash-table=? value-comparator table1 table2)
  (check-table 'hash-table=? 2 table1)
  (check-table 'hash-table=? 3 table2)
  (let ((same? (comparator-equality-predicate value-comparator)))
    (and (= (hash-table-size table1) (hash-table-size table2))
         (let loop ((position (%hash-table-next table1 0)))
           (or (not position)
               (let ((other (%hash-table-ref table2 (%hash-table-key-at table1 position) missing)))
                 (and (not (eq? other missing))
                      (same? (%hash-table-value-at table1 position) other)
                      (loop (%hash-table-next table1 (+ position 1))))))))))

;;; Access by key

;; (hash-table-ref table key [failure [success]]): Returns the value of KEY in TABLE, passed through SUCCESS;
;; what FAILURE returns, or an error, if there is none.
(define hash-table-ref
  (case-lambda
    ((table key)
     (let ((value (%hash-table-ref table key missing)))
       (if (eq? value missing) (error "hash-table-ref: the table has no value for" key))
       value))
    ((table key failure)
     (let ((value (%hash-table-ref table key missing)))
       (if (eq? value missing) (failure) value)))
    ((table key failure success)
     (let ((value (%hash-table-ref table key missing)))
       (if (eq? value missing) (failure) (success value))))))

;; (hash-table-intern! table key failure): Returns the value of KEY in TABLE, made by FAILURE if there was none.
(define (hash-table-intern! table key failure)
  (let ((value (%hash-table-ref table key missing)))
    (if (eq? value missing)
        (let ((made (failure)))
          (%hash-table-set! table key made)
          made)
        value)))

;; (hash-table-update! table key updater [failure [success]]): Makes what UPDATER returns for the value of KEY
;; its value in TABLE; FAILURE gives the value of a missing key, what SUCCESS returns replaces that of another.
(define hash-table-update!
  (case-lambda
    ((table key updater)
     (let ((value (%hash-table-ref table key missing)))
       (if (eq? value missing) (error "hash-table-update!: the table has no value for" key))
       (%hash-table-set! table key (updater value))))
    ((table key updater failure)
     (let ((value (%hash-table-ref table key missing)))
       (%hash-table-set! table key (updater (if (eq? value missing) (failure) value)))))
    ((table key updater failure success)
     (let ((value (%hash-table-ref table key missing)))
       (%hash-table-set! table key (updater (if (eq? value missing) (failure) (success value))))))))

;; (hash-table-update!/default table key updater default): Makes what UPDATER returns for the value of KEY,
;; DEFAULT if it has none, its value in TABLE.
(define (hash-table-update!/default table key updater default)
  (%hash-table-set! table key (updater (%hash-table-ref table key default))))

;; (hash-table-pop! table): Deletes an entry of TABLE, the one added last; returns its key and its value.
(define (hash-table-pop! table)
  (check-mutable 'hash-table-pop! 1 table)
  (let ((position (%hash-table-last table)))
    (if (not position) (%argument-error 'hash-table-pop! 1 "table" "a table with entries" table))
    (let ((key (%hash-table-key-at table position)) (value (%hash-table-value-at table position)))
      (%hash-table-delete-at! table position)
      (values key value))))

;;; The whole table

;; (hash-table-entries table): Returns a list of the keys of TABLE and a list of their values.
(define (hash-table-entries table)
  (values (hash-table-keys table) (hash-table-values table)))

;; (hash-table-find proc table failure): Returns the first true value that PROC returns for a key and its value;
;; what FAILURE returns if there is none.
(define (hash-table-find proc table failure)
  (check-procedure 'hash-table-find 1 "proc" proc)
  (check-table 'hash-table-find 2 table)
  (let loop ((position (%hash-table-next table 0)))
    (if position
        (or (proc (%hash-table-key-at table position) (%hash-table-value-at table position))
            (loop (%hash-table-next table (+ position 1))))
        (failure))))

;; (hash-table-count pred table): Returns the number of entries for whose key and value PRED returns true.
(define (hash-table-count pred table)
  (check-procedure 'hash-table-count 1 "pred" pred)
  (hash-table-fold (lambda (key value count) (if (pred key value) (+ count 1) count)) 0 table))

;; (hash-table-map proc comparator table): Returns a new table, made for COMPARATOR, of what PROC returns for
;; the values of TABLE.
(define (hash-table-map proc comparator table)
  (check-procedure 'hash-table-map 1 "proc" proc)
  (check-table 'hash-table-map 3 table)
  (let ((result (table-for 'hash-table-map 2 (list comparator (hash-table-size table)))))
    (for-each-entry (lambda (key value) (%hash-table-set! result key (proc value))) table)
    result))

;; Calls a procedure with every key and value. An entry deleted meanwhile is left out.
(define (for-each-entry proc table)
  (let loop ((position (%hash-table-next table 0)))
    (if position
        (begin
          (proc (%hash-table-key-at table position) (%hash-table-value-at table position))
          (loop (%hash-table-next table (+ position 1)))))))

;; (hash-table-for-each proc table): Calls PROC with every key of TABLE and its value.
(define (hash-table-for-each proc table)
  (if (hash-table? proc)
      (hash-table-walk proc table)
      (begin
        (check-procedure 'hash-table-for-each 1 "proc" proc)
        (check-table 'hash-table-for-each 2 table)
        (for-each-entry proc table))))

;; (hash-table-walk table proc): Calls PROC with every key of TABLE and its value.
(define (hash-table-walk table proc)
  (check-table 'hash-table-walk 1 table)
  (check-procedure 'hash-table-walk 2 "proc" proc)
  (for-each-entry proc table))

;; (hash-table-map! proc table): Replaces every value in TABLE by what PROC returns for its key and it.
(define (hash-table-map! proc table)
  (check-procedure 'hash-table-map! 1 "proc" proc)
  (check-mutable 'hash-table-map! 2 table)
  (for-each-entry (lambda (key value) (%hash-table-set! table key (proc key value))) table))

;; (hash-table-map->list proc table): Returns a list of what PROC returns for every key of TABLE and its value.
(define (hash-table-map->list proc table)
  (check-procedure 'hash-table-map->list 1 "proc" proc)
  (reverse (hash-table-fold (lambda (key value result) (cons (proc key value) result)) '() table)))

;; (hash-table-fold proc seed table): Calls PROC with every key of TABLE, its value, and what it returned
;; before, SEED at first; returns the last result. The table may come first.
(define (hash-table-fold proc seed table)
  (if (hash-table? proc)
      (fold-entries seed table proc)
      (fold-entries proc seed table)))

(define (fold-entries proc seed table)
  (check-procedure 'hash-table-fold 1 "proc" proc)
  (check-table 'hash-table-fold 3 table)
  (let loop ((position (%hash-table-next table 0)) (result seed))
    (if position
        (let ((next (proc (%hash-table-key-at table position) (%hash-table-value-at table position) result)))
          (loop (%hash-table-next table (+ position 1)) next))
        result)))

;; (hash-table-prune! proc table): Deletes the entries of TABLE for whose key and value PROC returns true.
(define (hash-table-prune! proc table)
  (check-procedure 'hash-table-prune! 1 "proc" proc)
  (check-mutable 'hash-table-prune! 2 table)
  (for-each-entry (lambda (key value) (if (proc key value) (hash-table-delete! table key))) table))

;;; Copies

;; (hash-table-copy table [mutable?]): Returns a copy of TABLE, which cannot be changed if MUTABLE? is #f.
(define hash-table-copy
  (case-lambda
    ((table) (%hash-table-copy table))
    ((table mutable?) (%hash-table-copy table mutable?))))

;; (hash-table-empty-copy table): Returns a new table that compares keys as TABLE does.
(define (hash-table-empty-copy table)
  (check-table 'hash-table-empty-copy 1 table)
  (%make-hash-table (%hash-table-kind table) 0 (%hash-table-equivalence table) (%hash-table-hash-function table)))

;;; Tables as sets

(define (check-tables name table1 table2)
  (check-mutable name 1 table1)
  (check-table name 2 table2))

;; (hash-table-union! table1 table2): Adds the entries of TABLE2 whose keys TABLE1 does not have to TABLE1, and
;; returns it.
(define (hash-table-union! table1 table2)
  (check-tables 'hash-table-union! table1 table2)
  (if (not (eq? table1 table2))
      (for-each-entry
       (lambda (key value)
         (if (not (hash-table-contains? table1 key)) (%hash-table-set! table1 key value)))
       table2))
  table1)

;; (hash-table-merge! table1 table2): Adds the entries of TABLE2 whose keys TABLE1 does not have to TABLE1, and
;; returns it.
(define (hash-table-merge! table1 table2)
  (hash-table-union! table1 table2))

;; (hash-table-intersection! table1 table2): Deletes the keys of TABLE1 that TABLE2 does not have, and returns TABLE1.
(define (hash-table-intersection! table1 table2)
  (check-tables 'hash-table-intersection! table1 table2)
  (hash-table-prune! (lambda (key value) (not (hash-table-contains? table2 key))) table1)
  table1)

;; (hash-table-difference! table1 table2): Deletes the keys of TABLE1 that TABLE2 has, and returns TABLE1.
(define (hash-table-difference! table1 table2)
  (check-tables 'hash-table-difference! table1 table2)
  (hash-table-prune! (lambda (key value) (hash-table-contains? table2 key)) table1)
  table1)

;; (hash-table-xor! table1 table2): Deletes the keys of TABLE1 that TABLE2 has, adds the other entries of
;; TABLE2, and returns TABLE1.
(define (hash-table-xor! table1 table2)
  (check-tables 'hash-table-xor! table1 table2)
  (if (eq? table1 table2)
      (hash-table-clear! table1)
      (for-each-entry
       (lambda (key value)
         (if (= (hash-table-delete! table1 key) 0) (%hash-table-set! table1 key value)))
       table2))
  table1)

;;; Hash codes

;; (hash obj [bound]): Returns a hash code of OBJ, the same for what is equal?, below BOUND if that is given.
(define hash
  (case-lambda
    ((obj) (%hash obj 'equal))
    ((obj bound) (modulo (%hash obj 'equal) bound))))

;; (hash-by-identity obj [bound]): Returns a hash code of OBJ that lasts while OBJ is changed, below BOUND if
;; that is given.
(define hash-by-identity
  (case-lambda
    ((obj) (%hash obj 'eq))
    ((obj bound) (modulo (%hash obj 'eq) bound))))

;; (hash-table-equivalence-function table): Returns the procedure that TABLE compares keys with.
(define (hash-table-equivalence-function table)
  (check-table 'hash-table-equivalence-function 1 table)
  (or (%hash-table-equivalence table)
      (case (%hash-table-kind table)
        ((eq) eq?)
        ((eqv) eqv?)
        ((string) string=?)
        (else equal?))))

;; (hash-table-hash-function table): Returns a hash function that goes with how TABLE compares keys.
(define (hash-table-hash-function table)
  (check-table 'hash-table-hash-function 1 table)
  (or (%hash-table-hash-function table)
      (standard-hash-function (hash-table-equivalence-function table))))

))
