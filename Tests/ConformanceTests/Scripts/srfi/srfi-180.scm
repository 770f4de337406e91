;; SRFI 180: JSON.
(import (srfi 180))
(define (parse text) (json-read (open-input-string text)))
(define (reason thunk) (guard (e ((json-error? e) (json-error-reason e))) (thunk)))
(define (wrong text) (reason (lambda () (list 'value (parse text)))))
(define (unparse object) (call-with-output-string (lambda (port) (json-write object port))))

;; Values.
(parse "null") ; => null
(parse "true") ; => #t
(parse "false") ; => #f
(parse "12") ; => 12
(parse "-0") ; => 0
(parse "-12") ; => -12
(parse "123456789012345678901234567890") ; => 123456789012345678901234567890
(parse "1.5") ; => 1.5
(parse "1.0") ; => 1.0
(parse "-0.0") ; => -0.0
(parse "1e2") ; => 100.0
(parse "1E+2") ; => 100.0
(parse "25e-1") ; => 2.5
(parse "0.5e3") ; => 500.0
(parse "0") ; => 0
(parse "\"\"") ; => ""
(parse "\"abc\"") ; => "abc"
(parse "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"") ; => "\"\\/\b\xC;\n\r\t"
(parse "\"\\u0041\\u00e9\\u20AC\"") ; => "Aé€"
(string=? (parse "\"\\ud83d\\uDE00\"") (string (integer->char #x1F600))) ; => #t
(string->list (parse "\"\\u0000\\uffff\"")) ; => (#\null #\xffff)
(parse "[]") ; => #()
(parse "[1]") ; => #(1)
(parse " [ 1 , \"a\" ,\tnull,\r\n[ ] , { } ] ") ; => #(1 "a" null #() ())
(parse "{}") ; => ()
(parse "{\"a\":1}") ; => ((a . 1))
(parse "{ \"a\" : 1 , \"b c\" : [ true ] , \"\" : { \"d\" : null } }") ; => ((a . 1) (|b c| . #(#t)) (|| (d . null)))
(parse "{\"a\":1,\"a\":2}") ; => ((a . 1) (a . 2))
(eof-object? (parse "")) ; => #t
(eof-object? (parse " \n\t ")) ; => #t
(json-null? 'null) ; => #t
(json-null? '()) ; => #f
(parameterize ((current-input-port (open-input-string "[1] 2"))) (let* ((a (json-read)) (b (json-read)) (c (json-read))) (list a b (eof-object? c))))
; => (#(1) 2 #t)

;; One value is read, and nothing behind it.
(define port (open-input-string "[1][2] 3 \"x\"{}null"))
(json-read port) ; => #(1)
(json-read port) ; => #(2)
(json-read port) ; => 3
(json-read port) ; => "x"
(json-read port) ; => ()
(json-read port) ; => null
(eof-object? (json-read port)) ; => #t

;; What is wrong raises a json-error.
(wrong "[") ; => "the text ends where there must be a value"
(wrong "[1") ; => "the text ends where there must be a comma or the end of the array"
(wrong "[1 2]") ; => "there is \"2\" where there must be a comma or the end of the array"
(wrong "[1,]") ; => "there is \"]\" where there must be a value"
(wrong "[,1]") ; => "there is \",\" where there must be a value"
(wrong "]") ; => "there is \"]\" where there must be a value"
(wrong "{") ; => "the text ends where there must be a key"
(wrong "{1:2}") ; => "there is \"1\" where there must be a key"
(wrong "{\"a\"}") ; => "there is \"}\" where there must be a colon"
(wrong "{\"a\":}") ; => "there is \"}\" where there must be a value"
(wrong "{\"a\":1,}") ; => "there is \"}\" where there must be a key"
(wrong "{\"a\":1 \"b\":2}") ; => "there is \"\"\" where there must be a comma or the end of the object"
(wrong "{\"a\":1]") ; => "there is \"]\" where there must be a comma or the end of the object"
(wrong "[1}") ; => "there is \"}\" where there must be a comma or the end of the array"
(wrong "'a'") ; => "there is \"'\" where there must be a value"
(wrong "nul") ; => "the text ends where there must be \"l\""
(wrong "nulL") ; => "there is \"L\" where there must be \"l\""
(wrong "nullx") ; => "there is \"x\" where there must be the end of the value"
(wrong "True") ; => "there is \"T\" where there must be a value"
(wrong "NaN") ; => "there is \"N\" where there must be a value"
(wrong "01") ; => "a number begins with 0"
(wrong "-") ; => "the text ends where there must be a digit"
(wrong "-x") ; => "there is \"x\" where there must be a digit"
(wrong "+1") ; => "there is \"+\" where there must be a value"
(wrong ".5") ; => "there is \".\" where there must be a value"
(wrong "1.") ; => "the text ends where there must be a digit"
(wrong "1.e5") ; => "there is \"e\" where there must be a digit"
(wrong "1e") ; => "the text ends where there must be a digit"
(wrong "1e+") ; => "the text ends where there must be a digit"
(wrong "1.5.2") ; => "there is \".\" where there must be the end of the value"
(wrong "0x10") ; => "there is \"x\" where there must be the end of the value"
(wrong "[1a]") ; => "there is \"a\" where there must be a comma or the end of the array"
(wrong "\"abc") ; => "the text ends where there must be a character of a string"
(wrong "\"a\nb\"") ; => "there is a control character in a string"
(wrong "\"\\x\"") ; => "there is \"x\" where there must be one of \"\\/bfnrtu"
(wrong "\"\\") ; => "the text ends where there must be one of \"\\/bfnrtu"
(wrong "\"\\u12g4\"") ; => "there is \"g\" where there must be a hexadecimal digit"
(wrong "\"\\u12") ; => "the text ends where there must be a hexadecimal digit"
(wrong "\"\\ud83d\"") ; => "a surrogate stands alone"
(wrong "\"\\ude00\"") ; => "a surrogate stands alone"
(wrong "\"\\ud83d\\u0041\"") ; => "a surrogate stands alone"
(wrong "\"\\ud83d\\n\"") ; => "a surrogate stands alone"
(wrong "[1] // no comment") ; => (value #(1))
(wrong "/* no */ 1") ; => "there is \"/\" where there must be a value"
(wrong (string-append "\"" (utf8->string (bytevector 255)) "\"")) ; => "there is a byte that is not UTF-8 where there must be a character of a string"
(json-error? (guard (e (#t e)) (parse "x"))) ; => #t
(json-error? (guard (e (#t e)) (car 5))) ; => #f
(json-error-reason 5) ; error: json-error-reason
(json-read 5) ; error: json-read: argument 1 (port-or-generator) must be a textual input port or a generator of characters
(json-read (open-input-bytevector (bytevector 49))) ; error: json-read: argument 1

;; Limits.
(define (depth limit text) (parameterize ((json-nesting-depth-limit limit)) (wrong text)))
(depth 3 "[[1],{\"a\":[]}]") ; => "the limit of nesting is reached"
(depth 4 "[[1],{\"a\":[]}]") ; => (value #(#(1) ((a . #()))))
(depth 3 "[[1],[2],[3]]") ; => (value #(#(1) #(2) #(3)))
(define (count limit text) (parameterize ((json-number-of-character-limit limit)) (wrong text)))
(count 5 "[1,2]") ; => "the limit of characters is reached"
(count 6 "[1,2]") ; => (value #(1 2))
(count 3 "\"abc\"") ; => "the limit of characters is reached"
(json-nesting-depth-limit) ; => +inf.0
(json-number-of-character-limit) ; => +inf.0
(parameterize ((json-nesting-depth-limit 'x)) 1) ; error: json-nesting-depth-limit: argument 1 (limit) must be a real number, got x

;; Generators of characters.
(define (characters text) (let ((k 0)) (lambda () (if (= k (string-length text)) (eof-object) (begin (set! k (+ k 1)) (string-ref text (- k 1)))))))
(json-read (characters "[1,{\"a\":-2.5e0}]")) ; => #(1 ((a . -2.5)))
(define g (characters "[1] 2 3"))
(json-read g) ; => #(1)
(json-read g) ; => 2
(json-read g) ; => 3
(eof-object? (json-read g)) ; => #t
(reason (lambda () (json-read (let ((items '(#\[ 5))) (lambda () (let ((item (car items))) (set! items (cdr items)) item))))))
; => "the generator did not generate a character"

;; Events.
(define (events source) (let ((next (json-generator source))) (let loop ((all '())) (let ((e (next))) (if (eof-object? e) (reverse all) (loop (cons e all)))))))
(events (open-input-string "[1, {\"a\": [true]}, null]"))
; => (array-start 1 object-start "a" array-start #t array-end object-end null array-end)
(events (open-input-string "\"x\" 2")) ; => ("x")
(events (characters "{}")) ; => (object-start object-end)
(events (open-input-string "")) ; => ()
(parameterize ((current-input-port (open-input-string "5"))) ((json-generator))) ; => 5
(let ((next (json-generator (open-input-string "[ 1 x")))) (list (next) (next) (reason next))) ; => (array-start 1 "there is \"x\" where there must be a comma or the end of the array")
(json-generator 'x) ; error: json-generator: argument 1

;; Folds.
(define (size . source) (apply json-fold (lambda (value seed) (+ seed 1)) (lambda (seed) 0) (lambda (seed) seed) (lambda (seed) 100) (lambda (seed) seed) 0 source))
(size (open-input-string "[1,2,3]")) ; => 1
(apply json-fold cons (lambda (s) '()) reverse (lambda (s) '(object)) reverse 'none (list (open-input-string "[1,{\"a\":[2]},[]]")))
; => ((1 (object "a" (2)) ()) . none)
(json-fold cons car cdr car cdr 'none (open-input-string "7")) ; => (7 . none)
(json-fold cons car cdr car cdr 'none (open-input-string "")) ; => none
(parameterize ((current-input-port (open-input-string "7"))) (json-fold cons car cdr car cdr 'none)) ; => (7 . none)
(define (items . all) (lambda () (if (null? all) (eof-object) (let ((item (car all))) (set! all (cdr all)) item))))
(json-read (items 'array-start 1 'object-start "k" 2 'object-end 'array-end)) ; => #(1 ((k . 2)))
(json-read (characters "[1]")) ; => #(1)
(reason (lambda () (json-read (items 'array-start 1)))) ; => "the events end within a structure"
(reason (lambda () (json-read (items 'array-end)))) ; => "a structure ends that did not begin"

;; Lines.
(define (all generator) (let loop ((values '())) (let ((v (generator))) (if (eof-object? v) (reverse values) (loop (cons v values))))))
(all (json-lines-read (open-input-string "{\"a\":1}\n[2] \r\n\n3\n\"x\""))) ; => (((a . 1)) #(2) 3 "x")
(all (json-lines-read (characters "1\n2\n3\n"))) ; => (1 2 3)
(all (json-lines-read (open-input-string ""))) ; => ()
(reason (lambda () (all (json-lines-read (open-input-string "[1] [2]"))))) ; => "there is \"[\" where there must be the end of the line"
(reason (lambda () (all (json-lines-read (open-input-string "[1\n"))))) ; => "the text ends where there must be a comma or the end of the array"
(parameterize ((current-input-port (open-input-string "1\n2"))) (all (json-lines-read))) ; => (1 2)
(json-lines-read 1) ; error: json-lines-read: argument 1

;; Sequences.
(define (sequence . parts) (apply string-append (map (lambda (part) (if (eq? part 'rs) "\x1E;" part)) parts)))
(all (json-sequence-read (open-input-string (sequence 'rs "{\"a\":1}\n" 'rs "2\n" 'rs 'rs "[3]" 'rs "\"x\"\n")))) ; => (((a . 1)) 2 #(3) "x")
(all (json-sequence-read (characters (sequence 'rs "true\n" 'rs "1 \n")))) ; => (#t 1)
(all (json-sequence-read (open-input-string ""))) ; => ()
(define s (json-sequence-read (open-input-string (sequence 'rs "[1," 'rs "[2]\n" 'rs "12" 'rs "nul" 'rs "3\nx" 'rs "4\n"))))
(reason s) ; => "the text ends where there must be a value"
(reason s) ; => #(2)
(reason s) ; => "a text may be cut off"
(reason s) ; => "the text ends where there must be \"l\""
(reason s) ; => 3
(reason s) ; => "there is \"x\" where there must be a record separator"
(reason s) ; => 4
(eof-object? (s)) ; => #t
(parameterize ((current-input-port (open-input-string (sequence 'rs "1\n")))) (all (json-sequence-read))) ; => (1)
(json-sequence-read "x") ; error: json-sequence-read: argument 1

;; Writing.
(json-write 'null) ; prints: null
(json-write '((a . #(1 -2.5 #t #f null "x")) (b) (|c d| . ((e . 1e21))))) ; prints: {"a":[1,-2.5,true,false,null,"x"],"b":{},"c d":{"e":1e21}}
(unparse '#()) ; => "[]"
(unparse '()) ; => "{}"
(unparse (expt 10 25)) ; => "10000000000000000000000000"
(unparse "\"\\/\b\xC;\n\r\t\x1;\x1F;é") ; => "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001fé\""
(equal? (parse (unparse '((a . #(1 2.5 "\n")) (b . ((c . null)))))) '((a . #(1 2.5 "\n")) (b . ((c . null))))) ; => #t
(define (unwritable object) (let ((port (open-output-string))) (list (reason (lambda () (json-write object port))) (get-output-string port))))
(unwritable '#(1 1/2)) ; => ("an object that JSON cannot express" "")
(unwritable '#(1 +inf.0)) ; => ("an object that JSON cannot express" "")
(unwritable +nan.0) ; => ("an object that JSON cannot express" "")
(unwritable 'symbol) ; => ("an object that JSON cannot express" "")
(unwritable #\a) ; => ("an object that JSON cannot express" "")
(unwritable '#(1 (2))) ; => ("a list that is no association list with symbols as keys" "")
(unwritable '(("a" . 1))) ; => ("a list that is no association list with symbols as keys" "")
(unwritable '((a . 1) . 2)) ; => ("an object that JSON cannot express" "")
(unwritable (utf8->string (bytevector 255))) ; => ("an object that JSON cannot express" "")
(define circle (vector 1 2))
(vector-set! circle 1 (list (cons 'again circle)))
(unwritable circle) ; => ("a circular object" "")
(unwritable (vector 0 (vector circle))) ; => ("a circular object" "")
(define shared (vector 1))
(unparse (vector shared (vector shared shared))) ; => "[[1],[[1],[1]]]"
(json-write 1 5) ; error: json-write: argument 2 (port-or-accumulator) must be a textual output port or an accumulator, got 5

;; Accumulators, of characters or on ports.
(define (gather) (let ((chars '())) (lambda (c) (if (eof-object? c) (list->string (reverse chars)) (set! chars (cons c chars))))))
(let ((a (gather))) (json-write '((k . #(1 "a\n"))) a) (a (eof-object))) ; => "{\"k\":[1,\"a\\n\"]}"
(define (written . events) (call-with-output-string (lambda (port) (for-each (json-accumulator port) events))))
(written 'array-start 1 'object-start "a" 'null "b" 'array-start 'array-end 'object-end #t 'array-end) ; => "[1,{\"a\":null,\"b\":[]},true]"
(written "x") ; => "\"x\""
(written 'object-start 'object-end (eof-object)) ; => "{}"
(let ((a (gather))) (for-each (json-accumulator a) '(array-start 1 2 array-end)) (a (eof-object))) ; => "[1,2]"
(define (misplaced . events) (reason (lambda () (apply written events))))
(misplaced 1 2) ; => "there is an event after the end"
(misplaced 'array-end) ; => "an object that JSON cannot express"
(misplaced 'array-start 'object-end) ; => "an object that JSON cannot express"
(misplaced 'object-start 1) ; => "a key must be a string"
(misplaced 'object-start "a" 'object-end) ; => "an object that JSON cannot express"
(misplaced 'array-start (eof-object)) ; => "the events end within a structure"
(misplaced 1/2) ; => "an object that JSON cannot express"
(json-accumulator 1) ; error: json-accumulator: argument 1 (port-or-accumulator)
