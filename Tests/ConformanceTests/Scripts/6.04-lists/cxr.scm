;; R7RS 6.4, (scheme cxr): every composition of car and cdr, on a full tree.
(define tree '((((1 . 2) . (3 . 4)) . ((5 . 6) . (7 . 8))) . (((9 . 10) . (11 . 12)) . ((13 . 14) . (15 . 16)))))
(caar tree) ; => ((1 . 2) 3 . 4)
(cadr tree) ; => ((9 . 10) 11 . 12)
(cdar tree) ; => ((5 . 6) 7 . 8)
(cddr tree) ; => ((13 . 14) 15 . 16)
(caaar tree) ; => (1 . 2)
(caadr tree) ; => (9 . 10)
(cadar tree) ; => (5 . 6)
(caddr tree) ; => (13 . 14)
(cdaar tree) ; => (3 . 4)
(cdadr tree) ; => (11 . 12)
(cddar tree) ; => (7 . 8)
(cdddr tree) ; => (15 . 16)
(caaaar tree) ; => 1
(caaadr tree) ; => 9
(caadar tree) ; => 5
(caaddr tree) ; => 13
(cadaar tree) ; => 3
(cadadr tree) ; => 11
(caddar tree) ; => 7
(cadddr tree) ; => 15
(cdaaar tree) ; => 2
(cdaadr tree) ; => 10
(cdadar tree) ; => 6
(cdaddr tree) ; => 14
(cddaar tree) ; => 4
(cddadr tree) ; => 12
(cdddar tree) ; => 8
(cddddr tree) ; => 16
(caar '(1)) ; error: caar: argument 1 (pair) must be a pair whose car is a pair, got (1)
(caddr '(1 2)) ; error: caddr: argument 1 (pair) must be a pair whose cdr and cddr are pairs, got (1 2)
(cddddr '(1 2 3)) ; error: cddddr: argument 1
(cadr 'x) ; error: cadr: argument 1
(cdddar '((1))) ; error: cdddar
(caadr) ; error: caadr: takes 1 argument
