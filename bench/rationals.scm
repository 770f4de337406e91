; Exact rationals: harmonic numbers, Bernoulli numbers by their recurrence, a continued fraction folded up.
; prints: 1353919
; short: 4000 => 400
(define (harmonic n)
  (let loop ((i 1) (sum 0))
    (if (> i n)
        sum
        (loop (+ i 1) (+ sum (/ 1 i))))))

; B(n) for n = 0 ... most, in a vector.
(define (bernoulli most)
  (let ((b (make-vector (+ most 1) 1)))
    (do ((m 1 (+ m 1))) ((> m most) (vector-ref b most))
      (let loop ((k 0) (binomial 1) (sum 0))
        (if (< k m)
            (loop (+ k 1)
                  (quotient (* binomial (- (+ m 1) k)) (+ k 1))
                  (+ sum (* binomial (vector-ref b k))))
            (vector-set! b m (/ (- sum) (+ m 1))))))))

(define (continued n)
  (if (= n 0)
      1
      (+ (modulo (* n 7) 11) (/ 1 (+ 1 (continued (- n 1)))))))

(define (digit-sum n)
  (let loop ((n (abs n)) (sum 0))
    (if (= n 0)
        sum
        (loop (quotient n 1000) (+ sum (remainder n 1000))))))

(define (weight q) (+ (digit-sum (numerator q)) (digit-sum (denominator q))))

(display (+ (weight (harmonic 4000)) (weight (bernoulli 300)) (weight (continued 3000))))
(newline)
