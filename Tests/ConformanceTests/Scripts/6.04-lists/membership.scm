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
(memq 101 '(100 101 102)) ; => (101 102)
(memv 'x '()) ; => #f
(member '(2) '((1) (2) (3))) ; => ((2) (3))
(member 2 '(1 2 3) <) ; => (3)
(member 2.0 (list 1 2 3) eqv?) ; => #f
(assq 'c '((a 1) (b 2))) ; => #f
(assv 2.0 '((2 a) (2.0 b))) ; => (2.0 b)
(assoc 2.0 '((1 1) (2 4))) ; => #f
(assoc 3 '((1 . a) (5 . b)) <) ; => (5 . b)
(let ((l '((a . 1)))) (eq? (car l) (assq 'a l))) ; => #t
(member 1 '(2 . 3)) ; error: member: argument 2 (list) must be a proper list, got (2 . 3)
(member 1 '#0=(2 . #0#)) ; error: member: argument 2
(member 1 '#0=(2 . #0#) =) ; error: member: argument 2
(member 1 '(1) 5) ; error: member: argument 3 (same?) must be a procedure, got 5
(member 1) ; error: member: takes 2 or 3 arguments, called with 1
(assoc 1 '(2)) ; error: assoc: argument 2 (alist) must be a list of pairs, got (2)
(assoc 1 '(2) =) ; error: assoc: argument 2 (alist) must be a list of pairs, got (2)
(assoc 1 5) ; error: assoc: argument 2 (alist) must be a proper list, got 5
(assoc 1 '#0=((2 . 3) . #0#) =) ; error: assoc: argument 2
(assoc 1 '((1 . 2)) 'eq) ; error: assoc: argument 3 (same?) must be a procedure, got eq
(memv 1 5) ; error: memv: argument 2 (list)
(assv 1 '(1)) ; error: assv: argument 2 (alist)
(let ((k #f) (n 0)) (let ((r (assoc 2 '((1 . a) (2 . b) (3 . c)) (lambda (x y) (call/cc (lambda (c) (if (= y 2) (set! k c)))) (= x y))))) (set! n (+ n 1)) (if (< n 3) (k #f) (list n r)))) ; => (3 (2 . b))

;; Compiled calls: short lists, long ones, and what is no proper list.
(define (tail x l) (memq x l))
(define (entry x l) (assq x l))
(define (upto n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(list (tail 'b '(a b c)) (tail 'z '(a b c)) (tail 'a '()) (if (memq 'c '(a b c)) 'yes 'no)) ; => ((b c) #f #f yes)
(map (lambda (n) (car (tail n (upto 1100)))) '(1 999 1000 1001 1002 1100)) ; => (1 999 1000 1001 1002 1100)
(list (tail 0 (upto 999)) (tail 0 (upto 1000)) (tail 0 (upto 1001)) (tail 0 (upto 1100))) ; => (#f #f #f #f)
(tail 'b '(a b . c)) ; => (b . c)
(tail 'd '(a b . c)) ; error: memq: argument 2 (list) must be a proper list
(tail 'd 5) ; error: memq: argument 2 (list) must be a proper list, got 5
(tail 'd (let ((l (list 1 2 3))) (set-cdr! (cddr l) l) l)) ; error: memq: argument 2 (list) must be a proper list
(list (entry 'b '((a . 1) (b . 2))) (entry 'z '((a . 1))) (entry 'a '())) ; => ((b . 2) #f #f)
(let ((l (map (lambda (n) (cons n n)) (upto 1100)))) (list (entry 1100 l) (entry 0 l) (entry 1000 l))) ; => ((1100 . 1100) #f (1000 . 1000))
(entry 'a '((a . 1) 5)) ; => (a . 1)
(entry 'b '((a . 1) 5)) ; error: assq: argument 2 (alist) must be a list of pairs
(entry 'b '((a . 1) . 5)) ; error: assq: argument 2 (alist) must be a proper list
(entry 'b (let ((l (list '(a . 1)))) (set-cdr! l l) l)) ; error: assq: argument 2 (alist) must be a proper list
(define (memq x l) 'mine)
(tail 1 2) ; => mine
(set! assq cons)
(entry 1 2) ; => (1 . 2)
