;; R7RS 6.4: memq, member, assq, assoc.
(memq 'c '(a b c d e)) ; => (c d e)
(memq 'x '(a b c)) ; => #f
(memq (list 'a) '(b (a) c)) ; => #f
(member (list 'a) '(b (a) c)) ; => ((a) c)
(member "B" '("a" "b" "c") string-ci=?) ; => ("b" "c")
(memv 101 '(100 101 102)) ; => (101 102)
(memv 1.5 '(1.0 1.5)) ; => (1.5)
(member 2.0 '(1 2 3) =) ; => (2 3)
(member 1 '()) ; => #f
(define e '((a 1) (b 2) (c 3)))
(assq 'a e) ; => (a 1)
(assq 'd e) ; => #f
(assq (list 'a) '(((a)) ((b)) ((c)))) ; => #f
(assoc (list 'a) '(((a)) ((b)) ((c)))) ; => ((a))
(assoc 2.0 '((1 1) (2 4) (3 9)) =) ; => (2 4)
(assv 5 '((2 3) (5 7) (11 13))) ; => (5 7)
(assoc "b" '(("a" . 1) ("b" . 2))) ; => ("b" . 2)
(memq 'a 5) ; error: memq
(assq 'a '(1 2)) ; error: assq
