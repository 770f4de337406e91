(+ 1 (values 1 2))
