;; SRFI 27: sources of random bits.
(import (srfi 27))

;; The values of MRG32k3a from its usual seed are known.
(define s (make-random-source))
(random-source? s) ; => #t
(random-source? default-random-source) ; => #t
(random-source? 5) ; => #f
(random-source-state-ref s) ; => (mrg32k3a 12345 12345 12345 12345 12345 12345)
(define draw (random-source-make-integers s))
(list (draw 4294967087) (draw 4294967087) (draw 4294967087)) ; => (545508589 1368065410 1327943761)
(list (draw 4294967087) (draw 4294967087) (draw 4294967087)) ; => (3546985096 951893194 2290915636)
(random-source-state-ref s) ; => (mrg32k3a 2462079208 2930192941 1322208174 171163572 1978299747 2070190165)

;; A state comes back.
(define state (random-source-state-ref s))
(define a (list (draw 10) (draw 1000) (draw (expt 10 30))))
(random-source-state-set! s state)
(equal? a (list (draw 10) (draw 1000) (draw (expt 10 30)))) ; => #t
(define t (make-random-source))
(random-source-state-set! t (read (open-input-string "(mrg32k3a 1 2 3 4 5 6)")))
(random-source-state-ref t) ; => (mrg32k3a 1 2 3 4 5 6)
(random-source-state-set! t '(mrg32k3a 0 0 0 4 5 6)) ; error: random-source-state-set!: argument 2 (state)
(random-source-state-set! t '(mrg32k3a 1 2 3 4 5)) ; error: must be the state of a random source
(random-source-state-set! t '(mrg32k3a 1 2 3 4 5 4294967087)) ; error: must be the state of a random source
(random-source-state-set! t '(mrg32k3a 1 2.0 3 4 5 6)) ; error: must be the state of a random source
(random-source-state-set! t 7) ; error: must be the state of a random source
(random-source-state-ref t) ; => (mrg32k3a 1 2 3 4 5 6)
(random-source-state-ref 'x) ; error: random-source-state-ref: argument 1 (s) must be a random source, got x

;; Streams: what comes first was computed independently.
(random-source-pseudo-randomize! s 0 0)
(random-source-state-ref s) ; => (mrg32k3a 12345 12345 12345 12345 12345 12345)
(random-source-pseudo-randomize! s 1 0)
(random-source-state-ref s) ; => (mrg32k3a 2968912127 1366884236 3692455944 475798818 4161675175 335948734)
(draw 4294967087) ; => 3262379099
(random-source-pseudo-randomize! s 0 1)
(random-source-state-ref s) ; => (mrg32k3a 884013853 2641697727 870504860 3651603887 2374306706 339352413)
(random-source-pseudo-randomize! s 2 3)
(random-source-state-ref s) ; => (mrg32k3a 50201368 4283831796 3689835367 2301261940 2149798457 1779765094)
(draw 4294967087) ; => 3395712519
(random-source-pseudo-randomize! s -1 0) ; error: argument 2 (i) must be an exact integer from 0 up, got -1
(random-source-pseudo-randomize! s 0 1.0) ; error: argument 3 (j) must be an exact integer from 0 up, got 1.0
(random-source-pseudo-randomize! 5 0 1) ; error: must be a random source

;; Unforeseeable states differ, and are states.
(random-source-randomize! s)
(random-source-randomize! t)
(equal? (random-source-state-ref s) (random-source-state-ref t)) ; => #f
(random-source-state-set! s (random-source-state-ref t))
(equal? (random-source-state-ref s) (random-source-state-ref t)) ; => #t
(random-source-randomize! 1) ; error: random-source-randomize!: argument 1

;; Ranges.
(define (all? n ok? next) (or (= n 0) (and (ok? (next)) (all? (- n 1) ok? next))))
(random-integer 1) ; => 0
(all? 50 (lambda (k) (and (exact-integer? k) (<= 0 k 5))) (lambda () (random-integer 6))) ; => #t
(all? 20 (lambda (k) (< -1 k (expt 10 60))) (lambda () (random-integer (expt 10 60)))) ; => #t
(all? 20 (lambda (k) (< -1 k (+ 1 (expt 2 61)))) (lambda () (random-integer (+ 1 (expt 2 61))))) ; => #t
(all? 5 (lambda (k) (< -1 k (expt 7 1000))) (lambda () (random-integer (expt 7 1000)))) ; => #t
(random-integer 0) ; error: random-integer: argument 1 (n) must be a positive exact integer, got 0
(random-integer -5) ; error: must be a positive exact integer
(random-integer 2.0) ; error: must be a positive exact integer
(random-integer 'a) ; error: must be a positive exact integer

;; Every value occurs, about as often as the others.
(define counts (make-vector 4 0))
(define throw (random-source-make-integers (make-random-source)))
(do ((i 0 (+ i 1))) ((= i 400)) (let ((k (throw 4))) (vector-set! counts k (+ 1 (vector-ref counts k)))))
(all? 4 (let ((k -1)) (lambda (n) (set! k (+ k 1)) (< 60 (vector-ref counts k) 140))) (lambda () 0)) ; => #t

;; Big numbers use all of their bits.
(define wide (throw (expt 2 300)))
(< (expt 2 280) wide (expt 2 300)) ; => #t
(odd? (+ (throw (expt 2 300)) 0)) ; => #f

;; Reals.
(all? 50 (lambda (x) (and (inexact? x) (< 0.0 x 1.0))) random-real) ; => #t
(define real (random-source-make-reals (make-random-source)))
(let ((x (real))) (< 0.127011 x 0.127012)) ; => #t
(define coarse (random-source-make-reals (make-random-source) 1/10))
(all? 20 (lambda (x) (and (exact? x) (< 0 x 1) (integer? (* 11 x)))) coarse) ; => #t
(define half (random-source-make-reals (make-random-source) 0.5))
(inexact? (half)) ; => #t
(define fine (random-source-make-reals (make-random-source) 1e-30))
(all? 5 (lambda (x) (and (inexact? x) (< 0.0 x 1.0))) fine) ; => #t
(random-source-make-reals s 1) ; error: argument 2 (unit) must be a real number between 0 and 1
(random-source-make-reals s 0.0) ; error: between 0 and 1
(random-source-make-reals s 'x) ; error: between 0 and 1
(random-source-make-reals 'x) ; error: must be a random source
(random-source-make-integers 'x) ; error: must be a random source
