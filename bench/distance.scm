; The edit distance of two texts of 900 characters, three times: string-ref and two rows of small integers.
; prints: 1854
; short: 900 => 150
(define (make-text length seed)
  (let ((text (make-string length #\a)))
    (let loop ((i 0) (x seed))
      (if (< i length)
          (begin
            (string-set! text i (string-ref "abcdefgh" (modulo (quotient x 4096) 8)))
            (loop (+ i 1) (modulo (+ (* x 1109) 12345) 65536)))
          text))))

(define (distance a b)
  (let* ((m (string-length a)) (n (string-length b)) (row (make-vector (+ n 1) 0)))
    (do ((j 0 (+ j 1))) ((> j n)) (vector-set! row j j))
    (do ((i 1 (+ i 1))) ((> i m) (vector-ref row n))
      (let ((c (string-ref a (- i 1))))
        (vector-set! row 0 i)
        (let loop ((j 1) (diagonal (- i 1)))
          (if (<= j n)
              (let ((above (vector-ref row j)) (before (vector-ref row (- j 1))))
                (vector-set! row
                             j
                             (if (char=? c (string-ref b (- j 1)))
                                 diagonal
                                 (+ 1 (min diagonal (min above before)))))
                (loop (+ j 1) above))))))))

(define one (make-text 900 1))
(define other (make-text 900 77))
(display (+ (distance one other) (distance one other) (distance other one)))
(newline)
