(define (last-char s)
  (string-ref s (string-length s)))
(last-char "abc")
