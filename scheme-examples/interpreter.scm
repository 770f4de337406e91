;;; An interpreter of a small Scheme, written in Scheme: `evaluate` finds out what an expression
;;; means in an environment, `call` what a procedure does with its arguments, and each needs the
;;; other. Environments and closures are records of the interpreter. Tail calls and continuations
;;; it has from the Scheme that runs it: `evaluate` calls itself in tail position wherever the
;;; interpreted program is in tail position.
;;;
;;; It runs the programs at the end of this file and shows the value of each of their expressions.
;;;
;;;     parley scheme-examples/interpreter.scm

(import (scheme base) (scheme cxr) (scheme write))

;;; Environments: a list of (name . value) pairs, and the environment around it or #f.

(define-record-type <environment>
  (make-environment bindings parent)
  environment?
  (bindings environment-bindings set-environment-bindings!)
  (parent environment-parent))

(define (find-binding name environment)
  (cond ((not environment) (error "unbound variable:" name))
        ((assq name (environment-bindings environment)))
        (else (find-binding name (environment-parent environment)))))

(define (define-variable! name value environment)
  (let ((binding (assq name (environment-bindings environment))))
    (if binding
        (set-cdr! binding value)
        (set-environment-bindings! environment
                                   (cons (cons name value) (environment-bindings environment))))))

;; Pairs each parameter with its argument; a parameter behind a dot gets the rest of the arguments.
(define (bind parameters arguments)
  (cond ((null? parameters)
         (if (null? arguments) '() (error "too many arguments:" arguments)))
        ((symbol? parameters) (list (cons parameters arguments)))
        ((null? arguments) (error "missing argument:" (car parameters)))
        (else (cons (cons (car parameters) (car arguments))
                    (bind (cdr parameters) (cdr arguments))))))

;;; Evaluation

(define-record-type <closure>
  (make-closure parameters body environment)
  closure?
  (parameters closure-parameters)
  (body closure-body)
  (environment closure-environment))

(define (evaluate expression environment)
  (cond ((symbol? expression) (cdr (find-binding expression environment)))
        ((not (pair? expression)) expression)
        ((assq (car expression) special-forms)
         => (lambda (entry) ((cdr entry) (cdr expression) environment)))
        (else
         (let* ((procedure (evaluate (car expression) environment))
                (arguments (evaluate-all (cdr expression) environment)))
           (call procedure arguments)))))

;; From left to right, which `map` does not promise.
(define (evaluate-all expressions environment)
  (if (null? expressions)
      '()
      (let ((value (evaluate (car expressions) environment)))
        (cons value (evaluate-all (cdr expressions) environment)))))

(define (evaluate-sequence expressions environment)
  (if (null? (cdr expressions))
      (evaluate (car expressions) environment)
      (begin
        (evaluate (car expressions) environment)
        (evaluate-sequence (cdr expressions) environment))))

;; A procedure is a closure, or one of the Scheme below: a primitive or a continuation.
(define (call procedure arguments)
  (cond ((closure? procedure)
         (evaluate-sequence
          (closure-body procedure)
          (make-environment (bind (closure-parameters procedure) arguments)
                            (closure-environment procedure))))
        ((procedure? procedure) (apply procedure arguments))
        (else (error "not a procedure:" procedure))))

;;; Special forms: procedures of the operands, unevaluated, and the environment.

(define (evaluate-if operands environment)
  (cond ((evaluate (car operands) environment) (evaluate (cadr operands) environment))
        ((pair? (cddr operands)) (evaluate (caddr operands) environment))
        (else #f)))

(define (evaluate-and operands environment)
  (cond ((null? operands) #t)
        ((null? (cdr operands)) (evaluate (car operands) environment))
        (else (and (evaluate (car operands) environment)
                   (evaluate-and (cdr operands) environment)))))

(define (evaluate-or operands environment)
  (cond ((null? operands) #f)
        ((null? (cdr operands)) (evaluate (car operands) environment))
        (else (or (evaluate (car operands) environment)
                  (evaluate-or (cdr operands) environment)))))

(define (evaluate-define operands environment)
  (if (pair? (car operands))
      (let ((name (caar operands)) (parameters (cdar operands)) (body (cdr operands)))
        (define-variable! name (make-closure parameters body environment) environment)
        name)
      (let ((name (car operands)))
        (define-variable! name (evaluate (cadr operands) environment) environment)
        name)))

(define (evaluate-set! operands environment)
  (let ((value (evaluate (cadr operands) environment)))
    (set-cdr! (find-binding (car operands) environment) value)
    value))

;; Derived forms are rewritten into others first.
(define (derived rewrite)
  (lambda (operands environment) (evaluate (rewrite operands) environment)))

(define (let->lambda operands)
  (if (symbol? (car operands))
      (let ((name (car operands)) (bindings (cadr operands)) (body (cddr operands)))
        `((let () (define (,name ,@(map car bindings)) ,@body) ,name) ,@(map cadr bindings)))
      (let ((bindings (car operands)) (body (cdr operands)))
        `((lambda ,(map car bindings) ,@body) ,@(map cadr bindings)))))

(define (cond->if clauses)
  (cond ((null? clauses) #f)
        ((eq? (caar clauses) 'else) `(begin ,@(cdar clauses)))
        ((null? (cdar clauses)) `(or ,(caar clauses) (cond ,@(cdr clauses))))
        (else `(if ,(caar clauses) (begin ,@(cdar clauses)) (cond ,@(cdr clauses))))))

(define special-forms
  `((quote . ,(lambda (operands environment) (car operands)))
    (lambda . ,(lambda (operands environment)
                 (make-closure (car operands) (cdr operands) environment)))
    (if . ,evaluate-if)
    (define . ,evaluate-define)
    (set! . ,evaluate-set!)
    (begin . ,evaluate-sequence)
    (and . ,evaluate-and)
    (or . ,evaluate-or)
    (let . ,(derived let->lambda))
    (cond . ,(derived cond->if))))

;;; The global environment

;; A continuation of this Scheme is one of the interpreted program: the interpreter's state is all
;; in the environments and in the calls of `evaluate` that have not returned.
(define (call-with-continuation procedure)
  (call-with-current-continuation (lambda (k) (call procedure (list k)))))

(define (make-global-environment)
  (make-environment
   `((+ . ,+) (- . ,-) (* . ,*) (quotient . ,quotient) (remainder . ,remainder)
     (= . ,=) (< . ,<) (> . ,>) (not . ,not) (eq? . ,eq?) (null? . ,null?) (pair? . ,pair?)
     (symbol? . ,symbol?) (cons . ,cons) (car . ,car) (cdr . ,cdr) (cadr . ,cadr)
     (list . ,list) (append . ,append)
     (apply . ,call) (call/cc . ,call-with-continuation))
   #f))

;;; Running programs

(define (show value)
  (write (cond ((closure? value) `(procedure ,(closure-parameters value)))
               ((procedure? value) '(primitive procedure))
               (else value)))
  (newline))

(define (show-error condition)
  (display "error: ")
  (display (error-object-message condition))
  (for-each (lambda (irritant) (display " ") (write irritant))
            (error-object-irritants condition))
  (newline))

;; Shows the value of each expression that is no definition.
(define (run title . program)
  (let ((environment (make-global-environment)))
    (display ";; ")
    (display title)
    (newline)
    (guard (condition ((error-object? condition) (show-error condition)))
      (for-each (lambda (expression)
                  (let ((value (evaluate expression environment)))
                    (if (not (and (pair? expression) (eq? (car expression) 'define)))
                        (show value))))
                program))
    (newline)))

(run "Recursion, and integers of any size"
     '(define (factorial n) (if (= n 0) 1 (* n (factorial (- n 1)))))
     '(factorial 10)
     '(factorial 30)
     'factorial)

(run "Closures remember where they were made"
     '(define (make-counter count) (lambda () (set! count (+ count 1)) count))
     '(define first (make-counter 0))
     '(define second (make-counter 100))
     '(list (first) (first) (second) (first)))

(run "Procedures as arguments and results"
     '(define (map f items)
        (if (null? items) '() (cons (f (car items)) (map f (cdr items)))))
     '(define (compose . functions)
        (if (null? functions)
            (lambda (x) x)
            (lambda (x) ((car functions) ((apply compose (cdr functions)) x)))))
     '(define (square x) (* x x))
     '(map (compose square (lambda (x) (+ x 1))) '(1 2 3 4)))

(run "Quicksort"
     '(define (filter keep? items)
        (cond ((null? items) '())
              ((keep? (car items)) (cons (car items) (filter keep? (cdr items))))
              (else (filter keep? (cdr items)))))
     '(define (sort items)
        (if (null? items)
            '()
            (let ((pivot (car items)) (rest (cdr items)))
              (append (sort (filter (lambda (x) (< x pivot)) rest))
                      (list pivot)
                      (sort (filter (lambda (x) (not (< x pivot))) rest))))))
     '(sort '(3 1 4 1 5 9 2 6 5 3 5)))

(run "Queens that do not attack each other, by backtracking"
     '(define (safe? column distance queens)
        (cond ((null? queens) #t)
              ((= (car queens) column) #f)
              ((= (car queens) (+ column distance)) #f)
              ((= (car queens) (- column distance)) #f)
              (else (safe? column (+ distance 1) (cdr queens)))))
     '(define (place size queens left)
        (if (= left 0)
            queens
            (let try ((column 1))
              (cond ((> column size) #f)
                    ((and (safe? column 1 queens)
                          (place size (cons column queens) (- left 1))))
                    (else (try (+ column 1)))))))
     '(place 6 '() 6))

(run "A loop of tail calls needs no space"
     '(define (count n) (if (= n 0) 'done (count (- n 1))))
     '(count 20000))

(run "A continuation leaves a loop early"
     '(define (product items)
        (call/cc
         (lambda (return)
           (let loop ((items items))
             (cond ((null? items) 1)
                   ((= (car items) 0) (return 'zero))
                   (else (* (car items) (loop (cdr items)))))))))
     '(product '(1 2 3 4 5))
     '(product '(1 2 0 4 5)))

(run "A continuation goes back into a walk through a tree"
     '(define resume #f)
     '(define (walk tree return)
        (cond ((null? tree) 'end)
              ((pair? tree)
               (walk (car tree) return)
               (walk (cdr tree) return))
              (else (call/cc (lambda (k) (set! resume k) (return tree))))))
     '(define (leaves tree)
        (let ((found '()))
          (let ((leaf (call/cc (lambda (return) (walk tree return) 'end))))
            (if (eq? leaf 'end)
                found
                (begin (set! found (append found (list leaf))) (resume 'go-on))))))
     '(leaves '((a (b)) (c d) e)))

(run "Numbers out of nothing but procedures, as Church made them"
     '(define zero (lambda (f) (lambda (x) x)))
     '(define (successor n) (lambda (f) (lambda (x) (f ((n f) x)))))
     '(define (add m n) (lambda (f) (lambda (x) ((m f) ((n f) x)))))
     '(define (multiply m n) (lambda (f) (m (n f))))
     '(define (number n) ((n (lambda (k) (+ k 1))) 0))
     '(define two (successor (successor zero)))
     '(define three (successor two))
     '(list (number (add two three)) (number (multiply two three)) (number (two three))))

(run "An error ends a program"
     '(define (twice x) (* 2 (undefined x)))
     '(twice 5)
     '(list 'never 'reached))

(run "Another error"
     '((lambda (x y) x) 1))
