;; A vector template whose only element is a splice.
`#(,@'()) ; => #()
`#(,@'(1 2)) ; => #(1 2)
`(x #(,@(list 1)) y) ; => (x #(1) y)
