(import (srfi 23))
(error "something bad:" 5 "x") ; error: something bad:
(guard (e (#t (list (error-object-message e) (error-object-irritants e)))) (error "bad" 1 '(2) "x")) ; => ("bad" (1 (2) "x"))
(guard (e (#t (error-object-irritants e))) (error "bad")) ; => ()
(guard (e (#t (error-object? e))) (error "bad")) ; => #t
(error) ; error: error
