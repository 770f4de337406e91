;;; SRFI 26: cut and cute, procedures made of a call some of whose parts are left open.

(define-library (srfi 26)
  (export cut cute)
  (import (scheme base))
  (begin

;; (cut slot-or-expression slot-or-expression ...): Returns a procedure that calls the first part with the others,
;; each slot <> replaced by an argument of its own and <...> at the end by all that are left. The expressions are
;; evaluated at every call.
(define-syntax cut
  (syntax-rules ()
    ((_ part ...) (cut-parts () () part ...))))

;; Takes the parts one by one: the parameters so far, the parts of the call so far, the parts still to come.
(define-syntax cut-parts
  (syntax-rules (<> <...>)
    ((_ parameters () <...> . parts)
     (syntax-error "cut: the first part must be a procedure or <>"))
    ((_ (parameter ...) (operator operand ...))
     (lambda (parameter ...) (operator operand ...)))
    ((_ (parameter ...) (operator operand ...) <...>)
     (lambda (parameter ... . rest) (apply operator operand ... rest)))
    ((_ parameters call <...> . parts)
     (syntax-error "cut: <...> must be the last part"))
    ((_ (parameter ...) (done ...) <> . parts)
     (cut-parts (parameter ... argument) (done ... argument) . parts))
    ((_ parameters (done ...) expression . parts)
     (cut-parts parameters (done ... expression) . parts))))

;; (cute slot-or-expression slot-or-expression ...): Returns what cut does, but evaluates the expressions once, now.
(define-syntax cute
  (syntax-rules ()
    ((_ part ...) (cute-parts () () part ...))))

;; Takes the parts one by one: bindings of the expressions so far, the parts for cut so far, the parts still to come.
(define-syntax cute-parts
  (syntax-rules (<> <...>)
    ((_ bindings (done ...))
     (let bindings (cut done ...)))
    ((_ bindings (done ...) <> . parts)
     (cute-parts bindings (done ... <>) . parts))
    ((_ bindings (done ...) <...> . parts)
     (cute-parts bindings (done ... <...>) . parts))
    ((_ (binding ...) (done ...) expression . parts)
     (cute-parts (binding ... (value expression)) (done ... value) . parts))))

))
