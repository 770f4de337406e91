(define pairs '((a 1) (b 2)))
(+ (cadr (car pairs)) (car (cadr pairs)))
