; Bytevectors: a cyclic redundancy check, run lengths packed and unpacked, UTF-8 to and from strings.
; prints: 2916432
; short: 200000 => 10000
(import (scheme base) (scheme write))

(define (make-data n)
  (let ((data (make-bytevector n 0)))
    (let loop ((i 0) (x 1))
      (if (< i n)
          (begin
            (bytevector-u8-set! data i (quotient (modulo x 4096) 1024))
            (loop (+ i 1) (modulo (+ (* x 1109) 12345) 65536)))
          data))))

; CRC-16 of polynomial x^16 + x^12 + x^5 + 1 by table, the bits by arithmetic.
(define (xor a b)
  (let loop ((a a) (b b) (bit 1) (sum 0))
    (if (and (= a 0) (= b 0))
        sum
        (loop (quotient a 2)
              (quotient b 2)
              (* bit 2)
              (if (= (remainder a 2) (remainder b 2)) sum (+ sum bit))))))

(define table
  (let ((table (make-vector 256 0)))
    (do ((i 0 (+ i 1))) ((= i 256) table)
      (vector-set! table
                   i
                   (let loop ((c (* i 256)) (k 0))
                     (cond ((= k 8) c)
                           ((>= c 32768) (loop (xor (modulo (* c 2) 65536) 4129) (+ k 1)))
                           (else (loop (* c 2) (+ k 1)))))))))

(define nibbles
  (let ((t (make-vector 256 0)))
    (do ((i 0 (+ i 1))) ((= i 256) t)
      (vector-set! t i (xor (quotient i 16) (modulo i 16))))))

(define (checksum data)
  (let ((n (bytevector-length data)))
    (let loop ((i 0) (sum 0))
      (if (= i n)
          sum
          (loop (+ i 1)
                (modulo (+ (* (modulo sum 256) 256)
                           (vector-ref table (modulo (+ (quotient sum 256) (bytevector-u8-ref data i)) 256)))
                        65521))))))

(define (packed data)
  (let* ((n (bytevector-length data)) (out (make-bytevector (* 2 n) 0)))
    (let loop ((i 0) (o 0))
      (if (= i n)
          (bytevector-copy out 0 o)
          (let ((byte (bytevector-u8-ref data i)))
            (let same ((j (+ i 1)))
              (if (and (< j n) (< (- j i) 255) (= byte (bytevector-u8-ref data j)))
                  (same (+ j 1))
                  (begin
                    (bytevector-u8-set! out o (- j i))
                    (bytevector-u8-set! out (+ o 1) byte)
                    (loop j (+ o 2))))))))))

(define (unpacked data n)
  (let ((out (make-bytevector n 0)))
    (let loop ((i 0) (o 0))
      (if (= o n)
          out
          (let ((count (bytevector-u8-ref data i)) (byte (bytevector-u8-ref data (+ i 1))))
            (do ((k 0 (+ k 1))) ((= k count))
              (bytevector-u8-set! out (+ o k) byte))
            (loop (+ i 2) (+ o count)))))))

(define text "zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich, ∀x∈ℝ")

(define (utf8-round-trips n sum)
  (if (= n 0)
      sum
      (let ((bytes (string->utf8 text)))
        (utf8-round-trips (- n 1) (+ sum (string-length (utf8->string (bytevector-append bytes bytes))))))))

(define data (make-data 200000))
(define again (unpacked (packed data) 200000))

(display (+ (checksum data) (checksum (packed data)) (checksum again) (if (equal? data again) 1 0)
            (apply + (vector->list nibbles)) (utf8-round-trips 20000 0)))
(newline)
