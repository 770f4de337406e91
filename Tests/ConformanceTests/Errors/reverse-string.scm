(define (palindrome? s) (equal? s (reverse s)))
(palindrome? "anna")
