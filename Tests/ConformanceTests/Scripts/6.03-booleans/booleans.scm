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
(not (list 3)) ; => #f
(not (list)) ; => #f
(not 'nil) ; => #f
(boolean? '#f) ; => #t
(boolean=? #t #t #t #t) ; => #t
(boolean=? #f #f) ; => #t
(boolean=? #t #t #f) ; => #f
(boolean=? #t #f 5) ; error: boolean=?: argument 3 must be a boolean, got 5
(boolean=? #t) ; error: boolean=?: takes at least 2 arguments
(not) ; error: not: takes 1 argument
(not 1 2) ; error: not: takes 1 argument
(boolean? 1 2) ; error: boolean?: takes 1 argument
(list #true #false) ; => (#t #f)
