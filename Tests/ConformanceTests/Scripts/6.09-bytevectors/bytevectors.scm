;; R7RS 6.9.
(bytevector? #u8(1)) ; => #t
(bytevector? #(1)) ; => #f
(make-bytevector 2 12) ; => #u8(12 12)
(bytevector-length (make-bytevector 3)) ; => 3
(bytevector 1 3 5 1 3 5) ; => #u8(1 3 5 1 3 5)
(bytevector) ; => #u8()
(bytevector-u8-ref '#u8(1 1 2 3 5 8 13 21) 5) ; => 8
(let ((bv (bytevector 1 2 3 4))) (bytevector-u8-set! bv 1 3) bv) ; => #u8(1 3 3 4)
(bytevector-copy #u8(1 2 3 4 5) 2 4) ; => #u8(3 4)
(bytevector-copy #u8(1 2 3)) ; => #u8(1 2 3)
(let ((a (bytevector 1 2 3 4 5)) (b (bytevector 10 20 30 40 50))) (bytevector-copy! b 1 a 0 2) b) ; => #u8(10 1 2 40 50)
(let ((b (bytevector 1 2 3 4 5))) (bytevector-copy! b 1 b 0 4) b) ; => #u8(1 1 2 3 4)
(bytevector-append #u8(0 1 2) #u8(3 4 5)) ; => #u8(0 1 2 3 4 5)
(utf8->string #u8(#x41)) ; => "A"
(utf8->string #u8(65 66 67) 1) ; => "BC"
(string->utf8 "λ") ; => #u8(#xCE #xBB)
(utf8->string (string->utf8 "aλ😀")) ; => "aλ😀"
(string->utf8 "abc" 1 2) ; => #u8(98)
(bytevector-u8-ref #u8(1 2) 2) ; error: bytevector-u8-ref
(bytevector-u8-set! (bytevector 1) 0 256) ; error: bytevector-u8-set!
(bytevector 256) ; error: bytevector
(bytevector -1) ; error: bytevector
(make-bytevector -1) ; error: make-bytevector
(bytevector-length "a") ; error: bytevector-length
(bytevector-copy! (bytevector 1) 0 #u8(1 2)) ; error: bytevector-copy!
