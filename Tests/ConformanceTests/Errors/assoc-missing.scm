(define ages '((ann . 42)))
(cdr (assq 'bob ages))
