(import (srfi 0))
;; Features, libraries and what combines them.
(cond-expand (r7rs 'there) (else 'missing)) ; => there
(cond-expand (srfi-0 1) (else 2)) ; => 1
(cond-expand (no-such-feature 1) (else 2)) ; => 2
(cond-expand ((and r7rs (not no-such-feature)) 1) (else 2)) ; => 1
(cond-expand ((or no-such-feature parley) 1) (else 2)) ; => 1
(cond-expand ((and) 1)) ; => 1
(cond-expand ((or) 1) (else 2)) ; => 2
(cond-expand ((library (scheme base)) 1) (else 2)) ; => 1
(cond-expand (r7rs (define a 1) (define b 2)))
(list a b) ; => (1 2)
