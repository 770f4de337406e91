;;; SRFI 130: strings with cursors. Every character of a string is found in constant time here, so a cursor is simply
;;; an index, which the SRFI allows. What is the same in SRFI 13 comes from there; a predicate may be a character here
;;; too.

(define-library (srfi 130)
  (export string-cursor? string-cursor-start string-cursor-end string-cursor-next string-cursor-prev
          string-cursor-forward string-cursor-back string-cursor=? string-cursor<? string-cursor>? string-cursor<=?
          string-cursor>=? string-cursor-diff string-cursor->index string-index->cursor
          string-null? string-every string-any
          string-tabulate string-unfold string-unfold-right
          string->list/cursors string->vector/cursors reverse-list->string string-join
          string-ref/cursor substring/cursors string-copy/cursors string-take string-take-right string-drop
          string-drop-right string-pad string-pad-right string-trim string-trim-right string-trim-both
          string-prefix-length string-suffix-length string-prefix? string-suffix?
          string-index string-index-right string-skip string-skip-right string-contains string-contains-right
          string-reverse string-concatenate string-concatenate-reverse string-fold string-fold-right
          string-for-each-cursor string-replicate string-count string-replace string-split string-filter string-remove)
  (import (except (scheme base) string-map string-for-each)
          (scheme case-lambda)
          (only (scheme char) char-whitespace?)
          (rename (only (parley system)
                        %argument-error string-index string-search-forward string-search-backward)
                  (string-index char-index))
          (except (srfi 13)
                  string-map string-for-each string-index string-index-right string-skip string-skip-right)
          (srfi 13 internals))
  (begin

;;; Cursors

;; (string-cursor? obj): Returns whether OBJ can be a cursor.
(define (string-cursor? obj)
  (and (exact-integer? obj) (>= obj 0)))

(define (check-cursor name index s cursor)
  (check-index name index "cursor" cursor (length-of name 1 s)))

;; (string-cursor-start s): Returns the cursor of the first character of S.
(define (string-cursor-start s)
  (check-string 'string-cursor-start 1 s)
  0)

;; (string-cursor-end s): Returns the cursor behind the last character of S.
(define (string-cursor-end s)
  (length-of 'string-cursor-end 1 s))

;; (string-cursor-next s cursor): Returns the cursor into S behind CURSOR.
(define (string-cursor-next s cursor)
  (check-index 'string-cursor-next 2 "cursor" cursor (- (length-of 'string-cursor-next 1 s) 1))
  (+ cursor 1))

;; (string-cursor-prev s cursor): Returns the cursor into S before CURSOR.
(define (string-cursor-prev s cursor)
  (check-cursor 'string-cursor-prev 2 s cursor)
  (if (= cursor 0) (%argument-error 'string-cursor-prev 2 "cursor" "a cursor that is not the first" cursor))
  (- cursor 1))

;; (string-cursor-forward s cursor nchars): Returns the cursor into S that is NCHARS characters behind CURSOR.
(define (string-cursor-forward s cursor nchars)
  (check-cursor 'string-cursor-forward 2 s cursor)
  (check-index 'string-cursor-forward 3 "nchars" nchars (- (string-length s) cursor))
  (+ cursor nchars))

;; (string-cursor-back s cursor nchars): Returns the cursor into S that is NCHARS characters before CURSOR.
(define (string-cursor-back s cursor nchars)
  (check-cursor 'string-cursor-back 2 s cursor)
  (check-index 'string-cursor-back 3 "nchars" nchars cursor)
  (- cursor nchars))

;; (string-cursor=? s cursor1 cursor2): Returns whether the cursors into S are equal.
(define (string-cursor=? s cursor1 cursor2)
  (= cursor1 cursor2))

;; (string-cursor<? s cursor1 cursor2): Returns whether CURSOR1 into S is before CURSOR2.
(define (string-cursor<? s cursor1 cursor2)
  (< cursor1 cursor2))

;; (string-cursor>? s cursor1 cursor2): Returns whether CURSOR1 into S is behind CURSOR2.
(define (string-cursor>? s cursor1 cursor2)
  (> cursor1 cursor2))

;; (string-cursor<=? s cursor1 cursor2): Returns whether CURSOR1 into S is before CURSOR2 or equal to it.
(define (string-cursor<=? s cursor1 cursor2)
  (<= cursor1 cursor2))

;; (string-cursor>=? s cursor1 cursor2): Returns whether CURSOR1 into S is behind CURSOR2 or equal to it.
(define (string-cursor>=? s cursor1 cursor2)
  (>= cursor1 cursor2))

;; (string-cursor-diff s cursor1 cursor2): Returns the number of characters of S from CURSOR1 to CURSOR2.
(define (string-cursor-diff s cursor1 cursor2)
  (- cursor2 cursor1))

;; (string-cursor->index s cursor): Returns the index that stands for CURSOR into S.
(define (string-cursor->index s cursor)
  (check-cursor 'string-cursor->index 2 s cursor)
  cursor)

;; (string-index->cursor s index): Returns the cursor that stands for INDEX into S.
(define (string-index->cursor s index)
  (check-index 'string-index->cursor 2 "index" index (length-of 'string-index->cursor 1 s))
  index)

;;; Conversion and selection

;; (string->list/cursors s [start end]): Returns a list of the characters of S from START to END.
(define string->list/cursors string->list)

;; (string->vector/cursors s [start end]): Returns a new vector of the characters of S from START to END.
(define string->vector/cursors string->vector)

;; (string-ref/cursor s cursor): Returns the character of S at CURSOR.
(define string-ref/cursor string-ref)

;; (substring/cursors s start end): Returns a new string of the characters of S from START to END.
(define substring/cursors substring)

;; (string-copy/cursors s [start end]): Returns a new string of the characters of S from START to END.
(define string-copy/cursors string-copy)

;;; Searching

;; (string-index s pred [start end]): Returns the cursor of the first character of S that satisfies PRED, or END.
(define string-index
  (ranged-lambda 'string-index (s pred) (1 s) (3 start end)
    (if (char? pred)
        (or (char-index s pred start end) end)
        (let ((true? (criterion->predicate 'string-index 2 pred)))
          (let loop ((i start))
            (if (or (= i end) (true? (string-ref s i))) i (loop (+ i 1))))))))

;; (string-index-right s pred [start end]): Returns the cursor behind the last character of S that satisfies PRED, or
;; START.
(define string-index-right
  (ranged-lambda 'string-index-right (s pred) (1 s) (3 start end)
    (let ((true? (criterion->predicate 'string-index-right 2 pred)))
      (let loop ((i end))
        (if (or (= i start) (true? (string-ref s (- i 1)))) i (loop (- i 1)))))))

;; (string-skip s pred [start end]): Returns the cursor of the first character of S that does not satisfy PRED, or
;; END.
(define string-skip
  (ranged-lambda 'string-skip (s pred) (1 s) (3 start end)
    (let ((true? (criterion->predicate 'string-skip 2 pred)))
      (let loop ((i start))
        (if (and (< i end) (true? (string-ref s i))) (loop (+ i 1)) i)))))

;; (string-skip-right s pred [start end]): Returns the cursor behind the last character of S that does not satisfy
;; PRED, or START.
(define string-skip-right
  (ranged-lambda 'string-skip-right (s pred) (1 s) (3 start end)
    (let ((true? (criterion->predicate 'string-skip-right 2 pred)))
      (let loop ((i end))
        (if (and (> i start) (true? (string-ref s (- i 1)))) (loop (- i 1)) i)))))

;; (string-contains-right s1 s2 [start1 end1 start2 end2]): Returns the cursor into S1 of the last occurrence of S2,
;; or #f.
(define string-contains-right
  (two-ranges-lambda 'string-contains-right (s1 s2) (3 start1 end1 start2 end2)
    (let ((behind (string-search-backward (substring s2 start2 end2) s1 end1)))
      (and behind
           (let ((cursor (- behind (- end2 start2))))
             (and (>= cursor start1) cursor))))))

;;; The whole string

;; (string-for-each-cursor proc s [start end]): Calls PROC with each cursor of S from START to END in order.
(define string-for-each-cursor
  (ranged-lambda 'string-for-each-cursor (proc s) (2 s) (3 start end)
    (check-procedure 'string-for-each-cursor 1 "proc" proc)
    (string-for-each-index proc s start end)))

;; (string-replicate s from to [start end]): Returns a new string of characters FROM to TO of the endless repetition,
;; in both directions, of the characters of S from START to END.
(define (string-replicate s from to . range)
  (apply xsubstring s from to range))

;; (string-split s delimiter [grammar limit start end]): Returns a list of the parts of S between the occurrences of
;; the string DELIMITER, of which no more than LIMIT count if that is not #f. GRAMMAR is infix, strict-infix (an empty
;; S is an error), prefix or suffix (an empty part at the beginning or end is left out). An empty DELIMITER splits
;; everywhere.
(define string-split
  (case-lambda
    ((s delimiter) (split s delimiter 'infix #f))
    ((s delimiter grammar) (split s delimiter grammar #f))
    ((s delimiter grammar limit . range) (apply split s delimiter grammar limit range))))

(define split
  (ranged-lambda 'string-split (s delimiter grammar limit) (1 s) (5 start end)
    (if (not (string? delimiter)) (%argument-error 'string-split 2 "delimiter" "a string" delimiter))
    (if (not (memq grammar '(infix strict-infix prefix suffix)))
        (%argument-error 'string-split 3 "grammar" "infix, strict-infix, prefix or suffix" grammar))
    (if limit (check-count 'string-split 4 "limit" limit))
    (cond ((< start end)
           (let* ((text (if (= end (string-length s)) s (substring s 0 end)))
                  (parts (if (string-null? delimiter)
                             (single-characters text start end limit)
                             (delimited text delimiter start end limit))))
             (case grammar
               ((prefix) (if (string-null? (car parts)) (cdr parts) parts))
               ((suffix) (without-empty-last parts))
               (else parts))))
          ((eq? grammar 'strict-infix)
           (%argument-error 'string-split 1 "s" "a string that is not empty" s))
          (else '()))))

(define (single-characters text start end limit)
  (let loop ((i start) (splits 0) (parts '()))
    (if (or (= i (- end 1)) (eqv? splits limit))
        (reverse (cons (substring text i end) parts))
        (loop (+ i 1) (+ splits 1) (cons (substring text i (+ i 1)) parts)))))

(define (delimited text delimiter start end limit)
  (let loop ((i start) (splits 0) (parts '()))
    (let ((j (and (not (eqv? splits limit)) (string-search-forward delimiter text i))))
      (if j
          (loop (+ j (string-length delimiter)) (+ splits 1) (cons (substring text i j) parts))
          (reverse (cons (substring text i end) parts))))))

(define (without-empty-last parts)
  (let ((reversed (reverse parts)))
    (if (string-null? (car reversed)) (reverse (cdr reversed)) parts)))

;; (string-remove pred s [start end]): Returns a new string of the characters of S that do not satisfy PRED.
(define string-remove
  (ranged-lambda 'string-remove (pred s) (2 s) (3 start end)
    (string-delete (criterion->predicate 'string-remove 1 pred) s start end)))

))
