;; SRFI 158: generators and accumulators.
(import (srfi 158))
(define (all g) (generator->list g))

;; Constructors.
(all (generator)) ; => ()
(all (generator 1 2 3)) ; => (1 2 3)
(let ((g (generator 1))) (list (g) (eof-object? (g)) (eof-object? (g)))) ; => (1 #t #t)
(generator->list (circular-generator 1 2 3) 7) ; => (1 2 3 1 2 3 1)
(generator->list (circular-generator 'a) 3) ; => (a a a)
(circular-generator) ; error: circular-generator
(all (make-iota-generator 3)) ; => (0 1 2)
(all (make-iota-generator 3 8)) ; => (8 9 10)
(all (make-iota-generator 3 8 2)) ; => (8 10 12)
(all (make-iota-generator 0)) ; => ()
(all (make-iota-generator 3 1 0.5)) ; => (1.0 1.5 2.0)
(all (make-iota-generator 2 1.0)) ; => (1.0 2.0)
(all (make-iota-generator 3.0 1/2)) ; => (1/2 3/2 5/2)
(make-iota-generator 'a) ; error: make-iota-generator: argument 1 (count) must be a real number, got a
(make-iota-generator 3 'a) ; error: make-iota-generator: argument 2 (start)
(generator->list (make-range-generator 3) 4) ; => (3 4 5 6)
(all (make-range-generator 3 8)) ; => (3 4 5 6 7)
(all (make-range-generator 3 8 2)) ; => (3 5 7)
(all (make-range-generator 3 3)) ; => ()
(all (make-range-generator 0 1 0.25)) ; => (0.0 0.25 0.5 0.75)
(all (make-range-generator 1 3.5)) ; => (1 2 3)
(make-range-generator 1 2 'x) ; error: make-range-generator: argument 3 (step)
(make-range-generator "1") ; error: make-range-generator: argument 1 (start)
(define g (make-coroutine-generator (lambda (yield) (let loop ((i 0)) (when (< i 3) (yield i) (loop (+ i 1)))))))
(g) ; => 0
(g) ; => 1
(all g) ; => (2)
(eof-object? (g)) ; => #t
(all (make-coroutine-generator (lambda (yield) 5))) ; => ()
(make-coroutine-generator 5) ; error: make-coroutine-generator: argument 1 (proc)
(define steps '())
(define lazy (make-coroutine-generator (lambda (yield) (set! steps (cons 'a steps)) (yield 1) (set! steps (cons 'b steps)))))
steps ; => ()
(begin (lazy) steps) ; => (a)
(begin (lazy) steps) ; => (b a)
(all (list->generator '(1 2 3 4 5))) ; => (1 2 3 4 5)
(list->generator 5) ; error: list->generator: argument 1 (list)
(all (vector->generator '#(1 2 3 4 5))) ; => (1 2 3 4 5)
(all (vector->generator '#(a b c d e) 2)) ; => (c d e)
(all (vector->generator '#(a b c d e) 2 4)) ; => (c d)
(let* ((v (vector 1 2 3)) (g (vector->generator v))) (g) (vector-set! v 2 'x) (all g)) ; => (2 x)
(vector->generator '#(1 2) 3) ; error: vector->generator: argument 2 (start) must be an index from 0 to 2, got 3
(vector->generator '#(1 2) 0 3) ; error: vector->generator: argument 3 (end) must be an index from 0 to 2, got 3
(vector->generator '(1 2)) ; error: must be a vector
(all (reverse-vector->generator '#(1 2 3 4 5))) ; => (5 4 3 2 1)
(all (reverse-vector->generator '#(a b c d e) 2)) ; => (e d c)
(all (reverse-vector->generator '#(a b c d e) 2 4)) ; => (d c)
(all (reverse-vector->generator '#(a b c d e) 0 2)) ; => (b a)
(reverse-vector->generator '#(1 2) -1) ; error: reverse-vector->generator: argument 2 (start)
(all (string->generator "abcde")) ; => (#\a #\b #\c #\d #\e)
(all (string->generator "abcde" 1 3)) ; => (#\b #\c)
(all (string->generator "abcde" 3)) ; => (#\d #\e)
(string->generator "abc" 2 1) ; error: string->generator: argument 2 (start)
(all (bytevector->generator (bytevector 10 20 30))) ; => (10 20 30)
(all (bytevector->generator (bytevector 10 20 30) 1)) ; => (20 30)
(all (bytevector->generator (bytevector 10 20 30) 1 2)) ; => (20)
(bytevector->generator (bytevector 1) 0 'a) ; error: bytevector->generator: argument 3 (end)
(define (for-each-digit proc n)
  (when (> n 0)
    (let-values (((div rem) (truncate/ n 10)))
      (proc rem)
      (for-each-digit proc div))))
(all (make-for-each-generator for-each-digit 12345)) ; => (5 4 3 2 1)
(all (make-for-each-generator vector-for-each '#(1 2))) ; => (1 2)
(make-for-each-generator 1 '()) ; error: make-for-each-generator: argument 1 (for-each)
(all (make-unfold-generator (lambda (s) (> s 5)) (lambda (s) (* s 2)) (lambda (s) (+ s 1)) 0)) ; => (0 2 4 6 8 10)
(make-unfold-generator 1 car cdr 0) ; error: make-unfold-generator: argument 1 (stop?)

;; Operations.
(all (gcons* 'a 'b (make-range-generator 0 2))) ; => (a b 0 1)
(all (gcons* (generator 1))) ; => (1)
(all (gappend (make-range-generator 0 3) (make-range-generator 0 2))) ; => (0 1 2 0 1)
(all (gappend)) ; => ()
(all (gappend (generator) (generator) (generator 1))) ; => (1)
(gappend (generator) 5) ; error: gappend: argument 2 (gen)
(all (gflatten (generator '(1) '() '(2 3)))) ; => (1 2 3)
(all (gflatten (generator))) ; => ()
(all (gflatten (generator 1))) ; error: gflatten
(all (ggroup (generator 1 2 3 4 5) 2)) ; => ((1 2) (3 4) (5))
(all (ggroup (generator 1 2 3 4 5) 2 'x)) ; => ((1 2) (3 4) (5 x))
(all (ggroup (generator 1 2) 2 'x)) ; => ((1 2))
(all (ggroup (generator) 2 'x)) ; => ()
(ggroup (generator) 0) ; error: ggroup: argument 2 (k) must be a positive exact integer, got 0
(all (gmerge < (generator 1 4 6) (generator) (generator 2 3 7) (generator 5))) ; => (1 2 3 4 5 6 7)
(all (gmerge (lambda (a b) (< (car a) (car b))) (generator '(1 a) '(2 a)) (generator '(1 b) '(2 b)) (generator '(1 c))))
; => ((1 a) (1 b) (1 c) (2 a) (2 b))
(let ((g (generator 1))) (eq? g (gmerge < g))) ; => #t
(gmerge <) ; error: gmerge
(gmerge < (generator) 5) ; error: gmerge: argument 3 (gen)
(all (gmap - (make-range-generator 0 3))) ; => (0 -1 -2)
(all (gmap cons (generator 1 2 3) (generator 4 5))) ; => ((1 . 4) (2 . 5))
(all (gmap list (generator 1 2) (generator 3 4) (generator 5 6))) ; => ((1 3 5) (2 4 6))
(gmap 1 (generator)) ; error: gmap: argument 1 (proc)
(gmap car (generator) 'x) ; error: gmap: argument 3 (gen)
(all (gcombine (lambda (item state) (values (* item state) (+ state 1))) 10 (generator 1 2 3))) ; => (10 22 36)
(all (gcombine (lambda (a b state) (values (list a b state) (+ state 1))) 0 (generator 1 2) (generator 'x 'y 'z)))
; => ((1 x 0) (2 y 1))
(gcombine car 0 1) ; error: gcombine: argument 3 (gen)
(all (gfilter odd? (make-range-generator 1 8))) ; => (1 3 5 7)
(gfilter odd? 5) ; error: gfilter: argument 2 (gen)
(all (gremove odd? (make-range-generator 1 8))) ; => (2 4 6)
(gremove 1 (generator)) ; error: gremove: argument 1 (pred)
(all (gstate-filter (lambda (item state) (values (< state 3) (+ state 1))) 0 (generator 'a 'b 'c 'd))) ; => (a b c)
(gstate-filter car 0 1) ; error: gstate-filter: argument 3 (gen)
(all (gtake (generator 1 2 3) 2)) ; => (1 2)
(all (gtake (generator 1 2 3) 5)) ; => (1 2 3)
(all (gtake (generator 1 2 3) 5 'x)) ; => (1 2 3 x x)
(let* ((g (generator 1 2 3)) (t (gtake g 1))) (t) (t) (t) (g)) ; => 2
(gtake (generator) -1) ; error: gtake: argument 2 (k)
(all (gdrop (generator 1 2 3) 2)) ; => (3)
(all (gdrop (generator 1 2 3) 5)) ; => ()
(gdrop (generator) 1.5) ; error: gdrop: argument 2 (k)
(let ((g (gtake-while odd? (generator 1 3 4 5)))) (list (g) (g) (eof-object? (g)) (eof-object? (g)))) ; => (1 3 #t #t)
(gtake-while 1 (generator)) ; error: gtake-while: argument 1 (pred)
(all (gdrop-while odd? (generator 1 3 4 5 6))) ; => (4 5 6)
(all (gdrop-while odd? (generator 1 3))) ; => ()
(gdrop-while odd? 2) ; error: gdrop-while: argument 2 (gen)
(all (gdelete 3 (generator 1 2 3 4 5 3 6 7))) ; => (1 2 4 5 6 7)
(all (gdelete 3 (generator 1 2 3 4) <)) ; => (1 2 3)
(gdelete 3 (generator) 1) ; error: gdelete: argument 3 (=)
(all (gdelete-neighbor-dups (list->generator '(a a b c a a a d c)))) ; => (a b c a d c)
(all (gdelete-neighbor-dups (generator 1 -1 2) (lambda (a b) (= (abs a) (abs b))))) ; => (1 2)
(gdelete-neighbor-dups 1) ; error: gdelete-neighbor-dups: argument 1 (gen)
(all (gindex (list->generator '(a b c d e f)) (list->generator '(0 2 4)))) ; => (a c e)
(all (gindex (generator 'a 'b) (generator 1 5 7))) ; => (b)
(all (gindex (generator 'a 'b 'c) (generator 1 1))) ; error: gindex: the indexes must increase, got 1
(all (gindex (generator 'a 'b 'c) (generator 'x))) ; error: gindex
(all (gselect (list->generator '(a b c d e f)) (list->generator '(#t #f #f #t #t #f)))) ; => (a d e)
(all (gselect (generator 1 2 3) (generator #t))) ; => (1)

;; Consumers.
(generator->list (generator 1 2 3) 2) ; => (1 2)
(generator->list (generator 1 2 3) 0) ; => ()
(generator->reverse-list (generator 1 2 3)) ; => (3 2 1)
(generator->reverse-list (generator 1 2 3) 2) ; => (2 1)
(generator->reverse-list 5) ; error: generator->reverse-list: argument 1 (gen)
(generator->vector (generator 1 2 3)) ; => #(1 2 3)
(generator->vector (generator 1 2 3) 2) ; => #(1 2)
(let ((v (vector 1 2 3 4 5))) (list (generator->vector! v 2 (generator 'x 'y)) v)) ; => (2 #(1 2 x y 5))
(let ((v (vector 1 2 3)) (g (generator 'x 'y 'z))) (list (generator->vector! v 1 g) v (g))) ; => (2 #(1 x y) z)
(generator->vector! (vector 1) 2 (generator)) ; error: generator->vector!: argument 2 (at) must be an index from 0 to 1
(generator->vector! 'v 0 (generator)) ; error: generator->vector!: argument 1 (vector)
(generator->string (generator #\a #\b #\c)) ; => "abc"
(generator->string (generator #\a #\b #\c) 2) ; => "ab"
(generator->string (generator 1)) ; error: string
(with-input-from-string "a b c d e" (lambda () (generator-fold cons 'z read))) ; => (e d c b a . z)
(generator-fold + 0 (generator 1 2 3) (generator 1 2)) ; => 6
(generator-fold 1 0 (generator)) ; error: generator-fold: argument 1 (proc)
(let ((n 0)) (generator-for-each (lambda (x) (set! n (+ n x))) (generator 1 2 3)) n) ; => 6
(let ((n 0)) (generator-for-each (lambda (x y) (set! n (+ n (* x y)))) (generator 1 2 3) (generator 4 5)) n) ; => 14
(generator-for-each car 1) ; error: generator-for-each: argument 2 (gen1)
(generator-map->list - (generator 1 2)) ; => (-1 -2)
(generator-map->list + (generator 1 2) (generator 10 20 30)) ; => (11 22)
(length (generator-map->list (lambda (x) (eof-object)) (generator 1 2))) ; => 2
(generator-map->list 1 (generator 1) (generator 2)) ; error: generator-map->list: argument 1 (proc)
(generator-find even? (generator 1 3 4 5)) ; => 4
(generator-find even? (generator 1 3)) ; => #f
(generator-count even? (generator 1 2 4)) ; => 2
(generator-count 1 (generator)) ; error: generator-count: argument 1 (pred)
(let ((g (generator 1 3 4 5))) (list (generator-any (lambda (x) (and (even? x) (* x x))) g) (g))) ; => (16 5)
(generator-any even? (generator)) ; => #f
(let ((g (generator 1 3 4 5))) (list (generator-every odd? g) (g))) ; => (#f 5)
(generator-every (lambda (x) (* x x)) (generator 1 2)) ; => 4
(generator-every odd? (generator)) ; => #t
(define (unfold stop? mapper successor seed) (if (stop? seed) '() (cons (mapper seed) (unfold stop? mapper successor (successor seed)))))
(generator-unfold (make-for-each-generator string-for-each "abc") unfold) ; => (#\a #\b #\c)

;; Accumulators.
(define (feed accumulator . items) (for-each accumulator items) (accumulator (eof-object)))
(feed (make-accumulator * 1 -) 1 2 4) ; => -8
(make-accumulator 1 2 3) ; error: make-accumulator: argument 1 (kons)
(feed (count-accumulator) 'a 'b) ; => 2
(feed (list-accumulator) 1 2 3) ; => (1 2 3)
(feed (reverse-list-accumulator) 1 2 3) ; => (3 2 1)
(feed (vector-accumulator) 1 2 3) ; => #(1 2 3)
(feed (reverse-vector-accumulator) 1 2 3) ; => #(3 2 1)
(feed (vector-accumulator! (make-vector 5 0) 2) 1 2) ; => #(0 0 1 2 0)
(feed (vector-accumulator! (make-vector 2 0) 1) 1 2) ; error: vector-set!
(vector-accumulator! (make-vector 2 0) 3) ; error: vector-accumulator!: argument 2 (at)
(feed (string-accumulator) #\a #\b) ; => "ab"
(feed (string-accumulator)) ; => ""
(feed (string-accumulator) 1) ; error: write-char
(feed (bytevector-accumulator) 1 2 255) ; => #u8(1 2 255)
(feed (bytevector-accumulator! (make-bytevector 4 0) 1) 5 6) ; => #u8(0 5 6 0)
(bytevector-accumulator! (vector 1) 0) ; error: bytevector-accumulator!: argument 1 (bytevector)
(feed (sum-accumulator) 1 2 3.5) ; => 6.5
(feed (product-accumulator) 2 3 4) ; => 24
(let ((a (list-accumulator))) (a 1) (list (a (eof-object)) (a (eof-object)))) ; => ((1) (1))
