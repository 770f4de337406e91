;; A program without import sees everything, and what it defines may be for others.
(define (f x) (g x))
(define (unused) 1)
(display (string-index "abc" #\b))
