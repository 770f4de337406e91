; dynamic-wind left normally, by an escape and entered again; parameters bound anew around calls.
; prints: 568021
; short: (run 8000 0) => (run 300 0)
(import (scheme base) (scheme write))

(define depth 0)
(define most 0)
(define level (make-parameter 0))

(define (inside thunk)
  (dynamic-wind
   (lambda () (set! depth (+ depth 1)) (if (> depth most) (set! most depth)))
   thunk
   (lambda () (set! depth (- depth 1)))))

(define (nested n)
  (if (= n 0)
      1
      (+ 1 (inside (lambda () (nested (- n 1)))))))

(define (escaping n)
  (call/cc
   (lambda (leave)
     (let loop ((i 0))
       (inside (lambda () (if (= i n) (leave i) (loop (+ i 1)))))))))

(define (entered-again times)
  (let ((k #f) (count 0))
    (inside (lambda () (call/cc (lambda (here) (set! k here))) (set! count (+ count 1))))
    (if (< count times) (k #f) count)))

(define (with-levels n)
  (if (= n 0)
      (level)
      (parameterize ((level (+ (level) 1)))
        (+ 0 (with-levels (- n 1))))))

(define (run times sum)
  (if (= times 0)
      (+ sum depth most)
      (run (- times 1) (+ sum (nested 20) (escaping 20) (entered-again 10) (with-levels 20)))))

(display (run 8000 0))
(newline)
