;; Every kind of datum reads as itself.
'() ; => ()
'(a . (b . (c))) ; => (a b c)
'(a . (b . c)) ; => (a b . c)
'(quote a) ; => 'a
''a ; => (quote a)
'`(a ,b ,@c) ; => (quasiquote (a (unquote b) (unquote-splicing c)))
'#(1 #(2) "x") ; => #(1 #(2) "x")
#(1 2) ; => #(1 2)
#u8(0 10 255) ; => #u8(0 10 255)
'#u8() ; => #u8()
#true ; => #t
#false ; => #f
'(#t #f) ; => (#true #false)
(car ''a) ; => quote
