(define name "Ann")
(display (+ "hello " name))
