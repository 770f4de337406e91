;; Sizes that cannot be are errors, not crashes.
(make-vector -1) ; error: make-vector
(make-vector 1000000000000000 0) ; error: 
(make-string 1000000000000000 #\a) ; error: 
(make-bytevector 1000000000000000 0) ; error: 
(make-vector (expt 10 30) 0) ; error: make-vector
(make-list -1) ; error: make-list
(vector-ref (vector 1 2) (expt 10 30)) ; error: vector-ref
(list-tail '(1 2 3) 1000000) ; error: list-tail
(string-ref "abc" 4611686018427387903) ; error: string-ref
(integer->char 1114112000) ; error: integer->char
(substring "abc" 0 (expt 2 70)) ; error: substring
(make-vector 1e15) ; error: make-vector: argument 1 (k) must be a non-negative exact integer, got 1000000000000000.0
(make-list 1000000000000000 0) ; error: out of memory
(iota 1000000000000000) ; error: out of memory
(make-vector (expt 2 80)) ; error: make-vector: argument 1 (k) must be an exact integer of at most 61 bits
(string-ref "abc" (expt 2 80)) ; error: string-ref: argument 2 (k) must be an index below 3
(vector-copy #(1 2 3) (expt 2 80)) ; error: vector-copy: argument 2 (start) must be an index from 0 to 3
(vector-copy! (vector 1) (expt 2 80) #(1)) ; error: vector-copy!: argument 2 (at) must be an index from 0 to 1
(integer->char (expt 2 80)) ; error: integer->char: argument 1
(read-string (expt 2 80) (open-input-string "abc")) ; error: read-string: argument 1 (k)
(read-string 1000000000000000 (open-input-string "abc")) ; => "abc"
(read-bytevector 1000000000000000 (open-input-bytevector #u8(1 2))) ; => #u8(1 2)
(string->symbol (make-string 16001 #\a)) ; error: string->symbol: argument 1 (string) must be a string of at most 16000 characters
(string-length (symbol->string (string->symbol (make-string 16000 #\a)))) ; => 16000
