(import (srfi 35))
(define-condition-type &c &condition c? (x c-x))
(define-condition-type &c1 &c c1? (a c1-a))
(define-condition-type &c2 &c c2? (b c2-b))
(define v1 (make-condition &c1 'x "V1" 'a "a1"))
(list (c? v1) (c1? v1) (c2? v1) (c-x v1) (c1-a v1)) ; => (#t #t #f "V1" "a1")
(define v2 (condition (&c2 (x "V2") (b "b2"))))
(list (c? v2) (c1? v2) (c2? v2) (c-x v2) (c2-b v2)) ; => (#t #f #t "V2" "b2")
(define v3 (condition (&c1 (x "V3/1") (a "a3")) (&c2 (b "b3"))))
(list (c? v3) (c1? v3) (c2? v3) (c-x v3) (c1-a v3) (c2-b v3)) ; => (#t #t #t "V3/1" "a3" "b3")
(define v4 (make-compound-condition v1 v2))
(list (c? v4) (c1? v4) (c2? v4) (c-x v4) (c1-a v4) (c2-b v4)) ; => (#t #t #t "V1" "a1" "b2")
(define v5 (make-compound-condition v2 v3))
(list (c? v5) (c1? v5) (c2? v5) (c-x v5) (c1-a v5) (c2-b v5)) ; => (#t #t #t "V2" "a3" "b2")
;; Types
(condition-type? &c) ; => #t
(condition-type? v1) ; => #f
(define &d (make-condition-type '&d &c1 '(y z)))
(condition-type? &d) ; => #t
(make-condition-type "d" &c '()) ; error: make-condition-type: argument 1 (id) must be a symbol, got "d"
(make-condition-type 'd 5 '()) ; error: make-condition-type: argument 2 (parent) must be a condition type, got 5
(make-condition-type 'd &c '(1)) ; error: make-condition-type: argument 3 (field-names) must be a list of symbols, got (1)
(make-condition-type 'd &c '(x)) ; error: make-condition-type: the type has this field already: x
(make-condition-type 'd &c '(p p)) ; error: make-condition-type: the type has this field already: p
;; Conditions
(define d (make-condition &d 'z 4 'y 3 'a 2 'x 1))
(map (lambda (field) (condition-ref d field)) '(x a y z)) ; => (1 2 3 4)
(condition? d) ; => #t
(condition? &d) ; => #f
(condition? 'x) ; => #f
(map (lambda (type) (condition-has-type? d type)) (list &d &c1 &c &condition &c2 &error)) ; => (#t #t #t #t #f #f)
(condition-has-type? 5 &c) ; error: condition-has-type?: argument 1 (condition) must be a condition, got 5
(condition-has-type? d 5) ; error: condition-has-type?: argument 2 (type) must be a condition type, got 5
(make-condition &d 'x 1) ; error: make-condition: a field has no value: a
(make-condition &c 'x 1 'q 2) ; error: make-condition: the type &c has no field q
(make-condition &c 'x) ; error: make-condition: a field without a value: x
(make-condition 5) ; error: make-condition: argument 1 (type) must be a condition type, got 5
(condition (&c1 (x 1))) ; error: condition: a field has no value: a
(condition (&c (q 1))) ; error: condition: the type &c has no field q
(condition (5)) ; error: condition: argument 1 (type) must be a condition type, got 5
(condition) ; syntax-error: condition
(condition-ref v4 'x) ; => "V1"
(condition-ref v4 'b) ; => "b2"
(condition-ref v1 'b) ; error: condition-ref: the condition has no field b
(condition-ref 5 'b) ; error: condition-ref: argument 1 (condition) must be a condition, got 5
(c2-b v1) ; error: c2-b: argument 1 (condition) must be a condition of type &c2
(c2-b 5) ; error: c2-b: argument 1 (condition) must be a condition, got 5
(make-compound-condition d 5) ; error: make-compound-condition: argument 1 (condition) must be a condition, got 5
(make-compound-condition) ; error: make-compound-condition
;; A part of a compound condition
(define part (extract-condition v4 &c2))
(list (c2? part) (c1? part) (c-x part) (c2-b part)) ; => (#t #f "V2" "b2")
(define part (extract-condition v4 &c))
(list (c? part) (c1? part) (c-x part)) ; => (#t #f "V1")
(extract-condition v1 &c2) ; error: extract-condition: argument 1 (condition) must be a condition of type &c2
(extract-condition 5 &c2) ; error: extract-condition: argument 1 (condition) must be a condition, got 5
(extract-condition v1 5) ; error: extract-condition: argument 2 (type) must be a condition type, got 5
;; The standard types
(define failure (condition (&message (message "too hot")) (&error)))
(list (message-condition? failure) (serious-condition? failure) (error? failure) (c? failure)) ; => (#t #t #t #f)
(condition-message failure) ; => "too hot"
(error? (make-condition &serious)) ; => #f
(serious-condition? (make-condition &error)) ; => #t
(condition-has-type? (make-condition &condition) &condition) ; => #t
(error? 5) ; => #f
(condition-message (make-condition &error)) ; error: condition-message: argument 1 (condition) must be a condition of type &message
(guard (e ((c? e) (c-x e))) (raise v1)) ; => "V1"
(guard (e ((message-condition? e) (condition-message e))) (raise failure)) ; => "too hot"
;; The engine's errors are conditions too.
(guard (e ((error? e) (list (condition? e) (condition-message e)))) (error "bad" 1)) ; => (#t "bad")
(guard (e ((serious-condition? e) (condition-ref e 'message))) (car 5)) ; => "car: argument 1 (pair) must be a pair, got 5"
(guard (e ((error? e) (condition-message (extract-condition e &message)))) (error "bad" 1)) ; => "bad"
(guard (e (#t (c-x (make-compound-condition e v1)))) (error "bad" 1)) ; => "V1"
