(define-syntax twice
  (syntax-rules ()
    ((_ e) (* 2 (car e)))))
(define (f n) (twice n))
(f 5)
