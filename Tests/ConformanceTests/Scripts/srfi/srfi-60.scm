;; SRFI 60: integers as bits.
(import (srfi 60))

;; Logic, under both names.
(number->string (logand #b1100 #b1010) 2) ; => "1000"
(bitwise-and #b1100 #b1010) ; => 8
(logand) ; => -1
(number->string (logior #b1100 #b1010) 2) ; => "1110"
(bitwise-ior #b1100 #b1010) ; => 14
(logior) ; => 0
(number->string (logxor #b1100 #b1010) 2) ; => "110"
(bitwise-xor #b1100 #b1010) ; => 6
(logxor 1 2 4) ; => 7
(number->string (lognot #b10000000) 2) ; => "-10000001"
(bitwise-not 0) ; => -1
(bitwise-if 3 1 8) ; => 9
(bitwise-merge 3 1 8) ; => 9
(logtest #b0100 #b1011) ; => #f
(logtest #b0100 #b0111) ; => #t
(any-bits-set? 4 7) ; => #t
(logand (expt 2 100) (- (expt 2 101) 1)) ; => 1267650600228229401496703205376
(logior 1 -2) ; => -1
(logand 1 'a) ; error: logand: argument 2

;; Properties.
(logcount #b10101010) ; => 4
(bit-count 0) ; => 0
(logcount -2) ; => 1
(integer-length #b10101010) ; => 8
(integer-length 0) ; => 0
(integer-length #b1111) ; => 4
(integer-length -1) ; => 0
(integer-length -5) ; => 3
(map log2-binary-factors '(0 1 2 3 4 -1 -2 -4 -8)) ; => (-1 0 1 0 2 0 1 2 3)
(first-set-bit (expt 2 90)) ; => 90

;; Single bits.
(logbit? 0 #b1101) ; => #t
(logbit? 1 #b1101) ; => #f
(bit-set? 3 #b1101) ; => #t
(bit-set? 200 -1) ; => #t
(number->string (copy-bit 0 0 #t) 2) ; => "1"
(number->string (copy-bit 2 0 #t) 2) ; => "100"
(number->string (copy-bit 2 #b1111 #f) 2) ; => "1011"

;; Fields.
(number->string (bit-field #b1101101010 0 4) 2) ; => "1010"
(number->string (bit-field #b1101101010 4 9) 2) ; => "10110"
(number->string (copy-bit-field #b1101101010 0 0 4) 2) ; => "1101100000"
(number->string (copy-bit-field #b1101101010 -1 0 4) 2) ; => "1101101111"
(number->string (copy-bit-field #b110100100010000 -1 5 9) 2) ; => "110100111110000"
(copy-bit-field 5 7 2 2) ; => 5
(copy-bit-field -1 0 0 100) ; => -1267650600228229401496703205376
(copy-bit-field 1 0 3 2) ; error: copy-bit-field: argument 3 (start) must be an index from 0 to 2, got 3
(copy-bit-field 1 0 0 -2) ; error: copy-bit-field: argument 4 (end)
(copy-bit-field 1.0 0 0 2) ; error: copy-bit-field: argument 1 (to) must be an exact integer
(copy-bit-field 1 'a 0 2) ; error: copy-bit-field: argument 2 (from)
(number->string (ash #b1 3) 2) ; => "1000"
(number->string (ash #b1010 -1) 2) ; => "101"
(arithmetic-shift -1 -5) ; => -1
(number->string (rotate-bit-field #b0100 3 0 4) 2) ; => "10"
(number->string (rotate-bit-field #b0100 -1 0 4) 2) ; => "10"
(number->string (rotate-bit-field #b110100100010000 -1 5 9) 2) ; => "110100010010000"
(number->string (rotate-bit-field #b110100100010000 1 5 9) 2) ; => "110100000110000"
(rotate-bit-field 13 5 2 2) ; => 13
(rotate-bit-field 13 1 0 'x) ; error: rotate-bit-field: argument 4 (end)
(rotate-bit-field 13 0.5 0 2) ; error: rotate-bit-field: argument 2 (count)
(rotate-bit-field 'n 1 0 2) ; error: rotate-bit-field: argument 1 (n)
(number->string (reverse-bit-field #xa7 0 8) 16) ; => "e5"
(number->string (reverse-bit-field #b1 0 100) 2) ; => "1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
(reverse-bit-field #b1011 1 3) ; => 13
(reverse-bit-field 6 0 0) ; => 6
(reverse-bit-field 6 2 1) ; error: reverse-bit-field: argument 2 (start)
(reverse-bit-field "6" 2 1) ; error: reverse-bit-field: argument 1 (n)

;; Bits as booleans.
(integer->list 6) ; => (#t #t #f)
(integer->list 0) ; => ()
(integer->list 6 5) ; => (#f #f #t #t #f)
(integer->list 6 2) ; => (#t #f)
(integer->list -6) ; error: integer->list: argument 1 (k) must be an exact integer from 0 up, got -6
(integer->list 6 -1) ; error: integer->list: argument 2 (len)
(list->integer '(#t #t #f)) ; => 6
(list->integer '()) ; => 0
(list->integer '(#f #t)) ; => 1
(= (list->integer (integer->list (expt 3 100))) (expt 3 100)) ; => #t
(list->integer 5) ; error: list->integer: argument 1 (list) must be a proper list, got 5
(booleans->integer #t #f #t) ; => 5
(booleans->integer) ; => 0
