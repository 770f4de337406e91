;;; From SREs to trees of nodes, for SRFI 115. Case, character repertoire and whether submatches count are settled
;;; here; alternatives of sets become one set, so the matcher sees few kinds of nodes.

(define-library (srfi 115 parser)
  (export parse-sre node-kind node-nullable? node-width node-data)
  (import (scheme base) (scheme cxr) (srfi 115 char-sets))
  (begin

;;; Nodes
;;;
;;; kind       data literal    a string of two or more characters set        a set of characters seq        a list of
;;; nodes alt        a list of two or more nodes repeat     (node minimum maximum greedy?); the maximum may be #f
;;; submatch   (number node) assertion  (name ascii?) look       (ahead? positive? node) backref    (number-or-name
;;; fold?)

;; (node-kind node): Returns the kind of NODE, a symbol.
;; (node-nullable? node): Returns whether NODE may match the empty string.
;; (node-width node): Returns how many characters NODE matches, or #f if that varies.
;; (node-data node): Returns what the kind of NODE makes of it.
(define-record-type <node>
  (make-node kind nullable? width data)
  node?
  (kind node-kind)
  (nullable? node-nullable?)
  (width node-width)
  (data node-data))

(define (set-node set)
  (make-node 'set #f 1 set))

(define (seq-node nodes)
  (if (and (pair? nodes) (null? (cdr nodes)))
      (car nodes)
      (let loop ((rest nodes) (nullable? #t) (width 0))
        (if (pair? rest)
            (loop (cdr rest)
                  (and nullable? (node-nullable? (car rest)))
                  (and width (node-width (car rest)) (+ width (node-width (car rest)))))
            (make-node 'seq nullable? width nodes)))))

(define (all? predicate list)
  (or (null? list)
      (and (predicate (car list)) (all? predicate (cdr list)))))

(define (set-node? node)
  (eq? (node-kind node) 'set))

(define (alt-node nodes)
  (cond ((all? set-node? nodes) (if (and (pair? nodes) (null? (cdr nodes)))
                                    (car nodes)
                                    (set-node (union (map node-data nodes)))))
        ((null? (cdr nodes)) (car nodes))
        (else
         (let ((width (node-width (car nodes))))
           (make-node 'alt
                      (not (all? (lambda (node) (not (node-nullable? node))) nodes))
                      (and (all? (lambda (node) (eqv? (node-width node) width)) nodes) width)
                      nodes)))))

(define (repeat-node node minimum maximum greedy?)
  (make-node 'repeat
             (or (= minimum 0) (node-nullable? node))
             (and (eqv? minimum maximum) (node-width node) (* minimum (node-width node)))
             (list node minimum maximum greedy?)))

(define (submatch-node number node)
  (make-node 'submatch (node-nullable? node) (node-width node) (list number node)))

(define (assertion-node name ascii?)
  (make-node 'assertion #t 0 (list name ascii?)))

(define (look-node ahead? positive? node)
  (make-node 'look #t 0 (list ahead? positive? node)))

;;; Parsing

(define (invalid sre)
  (error "regexp: not a valid SRE:" sre))

;; A bound on the size of an SRE, which also ends the way through a circular one.
(define size-limit 200000)

;; What is found on the way through an SRE: the number of its parts, the number of submatches, and the names of
;; submatches as an association list from names to lists of numbers in increasing order.
(define (make-findings) (vector 0 0 '()))
(define (size findings) (vector-ref findings 0))
(define (submatch-count findings) (vector-ref findings 1))
(define (names findings) (vector-ref findings 2))

(define (count-part! findings)
  (vector-set! findings 0 (+ (size findings) 1))
  (if (> (size findings) size-limit) (error "regexp: the SRE is too large")))

(define (new-submatch! findings)
  (vector-set! findings 1 (+ (submatch-count findings) 1))
  (submatch-count findings))

(define (add-name! findings name number)
  (let ((entry (assq name (names findings))))
    (if entry
        (set-cdr! entry (append (cdr entry) (list number)))
        (vector-set! findings 2 (cons (list name number) (names findings))))))

;; (parse-sre sre): Returns the node that SRE stands for, the number of its submatches, and an association list from
;; their names to lists of their numbers.
(define (parse-sre sre)
  (let* ((findings (make-findings))
         (node (parse sre #f #f #t findings)))
    (values node (submatch-count findings) (names findings))))

;; FOLD? tells whether case is ignored, ASCII? whether the context is an ASCII one, CAPTURE? whether submatches count.
(define (parse sre fold? ascii? capture? findings)
  (count-part! findings)
  (cond ((string? sre) (parse-string sre fold? ascii? findings))
        ((char? sre) (set-node (literal-set sre fold? ascii?)))
        ((symbol? sre) (parse-name sre fold? ascii?))
        ((procedure? sre) (set-node (predicate-set sre)))
        ((and (pair? sre) (list? sre)) (parse-form sre fold? ascii? capture? findings))
        (else (invalid sre))))

(define (parse-string string fold? ascii? findings)
  (let ((length (string-length string)))
    (cond ((= length 1) (set-node (literal-set (string-ref string 0) fold? ascii?)))
          ((= length 0) (seq-node '()))
          (fold?
           (seq-node (map (lambda (char)
                            (count-part! findings)
                            (set-node (literal-set char #t ascii?)))
                          (string->list string))))
          (else (make-node 'literal #f length string)))))

(define (parse-name name fold? ascii?)
  (case name
    ((bos eos bol eol bow eow nwb) (assertion-node name ascii?))
    ((bog eog) (if ascii? (seq-node '()) (assertion-node 'grapheme-break #f)))
    ((grapheme) (if ascii? (set-node (named-set 'any #f #t)) (grapheme-node)))
    ((word) (word-node (set-node (word-set ascii?)) ascii?))
    (else
     (let ((set (named-set name fold? ascii?)))
       (if set (set-node set) (invalid name))))))

(define (grapheme-node)
  (let ((any (set-node (named-set 'any #f #f))))
    (seq-node
     (list (assertion-node 'grapheme-break #f)
           any
           (repeat-node (seq-node (list (assertion-node 'no-grapheme-break #f) any)) 0 #f #t)
           (assertion-node 'grapheme-break #f)))))

(define (word-node constituent ascii?)
  (anchored-to-word (repeat-node constituent 1 #f #t) ascii?))

(define (anchored-to-word node ascii?)
  (seq-node (list (assertion-node 'bow ascii?) node (assertion-node 'eow ascii?))))

(define (parse-form form fold? ascii? capture? findings)
  (define (parse-part sre) (parse sre fold? ascii? capture? findings))
  (define (parse-parts sres) (map parse-part sres))
  (define (parse-seq sres) (seq-node (parse-parts sres)))
  (define (parse-sets sres) (map node-set (parse-parts sres)))
  (define (node-set node)
    (if (set-node? node) (node-data node) (error "regexp: a part is no set of characters:" form)))
  (define (require-parts count)
    (if (< (length (cdr form)) count) (invalid form)))
  ;; The bounds stand before the parts that are repeated.
  (define (parse-repetition minimum maximum greedy? sres)
    (if (not (and (natural? minimum)
                  (or (not maximum) (and (natural? maximum) (<= minimum maximum)))))
        (invalid form))
    (repeat-node (parse-seq sres) minimum maximum greedy?))
  (define (parse-submatch sres name)
    (if capture?
        (let ((number (new-submatch! findings)))
          (if name (add-name! findings name number))
          (submatch-node number (parse-seq sres)))
        (parse-seq sres)))
  (define (in-context fold? ascii? capture?)
    (seq-node (map (lambda (sre) (parse sre fold? ascii? capture? findings)) (cdr form))))
  (let ((parts (cdr form)))
    (if (string? (car form))
        (if (null? parts) (set-node (string-set (car form) fold? ascii?)) (invalid form))
        (case (car form)
          ((: seq) (parse-seq parts))
          ((or |\||) (alt-node (parse-parts parts)))
          ((* zero-or-more) (parse-repetition 0 #f #t parts))
          ((+ one-or-more) (parse-repetition 1 #f #t parts))
          ((? optional) (parse-repetition 0 1 #t parts))
          ((*? non-greedy-zero-or-more) (parse-repetition 0 #f #f parts))
          ((?? non-greedy-optional) (parse-repetition 0 1 #f parts))
          ((= exactly)
           (require-parts 1)
           (parse-repetition (car parts) (car parts) #t (cdr parts)))
          ((>= at-least)
           (require-parts 1)
           (parse-repetition (car parts) #f #t (cdr parts)))
          ((** repeated **? non-greedy-repeated)
           (require-parts 2)
           (if (not (natural? (cadr parts))) (invalid form))
           (parse-repetition (car parts) (cadr parts) (memq (car form) '(** repeated)) (cddr parts)))
          (($ submatch) (parse-submatch parts #f))
          ((-> submatch-named)
           (require-parts 1)
           (if (not (symbol? (car parts))) (invalid form))
           (parse-submatch (cdr parts) (car parts)))
          ((backref)
           (if (not (and (= (length parts) 1) (or (symbol? (car parts)) (natural? (car parts))))) (invalid form))
           (make-node 'backref #t #f (list (car parts) fold?)))
          ((w/case) (in-context #f ascii? capture?))
          ((w/nocase) (in-context #t ascii? capture?))
          ((w/ascii) (in-context fold? #t capture?))
          ((w/unicode) (in-context fold? #f capture?))
          ((w/nocapture) (in-context fold? ascii? #f))
          ((word) (anchored-to-word (parse-seq parts) ascii?))
          ((word+)
           (word-node (set-node (intersection (list (word-set ascii?) (union (parse-sets parts))))) ascii?))
          ((look-ahead) (look-node #t #t (parse-seq parts)))
          ((neg-look-ahead) (look-node #t #f (parse-seq parts)))
          ((look-behind) (look-node #f #t (parse-behind parse-seq form)))
          ((neg-look-behind) (look-node #f #f (parse-behind parse-seq form)))
          ((char-set)
           (if (not (and (= (length parts) 1) (string? (car parts)))) (invalid form))
           (set-node (string-set (car parts) fold? ascii?)))
          ((/ char-range) (set-node (range-set (range-bounds form) fold? ascii?)))
          ((& and) (set-node (intersection (cons (named-set 'any #f ascii?) (parse-sets parts)))))
          ((~ complement) (set-node (complement (parse-sets parts) ascii?)))
          ((- difference)
           (require-parts 1)
           (let ((sets (parse-sets parts)))
             (set-node (difference (car sets) (cdr sets)))))
          (else (invalid form))))))

(define (natural? object)
  (and (exact-integer? object) (>= object 0)))

(define (parse-behind parse-seq form)
  (let ((node (parse-seq (cdr form))))
    (if (not (node-width node)) (error "regexp: what look-behind looks for must have a fixed length:" form))
    node))

;; The characters in the specifications of ranges, which must be an even number.
(define (range-bounds form)
  (let loop ((rest (cdr form)) (bounds '()))
    (cond ((pair? rest)
           (loop (cdr rest)
                 (cond ((char? (car rest)) (cons (car rest) bounds))
                       ((string? (car rest)) (append (reverse (string->list (car rest))) bounds))
                       (else (invalid form)))))
          ((even? (length bounds)) (reverse bounds))
          (else (invalid form)))))

))
