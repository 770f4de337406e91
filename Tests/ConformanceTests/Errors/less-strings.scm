(sort (list "b" "a") <)
