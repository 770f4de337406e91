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
