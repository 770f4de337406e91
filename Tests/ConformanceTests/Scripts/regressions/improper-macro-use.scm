;; A macro use may be an improper list.
(define-syntax rest (syntax-rules () ((_ a . r) '(a r))))
(rest 1 . 2) ; => (1 2)
(rest 1 2 . 3) ; => (1 (2 . 3))
