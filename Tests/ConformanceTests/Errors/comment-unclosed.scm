(display 1)
#| a comment
(display 2)
