;; What eval and load define is not known.
(load "other.scm")
(defined-in-other 1)
(car 1 2)
