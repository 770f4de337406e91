;; R7RS 4.2.8.
`(list ,(+ 1 2) 4) ; => (list 3 4)
(let ((name 'a)) `(list ,name ',name)) ; => (list a (quote a))
`(a ,(+ 1 2) ,@(map abs '(4 -5 6)) b) ; => (a 3 4 5 6 b)
`((foo ,(- 10 3)) ,@(cdr '(c)) . ,(car '(cons))) ; => ((foo 7) . cons)
`#(10 5 ,(square 2) ,@(map square '(4 3)) 8) ; => #(10 5 4 16 9 8)
(let ((foo '(foo bar)) (@baz 'baz)) `(list ,@foo , @baz)) ; => (list foo bar baz)
`(a `(b ,(c ,(+ 1 2)))) ; => (a `(b ,(c 3)))
`(a `(b ,(foo ,(+ 1 3) d) e) f) ; => (a `(b ,(foo 4 d) e) f)
(let ((name1 'x) (name2 'y)) `(a `(b ,,name1 ,',name2 d) e)) ; => (a `(b ,x ,'y d) e)
`(1 . ,(+ 1 1)) ; => (1 . 2)
`,(+ 1 2) ; => 3
(quasiquote (list (unquote (+ 1 2)) 4)) ; => (list 3 4)
`(,@'(1 2) ,@'(3)) ; => (1 2 3)
`(,@'() . tail) ; => tail
`(1 ,@'(2 3)) ; => (1 2 3)
`#(,@'()) ; => #()
`() ; => ()
`x ; => x
`("s" #\c 1.5) ; => ("s" #\c 1.5)
(let ((x 5)) `(a (b ,x) #(c ,x))) ; => (a (b 5) #(c 5))
`(( foo ,(- 10 3)) ,@(cdr '(c)) . ,(car '(cons))) ; => ((foo 7) . cons)
'(quasiquote (list (unquote (+ 1 2)) 4)) ; => (quasiquote (list (unquote (+ 1 2)) 4))
`#(1 ,@(list 2 3)) ; => #(1 2 3)
`(1 `(2 ,(3 ,(+ 1 3)))) ; => (1 (quasiquote (2 (unquote (3 4)))))
`(1 . `,(2 ,(+ 1 3))) ; => (1 quasiquote (unquote (2 4)))
`(1 ,@'(2) . ,@'(3)) ; syntax-error: unquote-splicing
`(a `(b ,@(c ,@(list 1 2)))) ; => (a (quasiquote (b (unquote-splicing (c 1 2)))))
`(x ,@'(a b) . ,'c) ; => (x a b . c)
`(,@(list 1 2) . 3) ; => (1 2 . 3)
`(1 ,@'() 2) ; => (1 2)
(let ((tail (list 2 3))) (eq? tail (cdr `(1 ,@tail)))) ; => #t
`(,@5) ; => 5
`(1 ,@5 2) ; error: append
`((,@'(a)) ,@'(b)) ; => ((a) b)
`(a . (unquote (+ 1 2))) ; => (a . 3)
`(unquote (+ 1 2)) ; => 3
`,@'(1) ; syntax-error: unquote-splicing
`#(`#(,,(+ 1 2))) ; => #((quasiquote #((unquote 3))))
(vector? `#(,1)) ; => #t
(let ((unquote list)) `(a ,(b))) ; => (a (unquote (b)))
,x ; syntax-error: unquote
(quasiquote a b) ; syntax-error: quasiquote
