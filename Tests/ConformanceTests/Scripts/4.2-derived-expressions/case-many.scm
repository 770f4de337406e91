;; 4.2-derived-expressions
;; A case over many data, of all kinds.
(define (number-of s)
  (case s ((zero) 0) ((one uno ein) 1) ((two) 2) ((three) 3) ((four) 4) ((five) 5) ((six) 6) (else 'many)))
(map number-of '(zero one uno ein two three four five six seven #\a 1 "one")) ; => (0 1 1 1 2 3 4 5 6 many many many many)
(number-of (string->symbol "six")) ; => 6
(number-of (string->symbol "sixty")) ; => many
(define (kind c)
  (case c
    ((#\a #\e #\i #\o #\u) 'vowel)
    ((#\0 #\1 #\2 #\3) 'digit)
    ((#\λ) 'greek)
    ((() #t #f) 'constant)
    ((-1 0 1 1000000000000) => (lambda (n) (list 'number n)))
    (else => (lambda (x) (list 'other x)))))
(map kind (list #\a #\u #\3 #\λ '() #t #f -1 1000000000000 2 'a "")) ; => (vowel vowel digit greek constant constant constant (number -1) (number 1000000000000) (other 2) (other a) (other ""))
; Numbers of other kinds among them.
(define (mixed x)
  (case x ((1) 'one) ((2) 'two) ((3) 'three) ((4) 'four) ((5) 'five) ((6) 'six) ((7) 'seven)
    ((1.5) 'flonum) ((100000000000000000000) 'big) ((1/2) 'half) ((8) 'eight) ((9) 'nine)))
(map mixed (list 1 7 1.5 100000000000000000000 1/2 8 9)) ; => (one seven flonum big half eight nine)
(map (lambda (x) (eq? (mixed x) (if #f #f))) '(10 1.0 a)) ; => (#t #t #t)
; The first of equal data counts.
(define (twice x) (case x ((a b c) 1) ((c d e) 2) ((a f g) 3) (else 4)))
(map twice '(a b c d e f g h)) ; => (1 1 1 2 2 3 3 4)
; In the middle of an expression, as a test, in loops that go on and end, with a key that is captured and assigned.
(define (sum-of list)
  (let loop ((rest list) (sum 0))
    (if (null? rest)
        sum
        (+ 1 (* 2 (case (car rest) ((1) 10) ((2) 20) ((3) 30) ((4) (loop (cdr rest) sum)) ((5 6 7) 50) (else 0)))))))
(map sum-of '((1) (4 4 2) (6) (8))) ; => (21 167 101 1)
(define (last-of list)
  (let loop ((rest list) (count 0))
    (case (if (pair? rest) (car rest) 'end)
      ((a) (loop (cdr rest) (+ count 1)))
      ((b) (loop (cdr rest) (+ count 10)))
      ((c) (loop (cdr rest) (+ count 100)))
      ((d e f) (loop (cdr rest) (+ count 1000)))
      ((end) count)
      (else => (lambda (x) (cons x count))))))
(last-of '(a b c d e f a)) ; => 3112
(last-of '(a b x c)) ; => (x . 11)
(define (captured key)
  (let ((change (lambda () (set! key (if (symbol? key) 7 'a)))))
    (list (case key ((1 2 3 4 5 6) 'number) ((a) (change) key) (else (change) key))
          (case key ((1) 'one) ((2) 'two) ((3) 'three) ((a) 'letter) ((7) 'seven) ((8 9) 'more)))))
(captured 'a) ; => (7 seven)
(captured 9) ; => (a letter)
(if (case 5 ((1 2 3) #f) ((4 5 6) #t) ((7 8) #f) (else #f)) 'yes 'no) ; => yes
(define (deep n) (case n ((0) 0) ((1 2 3 4 5 6) (+ 1 (deep (- n 1)))) (else (+ 1 (deep (- n 1))))))
(deep 1000) ; => 1000
; eqv? of the program does not matter to case.
(define (eqv? a b) #f)
(map number-of '(two nine)) ; => (2 many)
(case (car '(x)) ((a b c d e f) 'letter) ((x y z) 'coordinate) (else 'none)) ; => coordinate
