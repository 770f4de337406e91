(map (lambda (x)) '(1 2))
