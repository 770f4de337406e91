(define (f données)
	(list "λ日本" (car données)))
(+ 1 (f 5))
