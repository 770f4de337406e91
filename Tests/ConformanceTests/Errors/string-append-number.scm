(define age 42)
(display (string-append "age: " age))
