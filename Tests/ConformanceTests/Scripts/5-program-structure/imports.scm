;; Import sets (R7RS 5.2).
(import (scheme base))
(import (only (scheme base) car cdr))
(import (rename (only (scheme base) car cdr) (car first-of) (cdr rest-of)))
(list (first-of '(1 2)) (rest-of '(1 2))) ; => (1 (2))
(import (prefix (except (rename (scheme char) (char-upcase up)) digit-value) c:))
(c:up #\a) ; => #\A
(c:char-downcase #\A) ; => #\a
c:digit-value ; error: c:digit-value is not defined
(import (rename (only (scheme base) + -) (+ -) (- +)))
(list (+ 5 3) (- 5 3)) ; => (2 8)
(import (only (scheme base) + -))
(list (+ 5 3) (- 5 3)) ; => (8 2)
;; Keywords can be renamed; they keep their meaning.
(import (rename (only (scheme base) if cond else) (if wenn) (else sonst)))
(wenn #t 1 2) ; => 1
(cond (#f 1) (sonst 2)) ; => 2
(import (no such lib)) ; error: import: there is no library (no such lib)
(import (scheme bas)) ; error: did you mean (scheme base)?
(import (only (scheme base) kar)) ; error: import: (scheme base) does not export kar; did you mean car?
(import (except (scheme base) no-such-name)) ; error: (scheme base) does not export no-such-name
(import (rename (scheme base) (no-such-name x))) ; error: (scheme base) does not export no-such-name
(import scheme) ; syntax-error: import: expected a library name or an import set, both lists
(import (scheme -1)) ; syntax-error: expected the name of a library
(import (prefix (scheme base))) ; syntax-error: import: expected (prefix import-set identifier)
(import (rename (scheme base) car)) ; syntax-error: import: expected (name new-name) in a rename
(import (only (scheme base) 5)) ; syntax-error: import: expected an identifier
(if #t (import (scheme base)) 1) ; syntax-error: import: allowed at top level only
(begin (import (prefix (scheme write) w:)) 'done)
w:display ; => #<procedure display>
;; Every standard library is there.
(import (scheme case-lambda) (scheme char) (scheme complex) (scheme cxr) (scheme eval) (scheme file) (scheme inexact)
        (scheme lazy) (scheme load) (scheme process-context) (scheme read) (scheme repl) (scheme time) (scheme write)
        (scheme r5rs))
(cadddr '(1 2 3 4)) ; => 4
;; eval in environments of their own.
(eval '(* 7 3) (environment '(scheme base))) ; => 21
(let ((f (eval '(lambda (f x) (f x x)) (scheme-report-environment 5)))) (f + 10)) ; => 20
(eval '(first-of '(1)) (environment '(only (scheme base) quote) '(prefix (only (scheme base) car) my-))) ; error: first-of is not defined
(eval '(my-car '(1)) (environment '(only (scheme base) quote) '(prefix (only (scheme base) car) my-))) ; => 1
(environment '(no such lib)) ; error: import: there is no library (no such lib)
(environment 5) ; error: import: expected a library name
(eval '(define eval-made 5) (interaction-environment))
eval-made ; => 5
(define e (environment '(scheme base)))
(eval '(define x 1) e)
(eval '(begin (set! x (+ x 1)) x) e) ; => 2
(eval 'x (environment '(scheme base))) ; error: x is not defined
(scheme-report-environment 6) ; error: scheme-report-environment: argument 1 (version) must be 5
(eval '(if 1 2 3) (null-environment 5)) ; => 2
(eval '1 'nowhere) ; error: must be an environment, got nowhere
;; A keyword that was not imported is named, not its operands.
(eval '(quote (a b)) (environment '(only (scheme base) if))) ; error: quote is not defined; (import (scheme base)) provides it
(string-index-rigt "abc" #\a) ; error: string-index-rigt is not defined
(cond-expand ((library (scheme base)) 'there) (else 'missing)) ; => there
(cond-expand ((library (no such)) 'there) (else 'missing)) ; => missing
(cond-expand (no-such-feature 1))
