;; not under stress
;; A let of more variables than a procedure may have parameters.
(define (iota n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons (- i 1) l)))))
(define (name i) (string->symbol (string-append "v" (number->string i))))
(eval `(let ,(map (lambda (i) (list (name i) i)) (iota 300)) (+ ,@(map name (iota 300)))) (interaction-environment)) ; => 44850
