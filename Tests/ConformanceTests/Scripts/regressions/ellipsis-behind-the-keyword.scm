;; An ellipsis right behind the keyword has nothing to repeat.
(define-syntax m (syntax-rules () ((_ ... x) 1))) ; syntax-error: misplaced ellipsis
(define-syntax m (syntax-rules () ((_ ...) 1))) ; syntax-error: misplaced ellipsis
(define-syntax m (syntax-rules () ((_ ... . x) 1))) ; syntax-error: misplaced ellipsis
