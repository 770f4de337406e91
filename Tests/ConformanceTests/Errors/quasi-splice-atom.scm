(define x 5)
`(1 ,@x 2)
