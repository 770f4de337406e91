;; Inexact numbers of ordinary size are words, the others objects. Nothing but eq? tells them apart.
(import (scheme base) (scheme write) (scheme inexact) (srfi 69) (srfi 132))
(define small (expt 2. -255))
(define large (expt 2. 257))
(define below (* small (- 1 (expt 2. -53))))
(define tiny (expt 2. -767))

;; Across the borders and back.
(list (= (* 2. (/ small 2.)) small) (= (/ (* large 2.) 2.) large) (< below small) (< (/ small 2) below)) ; => (#t #t #t #t)
(list (= (+ large large) (* 2 large)) (= (- small (/ small 2.)) (/ small 2)) (= (/ 1. large) (expt 2. -257))) ; => (#t #t #t)
(list (eqv? (* 2. (/ small 2.)) small) (equal? (/ (* large 2.) 2.) large) (eqv? below small)) ; => (#t #t #f)
(list (eqv? tiny (* 2. (/ tiny 2.))) (= tiny (* 2. (/ tiny 2.))) (< (/ tiny 2.) tiny) (> tiny 0.)) ; => (#t #t #t #t)
(list (* 1e300 1e300) (- (* 1e300 1e300)) (/ 0. 0.) 1.7976931348623157e308 5e-324) ; => (+inf.0 -inf.0 +nan.0 1.7976931348623157e308 5e-324)
(map (lambda (e) (= (expt 2. e) (exact->inexact (expt 2 e)) (/ 1. (expt 2. (- e))))) '(-800 -768 -767 -766 -256 -255 -1 0 1 256 257 258 800)) ; => (#t #t #t #t #t #t #t #t #t #t #t #t #t)

;; Zeros.
(list 0. -0. (eqv? 0. -0.) (= 0. -0.) (eqv? 0. (* 0. 5.)) (eqv? -0. (* 0. -5.)) (- 1.5 1.5) (* -1. 0.)) ; => (0.0 -0.0 #f #t #t #t 0.0 -0.0)
(list (zero? 0.) (zero? -0.) (zero? 5e-324) (positive? 5e-324) (negative? -1e300)) ; => (#t #t #f #t #t)

;; Comparisons in every place where they are compiled.
(define (order a b) (list (< a b) (<= a b) (= a b) (>= a b) (> a b) (if (< a b) 1 2) (if (<= a b) 1 2) (if (= a b) 1 2)))
(order 1. 1e300) ; => (#t #t #f #f #f 1 1 2)
(order 1e300 1e301) ; => (#t #t #f #f #f 1 1 2)
(order 1e300 1e300) ; => (#f #t #t #t #f 2 1 1)
(order 1.5 1.5) ; => (#f #t #t #t #f 2 1 1)
(order 0. -0.) ; => (#f #t #t #t #f 2 1 1)
(order 1. +nan.0) ; => (#f #f #f #f #f 2 2 2)
(order -inf.0 2.) ; => (#t #t #f #f #f 1 1 2)
(order 3 3.) ; => (#f #t #t #t #f 2 1 1)

;; Loops whose counter goes over the border, or meets a NaN.
(let loop ((x 1e76) (n 0)) (if (< x 1e80) (loop (* x 10.) (+ n 1)) n)) ; => 4
(let loop ((x 1.) (n 0)) (if (<= x 3.) (loop (+ x .5) (+ n 1)) (list x n))) ; => (3.5 5)
(do ((x 0. (+ x 1)) (n 0 (+ n 1))) ((= x 5.) n)) ; => 5
(do ((x 0. (+ x .25)) (n 0 (+ n 1))) ((>= x 1.) n)) ; => 4
(do ((x 5. (- x 1)) (n 0 (+ n 1))) ((< x 1) n)) ; => 5
(do ((x +nan.0 (+ x 1)) (n 0 (+ n 1))) ((or (= n 3) (>= x 1.)) n)) ; => 3
(do ((n 0 (+ n 1)) (limit +nan.0)) ((not (< n limit)) n)) ; => 0

;; Keys, members, sorting.
(define table (make-hash-table eqv?))
(for-each (lambda (x) (hash-table-set! table x (* 2 x))) (list 1.5 1e300 small below 0. +nan.0 +inf.0))
(map (lambda (x) (hash-table-ref/default table x #f)) (list (/ 3. 2.) (* 2. 5e299) small 0. -0. (- +inf.0))) ; => (3.0 2e300 3.454467422037778e-77 0.0 #f #f)
(nan? (hash-table-ref/default table (/ 0. 0.) #f)) ; => #t
(memv 1e300 (list 1. 1e300 2.)) ; => (1e300 2.0)
(assv 2.5 '((1e300 . a) (2.5 . b))) ; => (2.5 . b)
(case 2.5 ((1e300) 'large) ((2.5) 'small)) ; => small
(case (* 2. 5e299) ((1e300) 'large) ((2.5) 'small)) ; => large
(list-sort < (list 1e300 2.5 -1e-300 0. -1e300 1e-300)) ; => (-1e300 -1e-300 0.0 1e-300 2.5 1e300)
(vector-sort < (vector 1e300 1. +inf.0 -inf.0)) ; => #(-inf.0 1.0 1e300 +inf.0)
(map exact (list 1.5 1e23 -0.)) ; => (3/2 99999999999999991611392 0)
(list (make-rectangular 1.5 1e300) (magnitude 3.+4.i)) ; => (1.5+1e300i 5.0)

;; Procedures with an instruction of their own.
(define (least a b) (min a b))
(define (most a b) (max a b))
(map (lambda (l) (list (apply least l) (apply most l))) '((1 2) (2 1) (-1 -1) (1.5 2.5) (2.5 1.5) (1 2.5) (2.5 1) (1/2 1/3))) ; => ((1 2) (1 2) (-1 -1) (1.5 2.5) (1.5 2.5) (1.0 2.5) (1.0 2.5) (1/3 1/2))
(map (lambda (l) (list (apply least l) (apply most l))) '((0. -0.) (-0. 0.) (1e300 2.) (2. -1e300) (-inf.0 1.) (+inf.0 1))) ; => ((0.0 0.0) (-0.0 -0.0) (2.0 1e300) (-1e300 2.0) (-inf.0 1.0) (1.0 +inf.0))
(list (least +nan.0 1.) (most 1. +nan.0) (least 1 +nan.0)) ; => (+nan.0 +nan.0 +nan.0)
(list (min 3) (max 1 2 3) (min 4 3. 5)) ; => (3 3 3.0)
(least 'a 1) ; error: min: argument 1 (x1) must be a real number, got a
(most 1. "b") ; error: max: argument 2 must be a real number, got "b"
(define (root x) (sqrt x))
(map root '(4 2.25 0. -0. 1/4 2 -4 1e300 1e-300 +inf.0)) ; => (2 1.5 0.0 -0.0 1/2 1.4142135623730951 +2i 1e150 1e-150 +inf.0)
(list (root -2.25) (nan? (root +nan.0)) (root (expt 3 400))) ; => (+1.5i #t 265613988875874769338781322035779626829233452653394495974574961739092490901302182994384699044001)
(root 'a) ; error: sqrt: argument 1 (z) must be a number, got a
(define real-min min)
(set! min (lambda l 'mine))
(least 1 2) ; => mine
(set! min real-min)
(least 1 2) ; => 1
