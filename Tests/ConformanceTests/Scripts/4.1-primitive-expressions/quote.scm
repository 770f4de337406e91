;; R7RS 4.1.2.
(quote a) ; => a
(quote #(a b c)) ; => #(a b c)
(quote (+ 1 2)) ; => (+ 1 2)
'() ; => ()
'"abc" ; => "abc"
'145932 ; => 145932
'#\a ; => #\a
'#t ; => #t
(let ((f (lambda () '(1 2)))) (eq? (f) (f))) ; => #t
(quote) ; syntax-error: quote
(quote a b) ; syntax-error: quote
'(quote a) ; => (quote a)
'(a 'b) ; => (a (quote b))
(quote . a) ; syntax-error: 
'#(a #(b)) ; => #(a #(b))
