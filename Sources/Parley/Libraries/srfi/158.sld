;;; SRFI 158: generators and accumulators. A generator is a procedure without arguments that returns the next item, and
;;; an end-of-file object when there is none; an accumulator takes items one by one, and returns what they amount to
;;; when it is given an end-of-file object.

(define-library (srfi 158)
  (export
    generator circular-generator make-iota-generator make-range-generator make-coroutine-generator
    list->generator vector->generator reverse-vector->generator string->generator bytevector->generator
    make-for-each-generator make-unfold-generator
    gcons* gappend gflatten ggroup gmerge gmap gcombine gfilter gremove gstate-filter
    gtake gdrop gtake-while gdrop-while gdelete gdelete-neighbor-dups gindex gselect
    generator->list generator->reverse-list generator->vector generator->vector! generator->string
    generator-fold generator-for-each generator-map->list generator-find generator-count
    generator-any generator-every generator-unfold
    make-accumulator count-accumulator list-accumulator reverse-list-accumulator
    vector-accumulator reverse-vector-accumulator vector-accumulator! string-accumulator
    bytevector-accumulator bytevector-accumulator! sum-accumulator product-accumulator)
  (import (scheme base) (scheme case-lambda)
          (only (parley system) %argument-error exact-nonnegative-integer? identity reverse!))
  (begin

;;; Checks of arguments

(define (check-procedure who index name object)
  (if (not (procedure? object))
      (%argument-error who index name "a procedure" object)))

;; The arguments 1 and 2.
(define (check-procedures who name1 object1 name2 object2)
  (check-procedure who 1 name1 object1)
  (check-procedure who 2 name2 object2))

(define (check-generators who index generators)
  (cond ((pair? generators)
         (check-procedure who index "gen" (car generators))
         (check-generators who (+ index 1) (cdr generators)))))

(define (check-count who index object)
  (if (not (exact-nonnegative-integer? object))
      (%argument-error who index "k" "an exact integer from 0 up" object)))

;; START and END are the arguments 2 and 3.
(define (check-range who start end length)
  (if (not (and (exact-nonnegative-integer? end) (<= end length)))
      (%argument-error who 3 "end" (string-append "an index from 0 to " (number->string length)) end))
  (if (not (and (exact-nonnegative-integer? start) (<= start end)))
      (%argument-error who 2 "start" (string-append "an index from 0 to " (number->string end)) start)))

(define (check-numbers who index names numbers)
  (cond ((pair? names)
         (if (not (real? (car numbers)))
             (%argument-error who index (car names) "a real number" (car numbers)))
         (check-numbers who (+ index 1) (cdr names) (cdr numbers)))))

;;; Constructors

;; (generator arg ...): Returns a generator of the arguments.
(define (generator . arguments)
  (list->generator arguments))

;; (circular-generator arg1 arg2 ...): Returns a generator of the arguments, over and over again.
(define (circular-generator argument . arguments)
  (let ((all (cons argument arguments)))
    (let ((rest all))
      (lambda ()
        (let ((item (car rest)))
          (set! rest (if (pair? (cdr rest)) (cdr rest) all))
          item)))))

;; (make-iota-generator count [start [step]]): Returns a generator of COUNT numbers from START, which is 0 if
;; omitted, in steps of STEP, which is 1 if omitted.
(define make-iota-generator
  (case-lambda
    ((count) (make-iota-generator count 0 1))
    ((count start) (make-iota-generator count start 1))
    ((count start step)
     (check-numbers 'make-iota-generator 1 '("count" "start" "step") (list count start step))
     (number-generator start step (lambda (index number) (< index count))))))

;; (make-range-generator start [end [step]]): Returns a generator of the numbers from START while they are less than
;; END, or of all without END, in steps of STEP, which is 1 if omitted.
(define make-range-generator
  (case-lambda
    ((start)
     (check-numbers 'make-range-generator 1 '("start") (list start))
     (number-generator start 1 (lambda (index number) #t)))
    ((start end) (make-range-generator start end 1))
    ((start end step)
     (check-numbers 'make-range-generator 1 '("start" "end" "step") (list start end step))
     (number-generator start step (lambda (index number) (< number end))))))

;; START + index * STEP: repeated additions would gather rounding errors. One inexact number makes all inexact.
(define (number-generator start step more?)
  (let* ((exact? (and (exact? start) (exact? step)))
         (start (if exact? start (inexact start)))
         (step (if exact? step (inexact step)))
         (index 0))
    (lambda ()
      (let ((number (+ start (* index step))))
        (cond ((more? index number)
               (set! index (+ index 1))
               number)
              (else (eof-object)))))))

;; (make-coroutine-generator proc): Returns a generator of the items that PROC passes to the procedure it is called
;; with. PROC runs only as far as items are asked for.
(define (make-coroutine-generator proc)
  (check-procedure 'make-coroutine-generator 1 "proc" proc)
  (let ((return #f)
        (resume #f))
    (define (yield item)
      (call/cc
        (lambda (k)
          (set! resume k)
          (return item))))
    (define (finish ignored)
      (set! resume finish)
      (return (eof-object)))
    (lambda ()
      (call/cc
        (lambda (k)
          (set! return k)
          (if resume
              (resume #f)
              (finish (proc yield))))))))

;; (list->generator list): Returns a generator of the elements of LIST.
(define (list->generator list)
  (if (not (or (pair? list) (null? list)))
      (%argument-error 'list->generator 1 "list" "a list" list))
  (let ((rest list))
    (lambda ()
      (if (pair? rest)
          (let ((item (car rest)))
            (set! rest (cdr rest))
            item)
          (eof-object)))))

;; A generator of (REF OBJECT index) for the indexes from START up to END.
(define-syntax index-generator
  (syntax-rules ()
    ((_ (ref object) start end)
     (let ((index start))
       (lambda ()
         (cond ((< index end)
                (set! index (+ index 1))
                (ref object (- index 1)))
               (else (eof-object))))))))

;; (vector->generator vector [start [end]]): Returns a generator of the elements of VECTOR.
(define vector->generator
  (case-lambda
    ((vector) (vector->generator vector 0 (vector-length vector)))
    ((vector start) (vector->generator vector start (vector-length vector)))
    ((vector start end)
     (check-range 'vector->generator start end (vector-length vector))
     (index-generator (vector-ref vector) start end))))

;; (reverse-vector->generator vector [start [end]]): Returns a generator of the elements of VECTOR, the last first.
(define reverse-vector->generator
  (case-lambda
    ((vector) (reverse-vector->generator vector 0 (vector-length vector)))
    ((vector start) (reverse-vector->generator vector start (vector-length vector)))
    ((vector start end)
     (check-range 'reverse-vector->generator start end (vector-length vector))
     (let ((index end))
       (lambda ()
         (cond ((> index start)
                (set! index (- index 1))
                (vector-ref vector index))
               (else (eof-object))))))))

;; (string->generator string [start [end]]): Returns a generator of the characters of STRING.
(define string->generator
  (case-lambda
    ((string) (string->generator string 0 (string-length string)))
    ((string start) (string->generator string start (string-length string)))
    ((string start end)
     (check-range 'string->generator start end (string-length string))
     (index-generator (string-ref string) start end))))

;; (bytevector->generator bytevector [start [end]]): Returns a generator of the bytes of BYTEVECTOR.
(define bytevector->generator
  (case-lambda
    ((bytevector) (bytevector->generator bytevector 0 (bytevector-length bytevector)))
    ((bytevector start) (bytevector->generator bytevector start (bytevector-length bytevector)))
    ((bytevector start end)
     (check-range 'bytevector->generator start end (bytevector-length bytevector))
     (index-generator (bytevector-u8-ref bytevector) start end))))

;; (make-for-each-generator for-each obj): Returns a generator of the objects that (FOR-EACH proc OBJ) calls proc with.
(define (make-for-each-generator for-each object)
  (check-procedure 'make-for-each-generator 1 "for-each" for-each)
  (make-coroutine-generator (lambda (yield) (for-each yield object))))

;; (make-unfold-generator stop? mapper successor seed): Returns a generator of the items (MAPPER state) for the
;; states SEED, (SUCCESSOR SEED), ... until (STOP? state) is true.
(define (make-unfold-generator stop? mapper successor seed)
  (check-procedures 'make-unfold-generator "stop?" stop? "mapper" mapper)
  (check-procedure 'make-unfold-generator 3 "successor" successor)
  (let ((state seed))
    (lambda ()
      (if (stop? state)
          (eof-object)
          (let ((item (mapper state)))
            (set! state (successor state))
            item)))))

;;; Operations

;; (gcons* item ... gen): Returns a generator of the items, then of those of GEN.
(define (gcons* first . more)
  (let ((rest (cons first more)))
    (lambda ()
      (let ((item (car rest)))
        (cond ((pair? (cdr rest))
               (set! rest (cdr rest))
               item)
              (else (item)))))))

;; (gappend gen ...): Returns a generator of the items of the generators, one generator after the other.
(define (gappend . generators)
  (check-generators 'gappend 1 generators)
  (lambda ()
    (let loop ()
      (if (null? generators)
          (eof-object)
          (let ((item ((car generators))))
            (cond ((eof-object? item)
                   (set! generators (cdr generators))
                   (loop))
                  (else item)))))))

;; (gflatten gen): Returns a generator of the elements of the lists that GEN generates.
(define (gflatten generator)
  (check-procedure 'gflatten 1 "gen" generator)
  (let ((rest '()))
    (lambda ()
      (let loop ()
        (cond ((pair? rest)
               (let ((item (car rest)))
                 (set! rest (cdr rest))
                 item))
              ((eof-object? rest) rest)
              ((null? rest)
               (set! rest (generator))
               (loop))
              (else (error "gflatten: the generator must generate lists, got" rest)))))))

;; (ggroup gen k [padding]): Returns a generator of lists of K items of GEN; the last list may be shorter, unless
;; PADDING fills it.
(define ggroup
  (case-lambda
    ((generator k)
     (group generator k (lambda (items missing) items)))
    ((generator k padding)
     (group generator k (lambda (items missing) (append items (make-list missing padding)))))))

(define (group generator k fill)
  (check-procedure 'ggroup 1 "gen" generator)
  (if (not (and (exact-nonnegative-integer? k) (> k 0)))
      (%argument-error 'ggroup 2 "k" "a positive exact integer" k))
  (lambda ()
    (let* ((items (generator->list generator k))
           (missing (- k (length items))))
      (cond ((null? items) (eof-object))
            ((= missing 0) items)
            (else (fill items missing))))))

;; (gmerge less-than gen1 gen2 ...): Returns a generator of the items of all generators, each of which generates in the
;; order of LESS-THAN, in that order. Of equal items those of an earlier generator come first.
(define (gmerge less? generator . generators)
  (check-procedure 'gmerge 1 "less-than" less?)
  (check-generators 'gmerge 2 (cons generator generators))
  ;; Merging in pairs compares each item with few others.
  (let merge ((generators (cons generator generators)) (count (+ (length generators) 1)))
    (if (= count 1)
        (car generators)
        (let ((half (quotient count 2)))
          (merge-two less?
                     (merge generators half)
                     (merge (list-tail generators half) (- count half)))))))

(define (merge-two less? generator1 generator2)
  (let* ((unread (list 'unread))
         (head1 unread)
         (head2 unread))
    (define (take-first)
      (let ((item head1))
        (if (not (eof-object? item)) (set! head1 unread))
        item))
    (define (take-second)
      (let ((item head2))
        (set! head2 unread)
        item))
    (lambda ()
      (if (eq? head1 unread) (set! head1 (generator1)))
      (if (eq? head2 unread) (set! head2 (generator2)))
      (cond ((eof-object? head2) (take-first))
            ((eof-object? head1) (take-second))
            ((less? head2 head1) (take-second))
            (else (take-first))))))

;; A generator of lists: each of the next items of the generators, which are called up to the first that is exhausted.
;; They are arguments of the procedure WHO from INDEX on.
(define (gzip who index generators)
  (check-generators who index generators)
  (lambda ()
    (let loop ((rest generators) (items '()))
      (if (null? rest)
          (reverse! items)
          (let ((item ((car rest))))
            (if (eof-object? item)
                item
                (loop (cdr rest) (cons item items))))))))

;; A procedure that takes the arguments of PROC as a list.
(define (spread who proc)
  (check-procedure who 1 "proc" proc)
  (lambda (arguments) (apply proc arguments)))

;; (gmap proc gen1 gen2 ...): Returns a generator of what PROC returns for the items of the generators.
(define gmap
  (case-lambda
    ((proc generator)
     (check-procedures 'gmap "proc" proc "gen1" generator)
     (lambda ()
       (let ((item (generator)))
         (if (eof-object? item) item (proc item)))))
    ((proc generator . generators)
     (gmap (spread 'gmap proc) (gzip 'gmap 2 (cons generator generators))))))

;; (gcombine proc seed gen gen2 ...): Returns a generator of the first of the two values that PROC returns for the
;; items of the generators and the state; the second value is the next state, and SEED is the first state.
(define (gcombine proc seed generator . generators)
  (check-procedure 'gcombine 1 "proc" proc)
  (let ((next-items (gzip 'gcombine 3 (cons generator generators)))
        (state seed))
    (lambda ()
      (let ((items (next-items)))
        (if (eof-object? items)
            items
            (let-values (((item next) (apply proc (append items (list state)))))
              (set! state next)
              item))))))

;; (gfilter pred gen): Returns a generator of the items of GEN that satisfy PRED.
(define (gfilter pred generator)
  (check-procedures 'gfilter "pred" pred "gen" generator)
  (lambda ()
    (let loop ()
      (let ((item (generator)))
        (if (or (eof-object? item) (pred item)) item (loop))))))

;; (gremove pred gen): Returns a generator of the items of GEN that do not satisfy PRED.
(define (gremove pred generator)
  (check-procedures 'gremove "pred" pred "gen" generator)
  (gfilter (lambda (item) (not (pred item))) generator))

;; (gstate-filter proc seed gen): Returns a generator of the items of GEN for which the first value of (PROC item
;; state) is true; the second value is the next state, and SEED is the first state.
(define (gstate-filter proc seed generator)
  (check-procedure 'gstate-filter 1 "proc" proc)
  (check-procedure 'gstate-filter 3 "gen" generator)
  (let ((state seed))
    (lambda ()
      (let loop ()
        (let ((item (generator)))
          (if (eof-object? item)
              item
              (let-values (((take? next) (proc item state)))
                (set! state next)
                (if take? item (loop)))))))))

;; (gtake gen k [padding]): Returns a generator of the first K items of GEN; if PADDING is given, it replaces missing
;; ones.
(define gtake
  (case-lambda
    ((generator k) (gtake generator k (eof-object)))
    ((generator k padding)
     (check-procedure 'gtake 1 "gen" generator)
     (check-count 'gtake 2 k)
     (let ((left k))
       (lambda ()
         (if (= left 0)
             (eof-object)
             (let ((item (generator)))
               (set! left (- left 1))
               (if (eof-object? item) padding item))))))))

;; (gdrop gen k): Returns a generator of the items of GEN without the first K.
(define (gdrop generator k)
  (check-procedure 'gdrop 1 "gen" generator)
  (check-count 'gdrop 2 k)
  (let ((left k))
    (lambda ()
      (let loop ()
        (let ((item (generator)))
          (cond ((or (= left 0) (eof-object? item)) item)
                (else
                 (set! left (- left 1))
                 (loop))))))))

;; (gtake-while pred gen): Returns a generator of the items of GEN before the first that does not satisfy PRED.
(define (gtake-while pred generator)
  (check-procedures 'gtake-while "pred" pred "gen" generator)
  (let ((done? #f))
    (lambda ()
      (let ((item (if done? (eof-object) (generator))))
        (cond ((or (eof-object? item) (pred item)) item)
              (else
               (set! done? #t)
               (eof-object)))))))

;; (gdrop-while pred gen): Returns a generator of the items of GEN from the first that does not satisfy PRED.
(define (gdrop-while pred generator)
  (check-procedures 'gdrop-while "pred" pred "gen" generator)
  (let ((dropping? #t))
    (lambda ()
      (let loop ()
        (let ((item (generator)))
          (cond ((not dropping?) item)
                ((and (not (eof-object? item)) (pred item)) (loop))
                (else
                 (set! dropping? #f)
                 item)))))))

;; (gdelete item gen [=]): Returns a generator of the items of GEN that are not the same as ITEM in the sense of =,
;; which is equal? if omitted.
(define gdelete
  (case-lambda
    ((item generator) (gdelete item generator equal?))
    ((item generator =)
     (check-procedure 'gdelete 2 "gen" generator)
     (check-procedure 'gdelete 3 "=" =)
     (gfilter (lambda (other) (not (= item other))) generator))))

;; (gdelete-neighbor-dups gen [=]): Returns a generator of the items of GEN that are not the same as the item before,
;; in the sense of =, which is equal? if omitted.
(define gdelete-neighbor-dups
  (case-lambda
    ((generator) (gdelete-neighbor-dups generator equal?))
    ((generator =)
     (check-procedures 'gdelete-neighbor-dups "gen" generator "=" =)
     (let ((first? #t)
           (previous #f))
       (lambda ()
         (let loop ()
           (let ((item (generator)))
             (cond ((and (not first?) (not (eof-object? item)) (= previous item)) (loop))
                   (else
                    (set! first? #f)
                    (set! previous item)
                    item)))))))))

;; (gindex value-gen index-gen): Returns a generator of the items of VALUE-GEN at the indexes, in increasing order, that
;; INDEX-GEN generates.
(define (gindex value-gen index-gen)
  (check-procedures 'gindex "value-gen" value-gen "index-gen" index-gen)
  (let ((position 0))
    (lambda ()
      (let ((index (index-gen)))
        (cond ((eof-object? index) index)
              ((and (exact-nonnegative-integer? index) (>= index position))
               (let loop ()
                 (let ((item (value-gen)) (here position))
                   (set! position (+ position 1))
                   (if (or (= here index) (eof-object? item)) item (loop)))))
              (else (error "gindex: the indexes must increase, got" index)))))))

;; (gselect value-gen truth-gen): Returns a generator of the items of VALUE-GEN for which TRUTH-GEN generates true.
(define (gselect value-gen truth-gen)
  (check-procedures 'gselect "value-gen" value-gen "truth-gen" truth-gen)
  (lambda ()
    (let loop ()
      (let ((item (value-gen)) (truth (truth-gen)))
        (cond ((eof-object? item) item)
              ((eof-object? truth) truth)
              (truth item)
              (else (loop)))))))

;;; Consumers

;; (generator->list gen [k]): Returns a list of the items of GEN, of the first K if K is given.
(define generator->list
  (case-lambda
    ((generator) (reverse! (generator->reverse-list generator)))
    ((generator k) (reverse! (generator->reverse-list generator k)))))

;; (generator->reverse-list gen [k]): Returns a list of the items of GEN, or the first K of them, the last first.
(define generator->reverse-list
  (case-lambda
    ((generator)
     (check-procedure 'generator->reverse-list 1 "gen" generator)
     (let loop ((items '()))
       (let ((item (generator)))
         (if (eof-object? item) items (loop (cons item items))))))
    ((generator k)
     (check-procedure 'generator->reverse-list 1 "gen" generator)
     (check-count 'generator->reverse-list 2 k)
     (generator->reverse-list (gtake generator k)))))

;; (generator->vector gen [k]): Returns a vector of the items of GEN, of the first K if K is given.
(define generator->vector
  (case-lambda
    ((generator) (list->vector (generator->list generator)))
    ((generator k) (list->vector (generator->list generator k)))))

;; (generator->vector! vector at gen): Stores the items of GEN into VECTOR from index AT until one of them is exhausted.
;; Returns the number of items stored.
(define (generator->vector! vector at generator)
  (if (not (vector? vector)) (%argument-error 'generator->vector! 1 "vector" "a vector" vector))
  (check-position 'generator->vector! at (vector-length vector))
  (check-procedure 'generator->vector! 3 "gen" generator)
  (let ((end (vector-length vector)))
    (let loop ((index at))
      (let ((item (if (= index end) (eof-object) (generator))))
        (cond ((eof-object? item) (- index at))
              (else
               (vector-set! vector index item)
               (loop (+ index 1))))))))

(define (check-position who at length)
  (if (not (and (exact-nonnegative-integer? at) (<= at length)))
      (%argument-error who 2 "at" (string-append "an index from 0 to " (number->string length)) at)))

;; (generator->string gen [k]): Returns a string of the characters that GEN generates, of the first K if K is given.
(define generator->string
  (case-lambda
    ((generator) (list->string (generator->list generator)))
    ((generator k) (list->string (generator->list generator k)))))

;; (generator-fold proc seed gen1 gen2 ...): Calls PROC with the items of the generators and the result so far, which
;; is SEED at first. Returns the last result.
(define generator-fold
  (case-lambda
    ((proc seed generator)
     (check-procedure 'generator-fold 1 "proc" proc)
     (check-procedure 'generator-fold 3 "gen1" generator)
     (let loop ((result seed))
       (let ((item (generator)))
         (if (eof-object? item) result (loop (proc item result))))))
    ((proc seed generator . generators)
     (check-procedure 'generator-fold 1 "proc" proc)
     (generator-fold (lambda (items result) (apply proc (append items (list result))))
                     seed (gzip 'generator-fold 3 (cons generator generators))))))

;; (generator-for-each proc gen1 gen2 ...): Calls PROC with the items of the generators.
(define generator-for-each
  (case-lambda
    ((proc generator)
     (check-procedures 'generator-for-each "proc" proc "gen1" generator)
     (let loop ()
       (let ((item (generator)))
         (cond ((not (eof-object? item))
                (proc item)
                (loop))))))
    ((proc generator . generators)
     (generator-for-each (spread 'generator-for-each proc)
                         (gzip 'generator-for-each 2 (cons generator generators))))))

;; (generator-map->list proc gen1 gen2 ...): Returns a list of what PROC returns for the items of the generators.
(define generator-map->list
  (case-lambda
    ((proc generator)
     (check-procedures 'generator-map->list "proc" proc "gen1" generator)
     (let loop ((results '()))
       (let ((item (generator)))
         (if (eof-object? item)
             (reverse results)
             (loop (cons (proc item) results))))))
    ((proc generator . generators)
     (generator-map->list (spread 'generator-map->list proc)
                          (gzip 'generator-map->list 2 (cons generator generators))))))

;; (generator-find pred gen): Returns the first item of GEN that satisfies PRED, or #f.
(define (generator-find pred generator)
  (check-procedures 'generator-find "pred" pred "gen" generator)
  (let loop ()
    (let ((item (generator)))
      (cond ((eof-object? item) #f)
            ((pred item) item)
            (else (loop))))))

;; (generator-count pred gen): Returns the number of items of GEN that satisfy PRED.
(define (generator-count pred generator)
  (check-procedures 'generator-count "pred" pred "gen" generator)
  (let loop ((count 0))
    (let ((item (generator)))
      (cond ((eof-object? item) count)
            ((pred item) (loop (+ count 1)))
            (else (loop count))))))

;; (generator-any pred gen): Returns the first true value that PRED returns for an item of GEN, or #f.
(define (generator-any pred generator)
  (check-procedures 'generator-any "pred" pred "gen" generator)
  (let loop ()
    (let ((item (generator)))
      (if (eof-object? item)
          #f
          (or (pred item) (loop))))))

;; (generator-every pred gen): Returns #f as soon as PRED does for an item of GEN; else what it returned last, or #t.
(define (generator-every pred generator)
  (check-procedures 'generator-every "pred" pred "gen" generator)
  (let loop ((last #t))
    (let ((item (generator)))
      (if (eof-object? item)
          last
          (let ((result (pred item)))
            (and result (loop result)))))))

;; (generator-unfold gen unfold arg ...): Calls UNFOLD, which is like unfold of SRFI 1, so that it collects the items
;; of GEN.
(define (generator-unfold generator unfold . arguments)
  (check-procedures 'generator-unfold "gen" generator "unfold" unfold)
  (apply unfold eof-object? identity (lambda (item) (generator)) (generator) arguments))

;;; Accumulators

;; (make-accumulator kons knil finalizer): Returns an accumulator whose state is KNIL at first, then (KONS item
;; state) after each item; (FINALIZER state) is what the items amount to.
(define (make-accumulator kons knil finalizer)
  (check-procedure 'make-accumulator 1 "kons" kons)
  (check-procedure 'make-accumulator 3 "finalizer" finalizer)
  (let ((state knil))
    (lambda (item)
      (if (eof-object? item)
          (finalizer state)
          (set! state (kons item state))))))

;; (count-accumulator): Returns an accumulator that counts the items.
(define (count-accumulator)
  (make-accumulator (lambda (item count) (+ count 1)) 0 identity))

;; (list-accumulator): Returns an accumulator that makes a list of the items.
(define (list-accumulator)
  (make-accumulator cons '() reverse))

;; (reverse-list-accumulator): Returns an accumulator that makes a list of the items, the last first.
(define (reverse-list-accumulator)
  (make-accumulator cons '() list-copy))

;; (vector-accumulator): Returns an accumulator that makes a vector of the items.
(define (vector-accumulator)
  (make-accumulator cons '() (lambda (items) (list->vector (reverse items)))))

;; (reverse-vector-accumulator): Returns an accumulator that makes a vector of the items, the last first.
(define (reverse-vector-accumulator)
  (make-accumulator cons '() list->vector))

;; An accumulator that calls (SET OBJECT index item) for the indexes from AT.
(define-syntax index-accumulator
  (syntax-rules ()
    ((_ (set object) at)
     (let ((index at))
       (lambda (item)
         (cond ((eof-object? item) object)
               (else
                (set object index item)
                (set! index (+ index 1)))))))))

;; (vector-accumulator! vector at): Returns an accumulator that stores the items into VECTOR from index AT.
(define (vector-accumulator! vector at)
  (if (not (vector? vector)) (%argument-error 'vector-accumulator! 1 "vector" "a vector" vector))
  (check-position 'vector-accumulator! at (vector-length vector))
  (index-accumulator (vector-set! vector) at))

;; (string-accumulator): Returns an accumulator that makes a string of characters.
(define (string-accumulator)
  (let ((port (open-output-string)))
    (lambda (item)
      (if (eof-object? item)
          (get-output-string port)
          (write-char item port)))))

;; (bytevector-accumulator): Returns an accumulator that makes a bytevector of bytes.
(define (bytevector-accumulator)
  (let ((port (open-output-bytevector)))
    (lambda (item)
      (if (eof-object? item)
          (get-output-bytevector port)
          (write-u8 item port)))))

;; (bytevector-accumulator! bytevector at): Returns an accumulator that stores bytes into BYTEVECTOR from index AT.
(define (bytevector-accumulator! bytevector at)
  (if (not (bytevector? bytevector))
      (%argument-error 'bytevector-accumulator! 1 "bytevector" "a bytevector" bytevector))
  (check-position 'bytevector-accumulator! at (bytevector-length bytevector))
  (index-accumulator (bytevector-u8-set! bytevector) at))

;; (sum-accumulator): Returns an accumulator that adds numbers.
(define (sum-accumulator)
  (make-accumulator + 0 identity))

;; (product-accumulator): Returns an accumulator that multiplies numbers.
(define (product-accumulator)
  (make-accumulator * 1 identity))

))
