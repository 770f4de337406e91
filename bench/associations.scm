; Association lists and membership: assq, assv, assoc, member and equal? on keys of every kind.
; prints: 3875000
; short: (repeat 5000 0) => (repeat 150 0)
(define symbols '(alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon))

(define (pair-up keys i)
  (if (null? keys)
      '()
      (cons (cons (car keys) i) (pair-up (cdr keys) (+ i 1)))))

(define by-symbol (pair-up symbols 0))
(define by-string (pair-up (map symbol->string symbols) 0))
(define by-number (pair-up '(0 10 20 30 40 50 60 70 80 90 100 110 120 130 140 150 160 170 180 190) 0))
(define by-list (pair-up (map (lambda (s) (list s (symbol->string s) (vector 1 2 s))) symbols) 0))

(define (sum-of find keys table)
  (let loop ((keys keys) (sum 0))
    (if (null? keys)
        sum
        (loop (cdr keys) (+ sum (cdr (find (car keys) table)))))))

(define string-keys (map string-append (map symbol->string symbols)))
(define list-keys (map (lambda (s) (list s (symbol->string s) (vector 1 2 s))) symbols))
(define number-keys (map car by-number))

(define (once)
  (+ (sum-of assq symbols by-symbol)
     (sum-of assv number-keys by-number)
     (sum-of assoc string-keys by-string)
     (sum-of assoc list-keys by-list)
     (length (memq 'pi symbols))
     (length (member "pi" string-keys))
     (length (member '(pi "pi" #(1 2 pi)) list-keys))))

(define (repeat times total)
  (if (= times 0)
      total
      (repeat (- times 1) (+ total (once)))))

(display (repeat 5000 0))
(newline)
