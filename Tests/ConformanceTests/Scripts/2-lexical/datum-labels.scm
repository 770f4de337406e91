;; R7RS 2.4: #n= and #n#.
'(#0=(a b) #0#) ; => ((a b) (a b))
(let ((x '(#0=(a) #0#))) (eq? (car x) (cadr x))) ; => #t
(let ((x '#0=(a b . #0#))) (eq? x (cddr x))) ; => #t
(let ((x '#0=(a b . #0#))) (list-ref x 101)) ; => b
(let ((x '#1=#(1 #1# 3))) (eq? x (vector-ref x 1))) ; => #t
(let ((x '(#0="str" #1=#\a #0# #1#))) (eq? (car x) (caddr x))) ; => #t
'#0=(a . #0#) ; => #0=(a . #0#)
(+ #0=1 #0#) ; => 2
#0=(+ 1 2) ; => 3
(let ((x '#0=(a #1=(b) #0# #1#))) (list (eq? x (caddr x)) (eq? (cadr x) (cadddr x)))) ; => (#t #t)
