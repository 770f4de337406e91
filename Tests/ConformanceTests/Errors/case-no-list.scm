(define (vowel? c)
  (case c
    (#\a #t)
    (else #f)))
(vowel? #\a)
