(display (string-jion (list "a" "b")))
