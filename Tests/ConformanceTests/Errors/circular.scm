(define ring (list 1 2 3))
(set-cdr! (cddr ring) ring)
(length ring)
