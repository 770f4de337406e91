;; R7RS 2.1: #!fold-case and #!no-fold-case.
'Mixed ; => Mixed
(list #!fold-case 'Mixed #!no-fold-case 'Mixed) ; => (mixed Mixed)
(list #!fold-case #\NEWLINE #\A "Abc" #!no-fold-case) ; => (#\newline #\A "Abc")
