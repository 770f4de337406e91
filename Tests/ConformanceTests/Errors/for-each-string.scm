(for-each display "abc")
