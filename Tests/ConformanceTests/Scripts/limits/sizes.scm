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
