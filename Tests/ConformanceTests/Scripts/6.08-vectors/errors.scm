;; Misuse of vectors.
(vector-ref #(1 2 3) 3) ; error: vector-ref: argument 2 (k) must be an index below 3, got 3
(vector-ref #(1 2 3) -1) ; error: vector-ref: argument 2
(vector-ref #(1 2 3) 1.0) ; error: vector-ref: argument 2
(vector-ref #(1 2 3) 1e9) ; error: vector-ref: argument 2
(vector-ref #() 0) ; error: vector-ref
(vector-ref '(1 2) 0) ; error: vector-ref: argument 1
(vector-set! #(1 2) 0 5) ; error: vector-set!
(vector-set! (vector 1) 1 0) ; error: vector-set!: argument 2
(make-vector -1) ; error: make-vector: argument 1
(make-vector 1e15) ; error: make-vector: argument 1
(make-vector 'a) ; error: make-vector
(vector-length 5) ; error: vector-length
(vector-copy #(1 2) 3) ; error: vector-copy
(vector-copy #(1 2 3) 2 1) ; error: vector-copy
(vector-copy! (vector 1 2) 1 #(1 2)) ; error: vector-copy!
(vector->list #(1) 2) ; error: vector->list
(list->vector 5) ; error: list->vector
(list->vector '(1 . 2)) ; error: list->vector
(vector-append #(1) '(2)) ; error: vector-append: argument 2
(vector-map car 5) ; error: must be a vector
(vector-ref '#(1 2) 'a) ; error: vector-ref: argument 2 (k) must be an index, got a
(vector-set! '(1) 0 1) ; error: vector-set!: argument 1 (vector) must be a vector, got (1)
(vector-fill! (vector 1) 0 2) ; error: vector-fill!: argument 3 (start) must be an index from 0 to 1, got 2
(vector-fill! (vector 1) 0 0 2) ; error: vector-fill!: argument 4 (end) must be an index from 0 to 1, got 2
(vector-copy! #(1 2) 0 #(1)) ; error: vector-copy!: argument 1 (to) must be a mutable vector
(vector-copy! (vector 1 2) 3 #()) ; error: vector-copy!: argument 2 (at) must be an index from 0 to 2, got 3
(vector-copy! (vector 1 2) 0 '(1)) ; error: vector-copy!: argument 3 (from) must be a vector, got (1)
(vector->list '(1)) ; error: vector->list: argument 1 (vector) must be a vector, got (1)
(list->vector '#0=(1 . #0#)) ; error: list->vector: argument 1 (list) must be a proper list
(vector-map 5 #(1)) ; error: vector-map: argument 1 (procedure) must be a procedure, got 5
(vector-map + #(1) '(2)) ; error: vector-map: argument 3 (vector) must be a vector, got (2)
(vector-map +) ; error: vector-map: takes
(vector-for-each display '(1)) ; error: vector-for-each: argument 2 (vector) must be a vector, got (1)
(vector-for-each display #(1) 2) ; error: vector-for-each: argument 3 (vector) must be a vector, got 2
(vector-for-each "f" #(1)) ; error: vector-for-each: argument 1 (procedure)
(vector-length) ; error: vector-length: takes 1 argument
(make-vector) ; error: make-vector: takes 1 to 2 arguments
