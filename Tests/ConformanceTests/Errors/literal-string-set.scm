(define s "hello")
(string-set! s 0 #\j)
