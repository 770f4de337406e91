(define (handler e) (car e))
(with-exception-handler handler (lambda () (error "first")))
