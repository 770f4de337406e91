(string-length 'abc)
