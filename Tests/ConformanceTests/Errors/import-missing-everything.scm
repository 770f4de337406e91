(import (scheme write))
(define x 5)
(display x)
