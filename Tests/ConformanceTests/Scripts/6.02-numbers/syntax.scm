;; R7RS 6.2.5, 6.2.7 and 7.1.1: how numbers are written, and number->string and string->number.
(list 1+2i +i -i 1-i +2.5i -1/2i) ; => (1+2i +i -i 1-i +2.5i -1/2i)
'(1/2-3/4i 1e3+2.5i 1+0i +0i) ; => (1/2-3/4i 1000.0+2.5i 1 0)
'(1+0.0i 0+1.0i -0.0+i 1.5+2i) ; => (1.0+0.0i +1.0i -0.0+1.0i 1.5+2.0i)
'(+inf.0-nan.0i -inf.0i 1+inf.0i +nan.0+i) ; => (+inf.0+nan.0i 0.0-inf.0i 1.0+inf.0i +nan.0+1.0i)
(write '(+inf.0i 0.0-inf.0i +0.0i)) ; prints: (+inf.0i -inf.0i +0.0i)
1@2 ; => -0.4161468365471424+0.9092974268256817i
-1@0 ; => -1
#e1@2 ; => -7496634952020485/18014398509481984+4095111552621091/4503599627370496i
#x1+fi ; => 1+15i
#X-A/bI ; => -10/11i
#b-101-1i ; => -5-i
#o17+7i ; => 15+7i
#d1+2I ; => 1+2i
#e1.5+2.5i ; => 3/2+5/2i
#i1+2i ; => 1.0+2.0i
#i+i ; => +1.0i
#e#x10 ; => 16
#x#e10 ; => 16
#I#B101 ; => 5.0
#B#I101 ; => 5.0
#E1E2 ; => 100
#i1/3 ; => 0.3333333333333333
1E2+1E1I ; => 100.0+10.0i
+INF.0+NaN.0I ; => +inf.0+nan.0i
'(1. .5 -.5 +.5e1 1.e2 00.10) ; => (1.0 0.5 -0.5 5.0 100.0 0.1)
'(i 1+ -1+ - + ... +a -j .a) ; => (i |1+| |-1+| - + ... +a -j .a)
(map symbol? '(i |+i| |1+2i| + -)) ; => (#t #t #t #t #t)
(write (map string->symbol '("+i" "-I" "1@2" "+inf.0i" "i"))) ; prints: (|+i| |-I| |1@2| |+inf.0i| i)

;; Decimals are read to the nearest double, ties to even.
9007199254740993. ; => 9007199254740992.0
9007199254740992.9999999999999999999999 ; => 9007199254740992.0
9007199254740993.0000000000000000000001 ; => 9007199254740994.0
2.2250738585072012e-308 ; => 2.2250738585072014e-308
2.4703282292062327e-324 ; => 0.0
2.4703282292062328e-324 ; => 5e-324
1.7976931348623158e308 ; => 1.7976931348623157e308
1.7976931348623159e308 ; => +inf.0
1e23 ; => 1e23
8.41e21 ; => 8.41e21
(list 5e-324 1e21 123456789012345680000.0 1e-7 0.000001) ; => (5e-324 1e21 123456789012345680000.0 1e-7 0.000001)

(string->number "100") ; => 100
(string->number "100" 16) ; => 256
(string->number "1e2") ; => 100.0
(string->number "1e2" 16) ; => 482
(string->number "#b101" 16) ; => 5
(string->number "1+2i") ; => 1+2i
(string->number "a+bi" 16) ; => 10+11i
(string->number "-i" 2) ; => -i
(map string->number '("" "+" "-" "." "..." "i" "1i" "+ii" "1@" "@1" "1+" "1++i" "1@2i" "1+2")) ; => (#f #f #f #f #f #f #f #f #f #f #f #f #f #f)
(map string->number '("1/0" "1/2.5" "1/-2" "1.2.3" "1e" "1e+" "e1" "1_0" " 1" "1 " "0x10" "--1")) ; => (#f #f #f #f #f #f #f #f #f #f #f #f)
(map string->number '("#" "#x" "#e#e1" "#x#x1" "#b2" "#xg" "#e+inf.0" "#e+nan.0i" "inf.0" "+inf" "+inf.0x")) ; => (#f #f #f #f #f #f #f #f #f #f #f)
(map string->number '("1+1/0i" "+i+i" "1+2i3" "1@1@1" "i+1" "+-i")) ; => (#f #f #f #f #f #f)
(string->number "1e1000000000") ; => +inf.0
(string->number "-1e1000000000000000000000") ; => -inf.0
(string->number "1e-1000000000") ; => 0.0
(string->number "0e1000000000000000000000") ; => 0.0
(string->number "#e1e1000000000") ; => #f
(string->number "#e1e-1000000000") ; => #f
(string->number "#e0e1000000000") ; => 0
(string->number "1e1000000000+i") ; => +inf.0+1.0i
(string->number "#e1+1e1000000000i") ; => #f

(number->string 10) ; => "10"
(number->string 255 16) ; => "ff"
(number->string -255 2) ; => "-11111111"
(number->string 35 36) ; => "z"
(number->string -1/3 3) ; => "-1/10"
(number->string 1+15i 16) ; => "1+fi"
(number->string -i) ; => "-i"
(number->string 1.5) ; => "1.5"
(number->string 0.1 2) ; => "0.0001100110011001100110011001100110011001100110011001101"
(number->string -10.25 16) ; => "-a.4"
(number->string +inf.0 2) ; => "+inf.0"
(number->string 0.5-0.25i 2) ; => "0.1-0.01i"

;; What number->string writes reads back as the same number, in any radix.
(define (returns? z radix)
  (eqv? z (string->number (number->string z radix) radix)))
(define numbers
  (list 0 -1 (expt 7 50) -22/7 1/3+i -i -5/4-1/7i 0.1 -0.0 1e21 123.456e-10 5e-324 1.5-2.5i -0.0+1.0i +inf.0 -inf.0 +nan.0
        +inf.0-nan.0i))
(define (failures radix)
  (let next ((rest numbers) (found '()))
    (cond ((null? rest) found)
          ((returns? (car rest) radix) (next (cdr rest) found))
          (else (next (cdr rest) (cons (car rest) found))))))
(map failures '(2 3 7 8 10 11 16 18 19 36)) ; => (() () () () () () () () () ())

;; Errors.
(number->string 'a) ; error: number->string: argument 1 (z) must be a number
(number->string 10 1) ; error: number->string: argument 2 (radix) must be a radix from 2 to 36, got 1
(number->string 10 37) ; error: number->string: argument 2 (radix) must be a radix from 2 to 36
(number->string 10 2.0) ; error: number->string: argument 2 (radix) must be an exact integer
(string->number 10) ; error: string->number: argument 1 (string) must be a string
(string->number "10" 0) ; error: string->number: argument 2 (radix) must be a radix from 2 to 36
(string->number "10" 'a) ; error: string->number: argument 2 (radix) must be an exact integer
(read (open-input-string "#e+inf.0")) ; error: #e+inf.0 is no number
(read (open-input-string "#x1+gi")) ; error: is no number
