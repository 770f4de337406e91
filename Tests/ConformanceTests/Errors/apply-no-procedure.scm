(apply 'max '(1 2))
