(map and '(#t #f) '(#t #t))
