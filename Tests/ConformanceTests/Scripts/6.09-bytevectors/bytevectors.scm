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
(bytevector-copy #u8(1 2 3 4 5) 2) ; => #u8(3 4 5)
(bytevector-append) ; => #u8()
(bytevector-append #u8(1) #u8() #u8(2)) ; => #u8(1 2)
(let ((b (bytevector 1 2 3 4 5))) (bytevector-copy! b 0 b 2) b) ; => #u8(3 4 5 4 5)
(let ((b (bytevector 1 2 3 4 5))) (bytevector-copy! b 2 b 1 4) b) ; => #u8(1 2 2 3 4)
(utf8->string #u8(65 66 67) 1 2) ; => "B"
(utf8->string #u8()) ; => ""
(utf8->string #u8(#xCE #xBB)) ; => "λ"
(string->utf8 "") ; => #u8()
(string->utf8 "aλ😀" 1) ; => #u8(206 187 240 159 152 128)
(string->utf8 "aλ😀" 1 2) ; => #u8(206 187)
(string->utf8 (utf8->string #u8(255 65 254))) ; => #u8(255 65 254)
(make-bytevector 0) ; => #u8()
(make-bytevector 3 7) ; => #u8(7 7 7)
(bytevector 1 2 'a) ; error: bytevector: argument 3 must be an exact integer from 0 to 255, got a
(make-bytevector 2 256) ; error: make-bytevector: argument 2 (byte) must be an exact integer from 0 to 255, got 256
(make-bytevector 'a) ; error: make-bytevector: argument 1 (k)
(bytevector-u8-ref #u8(1 2) -1) ; error: bytevector-u8-ref: argument 2 (k) must be an index below 2, got -1
(bytevector-u8-ref '(1) 0) ; error: bytevector-u8-ref: argument 1 (bytevector) must be a bytevector, got (1)
(bytevector-u8-set! (bytevector 1) 1 0) ; error: bytevector-u8-set!: argument 2 (k) must be an index below 1, got 1
(bytevector-u8-set! (bytevector 1) 0 1.0) ; error: bytevector-u8-set!: argument 3 (byte)
(bytevector-copy #u8(1 2) 3) ; error: bytevector-copy: argument 2 (start) must be an index from 0 to 2, got 3
(bytevector-copy! #u8(1 2) 0 #u8(1)) ; error: bytevector-copy!: argument 1 (to) must be a mutable bytevector
(bytevector-copy! (bytevector 1) 0 '(1)) ; error: bytevector-copy!: argument 3 (from) must be a bytevector, got (1)
(bytevector-append #u8(1) "2") ; error: bytevector-append: argument 2 must be a bytevector, got "2"
(utf8->string "abc") ; error: utf8->string: argument 1 (bytevector) must be a bytevector, got "abc"
(utf8->string #u8(1 2) 3) ; error: utf8->string: argument 2 (start)
(string->utf8 'abc) ; error: string->utf8: argument 1 (string) must be a string, got abc
(string->utf8 "abc" 2 1) ; error: string->utf8: argument 2 (start)
(bytevector-length) ; error: bytevector-length: takes 1 argument
