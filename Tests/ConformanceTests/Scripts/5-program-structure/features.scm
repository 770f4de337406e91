;; Features of SCM: require, provide, provided? (SLIB 1.1).
(provided? 'srfi-1) ; => #t
(provided? 'no-such-feature) ; => #f
(require 'no-such-feature) ; error: require: there is no feature no-such-feature
(provide 'no-such-feature)
(require 'no-such-feature) ; => #t
(provided? 'no-such-feature) ; => #t
;; SCM reads names in small letters.
(provided? 'SRFI-1) ; => #t
(require 'SRFI-8) ; => #t
(provided? '(or nothing srfi-1)) ; => #t
(provided? '(and nothing srfi-1)) ; => #f
(provided? '(not nothing)) ; => #t
(provided? '(and)) ; => #t
(provided? '(or)) ; => #f
;; A library is not there before it is required.
(provided? 'logical) ; => #f
(require 'logical) ; => #t
(provided? 'logical) ; => #t
(logand 12 10) ; => 8
(map require '(values string-port macro eval delay r5rs dynamic-wind)) ; => (#t #t #t #t #t #t #t)
(provided? '(not)) ; error: provided?: argument 1 (feature) must be a symbol, or an expression of and, or and not, got (not)
(provided? '(and . srfi-1)) ; error: provided?: argument 1 (feature)
(provided? 5) ; error: provided?: argument 1 (feature)
(provided? '(xor srfi-1)) ; error: provided?: argument 1 (feature)
(provide 5) ; error: provide: argument 1 (feature) must be a symbol, got 5
(require "srfi-1") ; error: require: argument 1 (feature) must be a symbol, got "srfi-1"
