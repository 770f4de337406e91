(define (is-add? op) (= op 'add))
(is-add? 'add)
