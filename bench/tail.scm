; Tail calls: a machine of four procedures that pass the work on, and one that is told where to go next by a closure.
; prints: 9000000
; short: 10000000 => 100000
(define (start n seen)
  (if (= n 0)
      seen
      (left (- n 1) (+ seen 1))))

(define (left n seen)
  (if (= n 0)
      seen
      (right (- n 1) seen)))

(define (right n seen)
  (if (= n 0)
      seen
      (again (- n 1) (+ seen 1))))

(define (again n seen)
  (if (= n 0)
      seen
      (start (- n 1) seen)))

(define (make-stage next)
  (lambda (n seen)
    (if (= n 0)
        seen
        ((next) (- n 1) (+ seen 1)))))

(define first-stage (make-stage (lambda () second-stage)))
(define second-stage (make-stage (lambda () first-stage)))

(display (+ (start 10000000 0) (first-stage 4000000 0)))
(newline)
