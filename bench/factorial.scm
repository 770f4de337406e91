; The factorial of 5000 as text, twenty times: products of a big integer and a small one, big integers to decimal digits.
; prints: 326523
; short: (run 20 0) => (run 1 0)
(define (factorial n)
  (let loop ((i 1) (product 1))
    (if (> i n)
        product
        (loop (+ i 1) (* product i)))))

(define (run times length)
  (if (= times 0)
      length
      (run (- times 1) (+ length (string-length (number->string (factorial 5000)))))))

(display (+ (run 20 0) (string-length (number->string (factorial 5)))))
(newline)
