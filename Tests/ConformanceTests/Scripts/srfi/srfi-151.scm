;; SRFI 151: bitwise operations.
(import (srfi 151))

;; Basic operations.
(bitwise-not 10) ; => -11
(bitwise-not -37) ; => 36
(bitwise-and) ; => -1
(bitwise-and 11 26) ; => 10
(bitwise-and -8 -12) ; => -16
(bitwise-ior 3 10) ; => 11
(bitwise-ior) ; => 0
(bitwise-xor 3 10) ; => 9
(bitwise-xor 4294967295 2147483648) ; => 2147483647
(bitwise-eqv -37 12) ; => 40
(bitwise-eqv) ; => -1
(bitwise-eqv 5) ; => 5
(bitwise-eqv 1 2 4) ; => 7
(bitwise-eqv 1 2 4 8) ; => -16
(bitwise-nand 11 26) ; => -11
(bitwise-nor 11 26) ; => -28
(bitwise-andc1 11 26) ; => 16
(bitwise-andc2 11 26) ; => 1
(bitwise-orc1 11 26) ; => -2
(bitwise-orc2 11 26) ; => -17
(bitwise-nor 11 1.5) ; error: must be an exact integer, got 1.5

;; Integers.
(arithmetic-shift 8 2) ; => 32
(arithmetic-shift 8 -1) ; => 4
(arithmetic-shift -100000000000000000000000000000000 -100) ; => -79
(bit-count 12) ; => 2
(bit-count -13) ; => 2
(bit-count (expt 2 100)) ; => 1
(integer-length 128) ; => 8
(integer-length -256) ; => 8
(bitwise-if 3 1 8) ; => 9
(bitwise-if 1 1 2) ; => 3
(bitwise-if #b00111100 #b11110000 #b00001111) ; => 51

;; Single bits.
(bit-set? 1 1) ; => #f
(bit-set? 10000000 -1) ; => #t
(bit-set? 64 (expt 2 64)) ; => #t
(copy-bit 2 #b1111 #f) ; => 11
(bit-swap 0 2 4) ; => 1
(bit-swap 3 0 5) ; => 12
(bit-swap 1 1 5) ; => 5
(bit-swap 0 100 1) ; => 1267650600228229401496703205376
(bit-swap -1 0 1) ; error: bit-swap: argument 1 (index1) must be an exact integer from 0 up, got -1
(bit-swap 0 1 'x) ; error: bit-swap: argument 3 (i)
(any-bit-set? 3 6) ; => #t
(any-bit-set? 3 12) ; => #f
(every-bit-set? 4 6) ; => #t
(every-bit-set? 7 6) ; => #f
(every-bit-set? 0 0) ; => #t
(first-set-bit 40) ; => 3
(first-set-bit -28) ; => 2
(first-set-bit 0) ; => -1

;; Fields.
(bit-field #b1101101010 0 4) ; => 10
(bit-field 6 0 1) ; => 0
(bit-field-any? #b1001001 1 6) ; => #t
(bit-field-any? #b1000001 1 6) ; => #f
(bit-field-any? -1 500 500) ; => #f
(bit-field-every? #b1011110 1 5) ; => #t
(bit-field-every? #b1011010 1 5) ; => #f
(bit-field-every? 0 3 3) ; => #t
(bit-field-every? -1 0 200) ; => #t
(number->string (bit-field-clear #b101010 1 4) 2) ; => "100000"
(number->string (bit-field-set #b101010 1 4) 2) ; => "101110"
(bit-field-set 0 0 70) ; => 1180591620717411303423
(bit-field-set -1 0 70) ; => -1
(number->string (bit-field-replace #b101010 #b010 1 4) 2) ; => "100100"
(bit-field-replace #b110 1 0 1) ; => 7
(bit-field-replace #b110 1 1 2) ; => 6
(number->string (bit-field-replace-same #b1111 #b0000 1 3) 2) ; => "1001"
(bit-field-replace-same 0 -1 3 5) ; => 24
(bit-field-rotate #b110 0 0 10) ; => 6
(bit-field-rotate #b110 1 1 2) ; => 6
(bit-field-rotate #b110 1 2 4) ; => 10
(bit-field-rotate #b0111 -1 1 4) ; => 11
(bit-field-rotate #b0100 11 0 4) ; => 2
(bit-field-rotate 6 1 3 3) ; => 6
(bit-field-reverse 6 1 3) ; => 6
(bit-field-reverse 6 1 4) ; => 12
(bit-field-reverse 1 0 32) ; => 2147483648
(bit-field-reverse 1 0 31) ; => 1073741824
(bit-field-reverse 1 0 128) ; => 170141183460469231731687303715884105728
(bit-field-reverse -2 0 4) ; => -9
(bit-field-any? 1 2 1) ; error: bit-field-any?: argument 2 (start) must be an index from 0 to 1, got 2
(bit-field-every? 1 0 -1) ; error: bit-field-every?: argument 3 (end)
(bit-field-clear 'a 0 1) ; error: bit-field-clear: argument 1 (i) must be an exact integer, got a
(bit-field-set 1 -1 1) ; error: bit-field-set: argument 2 (start)
(bit-field-replace 1 1.0 0 1) ; error: bit-field-replace: argument 2 (source)
(bit-field-replace-same 1 1 0 'e) ; error: bit-field-replace-same: argument 4 (end)
(bit-field-rotate 1 'x 0 1) ; error: bit-field-rotate: argument 2 (count)
(bit-field-reverse 1 1 0) ; error: bit-field-reverse: argument 2 (start)

;; Conversion.
(bits->list #b1110101) ; => (#t #f #t #f #t #t #t)
(bits->list 3 5) ; => (#t #t #f #f #f)
(bits->list 6 4) ; => (#f #t #t #f)
(bits->list 6 2) ; => (#f #t)
(bits->list 0) ; => ()
(bits->list 0 2) ; => (#f #f)
(bits->list -1) ; error: bits->list: argument 1 (i) must be an exact integer from 0 up, got -1
(bits->list 1 'a) ; error: bits->list: argument 2 (len)
(list->bits '(#t #f #t #f #t #t #t)) ; => 117
(list->bits '(#f #t #t #f)) ; => 6
(list->bits '()) ; => 0
(list->bits '(#f #f)) ; => 0
(list->bits '(#t . #t)) ; error: list->bits: argument 1 (list)
(bits->vector #b1110101) ; => #(#t #f #t #f #t #t #t)
(bits->vector 3 5) ; => #(#t #t #f #f #f)
(bits->vector 6 2) ; => #(#f #t)
(bits->vector 0) ; => #()
(bits->vector 1.0) ; error: bits->vector: argument 1 (i)
(vector->bits '#(#t #f #t #f #t #t #t)) ; => 117
(vector->bits '#()) ; => 0
(vector->bits '#(#f #f #t #t)) ; => 12
(vector->bits '(#t)) ; error: vector->bits: argument 1 (vector)
(= (list->bits (bits->list (expt 3 120))) (vector->bits (bits->vector (expt 3 120))) (expt 3 120)) ; => #t
(bits) ; => 0
(bits #t #f #t #f #t #t #t) ; => 117

;; Folding and unfolding.
(bitwise-fold cons '() #b1010111) ; => (#t #f #t #f #t #t #t)
(bitwise-fold cons '() 0) ; => ()
(bitwise-fold cons '() -6) ; => (#f #t #f)
(bitwise-fold cons '() -1) ; => ()
(bitwise-fold (lambda (bit count) (if bit (+ count 1) count)) 0 (- (expt 2 100) 1)) ; => 100
(bitwise-fold cons '() 'x) ; error: bitwise-fold: argument 3 (i)
(let ((count 0)) (bitwise-for-each (lambda (b) (if b (set! count (+ count 1)))) #b1010111) count) ; => 5
(bitwise-for-each display 1/2) ; error: bitwise-for-each: argument 2 (i)
(bitwise-unfold (lambda (i) (= i 10)) even? (lambda (i) (+ i 1)) 0) ; => 341
(bitwise-unfold (lambda (i) #t) even? (lambda (i) (+ i 1)) 0) ; => 0
(let ((g (make-bitwise-generator #b110))) (list (g) (g) (g) (g) (g))) ; => (#f #t #t #f #f)
(let ((g (make-bitwise-generator -2))) (list (g) (g) (g) (g))) ; => (#f #t #t #t)
(let ((g (make-bitwise-generator 0))) (list (g) (g))) ; => (#f #f)
(let ((g (make-bitwise-generator -1))) (list (g) (g))) ; => (#t #t)
(make-bitwise-generator "1") ; error: make-bitwise-generator: argument 1 (i)
