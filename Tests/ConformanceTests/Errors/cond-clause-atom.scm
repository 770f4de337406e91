(cond #t 1)
