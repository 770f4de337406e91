;; R7RS 2.2: the three kinds of comments.
(+ 1 #| inline |# 2) ; => 3
(+ 1 #| outer #| inner |# still outer |# 2) ; => 3
(list 1 #;2 3) ; => (1 3)
(list 1 #;(a (b) "c)") 3) ; => (1 3)
(list 1 #; #;2 3 4) ; => (1 4)
'(a . #;b c) ; => (a . c)
'(a #;b) ; => (a)
'(a . b #;c) ; => (a . b)
(list 'a ; a comment inside a form
      'b) ; => (a b)
"not ; a comment" ; => "not ; a comment"
"not #| a |# comment" ; => "not #| a |# comment"
#;(undefined-procedure) 'after ; => after
