;; Nothing is wrong here.
(import (scheme base) (scheme write) (scheme case-lambda))

(define-record-type point (make-point x y) point? (x point-x) (y point-y set-point-y!))

(define-syntax swap!
  (syntax-rules ()
    ((_ a b) (let ((tmp a)) (set! a b) (set! b tmp)))))

(define-syntax with-helper
  (syntax-rules ()
    ((_ e) (helper-of-macro e))))

(define (helper-of-macro x) x)

(define range
  (case-lambda
    ((end) (range 0 end))
    ((start end) (if (>= start end) '() (cons start (range (+ start 1) end))))))

(define (even-length? list)
  (or (null? list) (odd-length? (cdr list))))

(define (odd-length? list)
  (and (pair? list) (even-length? (cdr list))))

(define-values (quotient-of remainder-of) (floor/ 7 2))

(define (log level . words)
  (for-each display words)
  (newline)
  level)

(let loop ((i 0) (p (make-point 1 2)))
  (when (< i 3)
    (let ((a 1) (b 2))
      (swap! a b)
      (display (list a b (point-x p) (even-length? (range i)))))
    (log 'info "x" i quotient-of remainder-of)
    (loop (+ i 1) p)))
