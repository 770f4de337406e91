(import (scheme write))
(define x 1)
(let ((y 2)) (display (+ x y)))
