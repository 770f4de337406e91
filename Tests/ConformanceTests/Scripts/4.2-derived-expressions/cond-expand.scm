;; R7RS 4.2.1: cond-expand.
(cond-expand (r7rs 'yes) (else 'no)) ; => yes
(cond-expand (no-such-feature 'yes) (else 'no)) ; => no
(cond-expand ((and r7rs (not no-such-feature)) 'both) (else 'no)) ; => both
(cond-expand ((or no-such-feature r7rs) 'either) (else 'no)) ; => either
(cond-expand ((library (scheme base)) 'has) (else 'lacks)) ; => has
(cond-expand ((library (no such library)) 'has) (else 'lacks)) ; => lacks
(cond-expand (r7rs (define chosen 1)) (else (define chosen 2)))
chosen ; => 1
(let () (cond-expand (r7rs (define inner 3))) inner) ; => 3
(and (memq 'r7rs (features)) #t) ; => #t
(cond-expand (full-unicode 'yes) (else 'no)) ; => yes
(cond-expand ((not r7rs) 1) ((and) 2)) ; => 2
(cond-expand ((or) 1) (else 2)) ; => 2
(cond-expand ((and (or r7rs nothing) (library (scheme write))) 'nested) (else 'no)) ; => nested
