; Characters one by one: classes, case, digits, code points, and a cipher that turns letters around.
; prints: 6984004
; short: (run 8000 0) => (run 300 0)
(import (scheme base) (scheme char) (scheme write))

(define text
  "The quick brown fox, 2 years old, jumps over 13 lazy dogs; Größe und Straße, naïve café, ΑΒΓ αβγ — the end.")

(define (rotate c by)
  (define (within base)
    (integer->char (+ base (modulo (+ by (- (char->integer c) base)) 26))))
  (cond ((char<=? #\a c #\z) (within 97))
        ((char<=? #\A c #\Z) (within 65))
        (else c)))

(define (rotated string by)
  (let ((result (make-string (string-length string))))
    (do ((i 0 (+ i 1))) ((= i (string-length string)) result)
      (string-set! result i (rotate (string-ref string i) by)))))

(define (swap-case c)
  (cond ((char-upper-case? c) (char-downcase c))
        ((char-lower-case? c) (char-upcase c))
        (else c)))

(define (weight c)
  (cond ((char-numeric? c) (* 100 (digit-value c)))
        ((char-whitespace? c) 1)
        ((char-alphabetic? c) (if (char-ci=? c #\e) 7 3))
        (else 2)))

(define (total string)
  (let ((sum 0))
    (string-for-each (lambda (c) (set! sum (+ sum (weight (swap-case c))))) string)
    sum))

(define (run times sum)
  (if (= times 0)
      sum
      (run (- times 1)
           (+ sum (total (rotated text (modulo times 26)))))))

(display (run 8000 0))
(newline)
