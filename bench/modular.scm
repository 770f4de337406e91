; Powers modulo a big integer: the Miller-Rabin test on numbers of 60 to 180 digits, greatest common divisors, squares.
; prints: 831345
(define (power-modulo base exponent m)
  (let loop ((base (modulo base m)) (e exponent) (result 1))
    (cond ((= e 0) result)
          ((even? e) (loop (modulo (* base base) m) (quotient e 2) result))
          (else (loop (modulo (* base base) m) (quotient e 2) (modulo (* result base) m))))))

(define (passes? n base)
  (let loop ((d (- n 1)) (s 0))
    (if (even? d)
        (loop (quotient d 2) (+ s 1))
        (let ((x (power-modulo base d n)))
          (or (= x 1)
              (let square ((x x) (s s))
                (cond ((= s 0) #f)
                      ((= x (- n 1)) #t)
                      (else (square (modulo (* x x) n) (- s 1))))))))))

(define (probably-prime? n)
  (let loop ((bases '(2 3 5 7 11)))
    (or (null? bases)
        (and (passes? n (car bases)) (loop (cdr bases))))))

(define (next-prime n)
  (let loop ((n (if (even? n) (+ n 1) n)) (steps 0))
    (if (and (= 1 (gcd n 223092870)) (probably-prime? n))
        steps
        (loop (+ n 2) (+ steps 2)))))

(define (fermat e m) (power-modulo 3 (expt 2 e) m))

(display
 (+ (next-prime (expt 10 60))
    (next-prime (expt 10 100))
    (next-prime (expt 7 150))
    (next-prime (expt 10 180))
    (modulo (fermat 300 (+ (expt 10 180) 7)) 1000003)
    (modulo (gcd (* (expt 6 200) 77) (* (expt 10 190) 49)) 10007)))
(newline)
