;; R7RS 6.3.
#t ; => #t
'#f ; => #f
(not 3) ; => #f
(not #f) ; => #t
(not '()) ; => #f
(boolean? #f) ; => #t
(boolean? 0) ; => #f
(boolean? '()) ; => #f
(boolean=? #t #t) ; => #t
(boolean=? #f #f #t) ; => #f
(boolean=? 1 #t) ; error: boolean=?
