(define primes (2 3 5 7))
(display primes)
