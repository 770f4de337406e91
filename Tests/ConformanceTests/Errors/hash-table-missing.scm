(define ages (make-hash-table))
(hash-table-set! ages 'ann 42)
(hash-table-ref ages 'bob)
