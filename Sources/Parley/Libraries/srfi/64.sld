;;; SRFI 64: test suites. A test runner counts and reports what tests do; test cases and groups are macros around
;;; procedures that ask the current runner whether to run, and tell it the outcome.

(define-library (srfi 64)
  (export
    ;; Test cases
    test-assert test-eqv test-equal test-eq test-approximate test-error test-read-eval-string
    ;; Groups
    test-begin test-end test-group test-group-with-cleanup
    ;; What to run
    test-match-name test-match-nth test-match-any test-match-all test-skip test-expect-fail
    test-apply test-with-runner
    ;; Results
    test-result-kind test-passed? test-result-ref test-result-set! test-result-remove test-result-clear
    test-result-alist
    ;; Runners
    test-runner? test-runner-current test-runner-get test-runner-create test-runner-factory
    test-runner-simple test-runner-null test-runner-reset
    test-runner-pass-count test-runner-fail-count test-runner-xpass-count test-runner-xfail-count
    test-runner-skip-count test-runner-test-name test-runner-group-path test-runner-group-stack
    test-runner-aux-value test-runner-aux-value!
    ;; What a runner does
    test-runner-on-test-begin test-runner-on-test-begin! test-runner-on-test-end test-runner-on-test-end!
    test-runner-on-group-begin test-runner-on-group-begin! test-runner-on-group-end test-runner-on-group-end!
    test-runner-on-bad-count test-runner-on-bad-count! test-runner-on-bad-end-name test-runner-on-bad-end-name!
    test-runner-on-final test-runner-on-final!
    test-on-test-begin-simple test-on-test-end-simple test-on-group-begin-simple test-on-group-end-simple
    test-on-bad-count-simple test-on-bad-end-name-simple test-on-final-simple)
  (import (scheme base) (scheme case-lambda) (scheme eval) (scheme read) (scheme write) (only (srfi 1) filter)
          (only (parley system)
                %argument-error exact-nonnegative-integer? identity void condition? condition-kind
                interaction-environment))
  (begin

;;; Runners

;; (test-runner? obj): Tests whether OBJ is a test runner.
;; (test-runner-pass-count runner): Returns the number of tests that passed, as they should.
;; (test-runner-fail-count runner): Returns the number of tests that failed and were not expected to.
;; (test-runner-xpass-count runner): Returns the number of tests that passed although they were expected to fail.
;; (test-runner-xfail-count runner): Returns the number of tests that failed, as they were expected to.
;; (test-runner-skip-count runner): Returns the number of tests and groups that were skipped.
;; (test-runner-test-name runner): Returns the name of the current test or group, an empty string if it has none.
;; (test-runner-aux-value runner): Returns the value that a program keeps in RUNNER.
;; (test-runner-aux-value! runner value): Keeps VALUE in RUNNER for the program.
;; (test-result-alist runner): Returns the properties of the latest test as an association list.
;; (test-runner-on-test-begin runner): Returns the procedure called with the runner before each test.
;; (test-runner-on-test-begin! runner procedure): Sets the procedure called with the runner before each test.
;; (test-runner-on-test-end runner): Returns the procedure called with the runner after each test.
;; (test-runner-on-test-end! runner procedure): Sets the procedure called with the runner after each test.
;; (test-runner-on-group-begin runner): Returns the procedure called with runner, name and count (or #f) before a group.
;; (test-runner-on-group-begin! runner procedure): Sets the procedure called with runner, name and count before a group.
;; (test-runner-on-group-end runner): Returns the procedure called with the runner at the end of a group.
;; (test-runner-on-group-end! runner procedure): Sets the procedure called with the runner at the end of a group.
;; (test-runner-on-bad-count runner): Returns the procedure called with runner, actual and expected count of a group's
;; tests when these differ.
;; (test-runner-on-bad-count! runner procedure): Sets the procedure called when a group's count is wrong.
;; (test-runner-on-bad-end-name runner): Returns the procedure called with runner, name at the beginning and name at the
;; end of a group when these differ.
;; (test-runner-on-bad-end-name! runner procedure): Sets the procedure called when a group ends under another name.
;; (test-runner-on-final runner): Returns the procedure called with the runner at the end of the outermost group.
;; (test-runner-on-final! runner procedure): Sets the procedure called with the runner at the end of the outermost
;; group.
(define-record-type test-runner
  (make-runner on-test-begin on-test-end on-group-begin on-group-end on-bad-count on-bad-end-name on-final)
  test-runner?
  (pass-count test-runner-pass-count set-pass-count!)
  (fail-count test-runner-fail-count set-fail-count!)
  (xpass-count test-runner-xpass-count set-xpass-count!)
  (xfail-count test-runner-xfail-count set-xfail-count!)
  (skip-count test-runner-skip-count set-skip-count!)
  (test-name test-runner-test-name set-test-name!)
  (results test-result-alist set-results!)
  ;; The groups that we are in, the innermost first.
  (groups groups set-groups!)
  ;; Lists of specifiers; #f for tests to run means that all are.
  (to-run to-run set-to-run!)
  (to-skip to-skip set-to-skip!)
  (to-fail to-fail set-to-fail!)
  (aux-value test-runner-aux-value test-runner-aux-value!)
  (on-test-begin test-runner-on-test-begin test-runner-on-test-begin!)
  (on-test-end test-runner-on-test-end test-runner-on-test-end!)
  (on-group-begin test-runner-on-group-begin test-runner-on-group-begin!)
  (on-group-end test-runner-on-group-end test-runner-on-group-end!)
  (on-bad-count test-runner-on-bad-count test-runner-on-bad-count!)
  (on-bad-end-name test-runner-on-bad-end-name test-runner-on-bad-end-name!)
  (on-final test-runner-on-final test-runner-on-final!))

;; A group remembers the specifiers that were active before it, and whether its beginning installed the runner.
(define-record-type test-group-state
  (make-group name expected-count count to-skip to-fail installed?)
  test-group-state?
  (name group-name)
  (expected-count group-expected-count)
  (count group-count set-group-count!)
  (to-skip group-to-skip)
  (to-fail group-to-fail)
  (installed? group-installed?))

;; (test-runner-null): Returns a new test runner that counts and reports nothing: one to build others from.
(define (test-runner-null)
  (define (ignore . arguments) #f)
  (new-runner ignore ignore ignore ignore ignore ignore ignore))

;; (test-runner-simple): Returns a new test runner that prints failures, and a summary in the end, to the current
;; output.
(define (test-runner-simple)
  (new-runner test-on-test-begin-simple test-on-test-end-simple test-on-group-begin-simple test-on-group-end-simple
              test-on-bad-count-simple test-on-bad-end-name-simple test-on-final-simple))

(define (new-runner . callbacks)
  (let ((runner (apply make-runner callbacks)))
    (test-runner-aux-value! runner #f)
    (test-runner-reset runner)
    runner))

;; (test-runner-reset runner): Forgets the counts, results, groups and specifiers of RUNNER.
(define (test-runner-reset runner)
  (set-pass-count! runner 0)
  (set-fail-count! runner 0)
  (set-xpass-count! runner 0)
  (set-xfail-count! runner 0)
  (set-skip-count! runner 0)
  (set-test-name! runner "")
  (set-results! runner '())
  (set-groups! runner '())
  (set-to-run! runner #f)
  (set-to-skip! runner '())
  (set-to-fail! runner '()))

;; The current runner, or #f, and the factory.
(define state (vector #f test-runner-simple))

;; (test-runner-current [runner]): Returns the current test runner, or #f; makes RUNNER the current one if it is given.
(define test-runner-current
  (case-lambda
    (() (vector-ref state 0))
    ((runner)
     (if (not (or (test-runner? runner) (not runner)))
         (%argument-error 'test-runner-current 1 "runner" "a test runner or #f" runner))
     (vector-set! state 0 runner))))

;; (test-runner-get): Returns the current test runner; an error if there is none.
(define (test-runner-get)
  (or (test-runner-current)
      (error "there is no test runner: test-begin is missing")))

;; (test-runner-factory [factory]): Returns the procedure that makes test runners; sets it to FACTORY if that is given.
(define test-runner-factory
  (case-lambda
    (() (vector-ref state 1))
    ((factory)
     (if (not (procedure? factory)) (%argument-error 'test-runner-factory 1 "factory" "a procedure" factory))
     (vector-set! state 1 factory))))

;; (test-runner-create): Returns a new test runner, made by what test-runner-factory returns.
(define (test-runner-create)
  ((test-runner-factory)))

;; (test-runner-group-stack runner): Returns the names of the groups that RUNNER is in, the innermost first.
(define (test-runner-group-stack runner)
  (map group-name (groups runner)))

;; (test-runner-group-path runner): Returns the names of the groups that RUNNER is in, the outermost first.
(define (test-runner-group-path runner)
  (reverse (test-runner-group-stack runner)))

;;; Results

;; (test-result-ref runner name [default]): Returns the property NAME of the latest test, or DEFAULT, or #f.
(define test-result-ref
  (case-lambda
    ((runner name) (test-result-ref runner name #f))
    ((runner name default)
     (let ((entry (assq name (test-result-alist runner))))
       (if entry (cdr entry) default)))))

;; (test-result-set! runner name value): Sets the property NAME of the latest test to VALUE.
(define (test-result-set! runner name value)
  (let* ((results (test-result-alist runner))
         (entry (assq name results)))
    (if entry
        (set-cdr! entry value)
        (set-results! runner (append results (list (cons name value)))))))

;; (test-result-remove runner name): Removes the property NAME of the latest test.
(define (test-result-remove runner name)
  (set-results! runner (filter (lambda (entry) (not (eq? (car entry) name))) (test-result-alist runner))))

;; (test-result-clear runner): Removes all properties of the latest test; lists that were taken before keep them.
(define (test-result-clear runner)
  (set-results! runner '()))

;; (test-result-kind [runner]): Returns the outcome of the latest test: pass, fail, xpass, xfail or skip. While a test
;; runs, returns xfail or skip if that is decided already, else #f.
(define test-result-kind
  (case-lambda
    (() (test-result-kind (test-runner-get)))
    ((runner) (test-result-ref runner 'result-kind))))

;; (test-passed? [runner]): Tests whether the latest test passed, expectedly or not.
(define (test-passed? . runner)
  (if (memq (apply test-result-kind runner) '(pass xpass)) #t #f))

;;; Specifiers: procedures that tell of a runner whether its current test is meant

(define (specifier who index object)
  (cond ((procedure? object) object)
        ((string? object) (test-match-name object))
        ((exact-nonnegative-integer? object) (test-match-nth 1 object))
        (else (%argument-error who index "specifier" "a procedure, string or count" object))))

;; (test-match-name name): Returns a specifier that matches the tests called NAME.
(define (test-match-name name)
  (lambda (runner) (equal? name (test-runner-test-name runner))))

;; (test-match-nth n [count]): Returns a specifier that matches the Nth test that it is asked about, and the
;; following if COUNT is more than 1.
(define test-match-nth
  (case-lambda
    ((n) (test-match-nth n 1))
    ((n count)
     (if (not (exact-nonnegative-integer? n))
         (%argument-error 'test-match-nth 1 "n" "an exact integer from 0 up" n))
     (if (not (exact-nonnegative-integer? count))
         (%argument-error 'test-match-nth 2 "count" "an exact integer from 0 up" count))
     (let ((calls 0))
       (lambda (runner)
         (set! calls (+ calls 1))
         (< (- n 1) calls (+ n count)))))))

;; (test-match-any specifier ...): Returns a specifier that matches what any of SPECIFIERS matches; all of them are
;; asked.
(define (test-match-any . specifiers)
  (let ((specifiers (map (lambda (object) (specifier 'test-match-any 1 object)) specifiers)))
    (lambda (runner) (any-matches? specifiers runner))))

;; (test-match-all specifier ...): Returns a specifier that matches what all of SPECIFIERS match; all of them are asked.
(define (test-match-all . specifiers)
  (let ((specifiers (map (lambda (object) (specifier 'test-match-all 1 object)) specifiers)))
    (lambda (runner)
      (let loop ((rest specifiers) (match? #t))
        (if (null? rest)
            match?
            (loop (cdr rest) (and ((car rest) runner) match?)))))))

(define (any-matches? specifiers runner)
  (let loop ((rest specifiers) (match? #f))
    (if (null? rest)
        match?
        (loop (cdr rest) (or ((car rest) runner) match?)))))

;; (test-skip specifier): Skips the tests and groups that SPECIFIER matches, until the current group ends. A string
;; stands for the tests of that name, a number for so many tests.
(define (test-skip specifier-or-object)
  (let ((runner (test-runner-get))
        (specifier (specifier 'test-skip 1 specifier-or-object)))
    (set-to-skip! runner (cons specifier (to-skip runner)))))

;; (test-expect-fail specifier): Expects the tests that SPECIFIER matches to fail, until the current group ends.
(define (test-expect-fail specifier-or-object)
  (let ((runner (test-runner-get))
        (specifier (specifier 'test-expect-fail 1 specifier-or-object)))
    (set-to-fail! runner (cons specifier (to-fail runner)))))

;;; Groups

;; (test-begin name [count]): Begins a group of tests, which has COUNT tests and groups in it if that is given.
;; Installs a test runner if there is none.
(define test-begin
  (case-lambda
    ((name) (test-begin name #f))
    ((name count)
     (let* ((installed? (not (test-runner-current)))
            (runner (if installed? (test-runner-create) (test-runner-current))))
       (if installed? (test-runner-current runner))
       (set-test-name! runner name)
       ((test-runner-on-group-begin runner) runner name count)
       (set-groups! runner
                    (cons (make-group name count 0 (to-skip runner) (to-fail runner) installed?)
                          (groups runner)))))))

;; (test-end [name]): Ends the innermost group, which is called NAME if that is given. With the outermost group, the
;; runner reports, and is removed if the group installed it.
(define test-end
  (case-lambda
    (() (end-group (test-runner-get) #f #f))
    ((name) (end-group (test-runner-get) #t name))))

(define (end-group runner named? name)
  (if (null? (groups runner)) (error "test-end: there is no group to end"))
  (let* ((group (car (groups runner)))
         (expected (group-expected-count group)))
    (if (and named? (not (equal? name (group-name group))))
        ((test-runner-on-bad-end-name runner) runner (group-name group) name))
    (if (not (or (not expected) (= expected (group-count group))))
        ((test-runner-on-bad-count runner) runner (group-count group) expected))
    ((test-runner-on-group-end runner) runner)
    (set-to-skip! runner (group-to-skip group))
    (set-to-fail! runner (group-to-fail group))
    (set-groups! runner (cdr (groups runner)))
    (count-in-group! runner)
    (if (null? (groups runner))
        (begin
          (set-test-name! runner "")
          ((test-runner-on-final runner) runner))
        (set-test-name! runner (group-name (car (groups runner)))))
    (if (group-installed? group) (test-runner-current #f))))

;; A group counts as one test of the group around it.
(define (count-in-group! runner)
  (if (pair? (groups runner))
      (let ((group (car (groups runner))))
        (set-group-count! group (+ (group-count group) 1)))))

;; (test-group name form ...): Evaluates the forms as the body of a group, unless it is to be skipped. The group ends
;; however control leaves it.
(define-syntax test-group
  (syntax-rules ()
    ((_ name form ...)
     (run-group name (lambda () (let () form ...))))))

;; (test-group-with-cleanup name form ... cleanup): Evaluates the forms like test-group, and CLEANUP however control
;; leaves them.
(define-syntax test-group-with-cleanup
  (syntax-rules ()
    ((_ name cleanup)
     (run-group name (lambda () cleanup)))
    ((_ name form ... cleanup)
     (run-group name
                (lambda () (call-with-cleanup void (lambda () (let () form ...)) (lambda () cleanup)))))))

(define (run-group name thunk)
  (if (not (skip-group? name))
      (call-with-cleanup (lambda () (test-begin name)) thunk (lambda () (test-end name)))))

(define (skip-group? name)
  (let ((runner (test-runner-current)))
    (and runner
         (begin
           (set-test-name! runner name)
           (any-matches? (to-skip runner) runner))
         (begin
           (test-result-clear runner)
           (test-result-set! runner 'result-kind 'skip)
           (count-result! runner 'skip)
           #t))))

;; Like dynamic-wind, but an exception leaves the extent before anybody sees it, so that AFTER has run then.
(define (call-with-cleanup before thunk after)
  ((call/cc
     (lambda (k)
       (dynamic-wind
         before
         (lambda ()
           (attempt thunk
                    (lambda (value) (lambda () value))
                    (lambda (object) (k (lambda () (raise object))))))
         after)))))

;; Calls SUCCEED with the value of THUNK, or FAIL with what it raised.
(define (attempt thunk succeed fail)
  ((call/cc
     (lambda (k)
       (with-exception-handler
         (lambda (object) (k (lambda () (fail object))))
         (lambda ()
           (let ((value (thunk)))
             (lambda () (succeed value)))))))))

;; (test-with-runner runner form ...): Evaluates the forms with RUNNER as the current test runner.
(define-syntax test-with-runner
  (syntax-rules ()
    ((_ runner form ...)
     (call-with-runner runner (lambda () (let () form ...))))))

(define (call-with-runner runner thunk)
  (let ((saved (test-runner-current)))
    (dynamic-wind
      (lambda () (test-runner-current runner))
      thunk
      (lambda () (test-runner-current saved)))))

;; (test-apply [runner] specifier ... procedure): Calls PROCEDURE with RUNNER as the current test runner. If
;; specifiers are given, only tests that one of them matches are run.
(define (test-apply first . more)
  (if (test-runner? first)
      (apply-runner first more)
      (apply-runner (or (test-runner-current) (test-runner-create)) (cons first more))))

(define (apply-runner runner arguments)
  (let* ((reversed (reverse arguments))
         (procedure (if (pair? reversed) (car reversed) #f))
         (specifiers (if (pair? reversed) (cdr reversed) '()))
         (saved (to-run runner))
         (to-run (if (null? specifiers)
                     saved
                     (map (lambda (object) (specifier 'test-apply 2 object)) (reverse specifiers)))))
    (if (not (procedure? procedure))
        (%argument-error 'test-apply (+ (length arguments) 1) "procedure" "a procedure" procedure))
    (call-with-runner runner
      (lambda ()
        (dynamic-wind
          (lambda () (set-to-run! runner to-run))
          procedure
          (lambda () (set-to-run! runner saved)))))))

;;; Test cases

;; Runs one test: (CHECK runner) evaluates it, notes what came out, and returns whether that is right.
(define (run-test form name check)
  (let ((runner (test-runner-get)))
    (test-result-clear runner)
    (set-test-name! runner name)
    (test-result-set! runner 'test-name name)
    (test-result-set! runner 'source-form form)
    (let ((decided (decide runner)))
      (if decided (test-result-set! runner 'result-kind decided)))
    ((test-runner-on-test-begin runner) runner)
    (let* ((decided (test-result-kind runner))
           (kind (cond ((eq? decided 'skip) 'skip)
                       ((check runner) (if (eq? decided 'xfail) 'xpass 'pass))
                       (else (if (eq? decided 'xfail) 'xfail 'fail)))))
      (test-result-set! runner 'result-kind kind)
      (count-result! runner kind)
      ((test-runner-on-test-end runner) runner))))

;; What is known of the current test before it runs: skip, xfail or #f. The order is that of the specifiers' questions.
(define (decide runner)
  (cond ((and (to-run runner) (not (any-matches? (to-run runner) runner))) 'skip)
        ((any-matches? (to-skip runner) runner) 'skip)
        ((any-matches? (to-fail runner) runner) 'xfail)
        (else #f)))

(define (count-result! runner kind)
  (case kind
    ((pass) (set-pass-count! runner (+ (test-runner-pass-count runner) 1)))
    ((fail) (set-fail-count! runner (+ (test-runner-fail-count runner) 1)))
    ((xpass) (set-xpass-count! runner (+ (test-runner-xpass-count runner) 1)))
    ((xfail) (set-xfail-count! runner (+ (test-runner-xfail-count runner) 1)))
    ((skip) (set-skip-count! runner (+ (test-runner-skip-count runner) 1))))
  (count-in-group! runner))

;; Evaluates THUNK; what it raises makes the test fail.
(define (check-value runner thunk)
  (attempt thunk
           identity
           (lambda (object)
             (test-result-set! runner 'actual-error object)
             #f)))

;; (test-assert [name] expression): Tests that EXPRESSION is true.
(define-syntax test-assert
  (syntax-rules ()
    ((_ name expression)
     (run-assertion '(test-assert name expression) name (lambda () expression)))
    ((_ expression)
     (run-assertion '(test-assert expression) "" (lambda () expression)))))

(define (run-assertion form name thunk)
  (run-test form name
            (lambda (runner)
              (check-value runner
                           (lambda ()
                             (let ((value (thunk)))
                               (test-result-set! runner 'actual-value value)
                               value))))))

;; (test-eqv [name] expected expression): Tests that EXPRESSION is what EXPECTED is, in the sense of eqv?.
(define-syntax test-eqv
  (syntax-rules ()
    ((_ argument ...) (comparison eqv? (test-eqv argument ...) argument ...))))

;; (test-equal [name] expected expression): Tests that EXPRESSION is what EXPECTED is, in the sense of equal?.
(define-syntax test-equal
  (syntax-rules ()
    ((_ argument ...) (comparison equal? (test-equal argument ...) argument ...))))

;; (test-eq [name] expected expression): Tests that EXPRESSION is what EXPECTED is, in the sense of eq?.
(define-syntax test-eq
  (syntax-rules ()
    ((_ argument ...) (comparison eq? (test-eq argument ...) argument ...))))

(define-syntax comparison
  (syntax-rules ()
    ((_ same? form name expected expression)
     (run-comparison 'form name same? (lambda () expected) (lambda () expression)))
    ((_ same? form expected expression)
     (run-comparison 'form "" same? (lambda () expected) (lambda () expression)))))

;; (test-approximate [name] expected expression error): Tests that EXPRESSION is a number no farther than ERROR from
;; EXPECTED.
(define-syntax test-approximate
  (syntax-rules ()
    ((_ name expected expression error)
     (run-comparison '(test-approximate name expected expression error) name
                     (lambda (wanted actual) (within? wanted actual error))
                     (lambda () expected)
                     (lambda () expression)))
    ((_ expected expression error)
     (run-comparison '(test-approximate expected expression error) ""
                     (lambda (wanted actual) (within? wanted actual error))
                     (lambda () expected)
                     (lambda () expression)))))

(define (within? expected actual error)
  (<= (- expected error) actual (+ expected error)))

(define (run-comparison form name same? expected-thunk thunk)
  (run-test form name
            (lambda (runner)
              (check-value runner
                           (lambda ()
                             (let ((expected (expected-thunk)))
                               (test-result-set! runner 'expected-value expected)
                               (let ((actual (thunk)))
                                 (test-result-set! runner 'actual-value actual)
                                 (same? expected actual))))))))

;; (test-error [[name] type] expression): Tests that EXPRESSION raises an exception. TYPE is a predicate that it must
;; satisfy, or #t for any exception, or an object that is equal? to the one raised.
(define-syntax test-error
  (syntax-rules ()
    ((_ name type expression)
     (run-error-test '(test-error name type expression) name type (lambda () expression)))
    ((_ type expression)
     ;; A string is no type, so it can only be meant as a name.
     (let ((object type))
       (if (string? object)
           (run-error-test '(test-error type expression) object #t (lambda () expression))
           (run-error-test '(test-error type expression) "" object (lambda () expression)))))
    ((_ expression)
     (run-error-test '(test-error expression) "" #t (lambda () expression)))))

(define (run-error-test form name type thunk)
  (run-test form name
            (lambda (runner)
              (test-result-set! runner 'expected-error type)
              (attempt thunk
                       (lambda (value)
                         (test-result-set! runner 'actual-value value)
                         #f)
                       (lambda (object)
                         (test-result-set! runner 'actual-error object)
                         (cond ((eq? type #t) #t)
                               ((procedure? type) (attempt (lambda () (type object)) identity (lambda (object) #f)))
                               (else (equal? type object))))))))

;; (test-read-eval-string string): Returns the value of the expression that STRING holds, and nothing behind it.
(define (test-read-eval-string string)
  (let* ((port (open-input-string string))
         (expression (read port)))
    (if (or (eof-object? expression) (not (eof-object? (read-char port))))
        (error "test-read-eval-string: not exactly one expression" string))
    (eval expression (interaction-environment))))

;;; The simple runner

;; (test-on-test-begin-simple runner): Does nothing.
(define (test-on-test-begin-simple runner)
  #f)

;; (test-on-test-end-simple runner): Prints the latest test of RUNNER if its outcome is unexpected.
(define (test-on-test-end-simple runner)
  (case (test-result-kind runner)
    ((fail) (print-result "FAIL" runner))
    ((xpass) (print-result "PASS, expected to fail" runner))))

(define (print-result outcome runner)
  (display outcome)
  (display ": ")
  (print-path (append (test-runner-group-path runner) (list (test-runner-test-name runner))))
  (newline)
  (for-each (lambda (entry)
              (let ((property (assq (car entry) (test-result-alist runner))))
                (if property
                    (begin
                      (display (cadr entry))
                      (print-object (cdr property))
                      (newline)))))
            '((source-form "  ")
              (expected-value "  expected: ")
              (expected-error "  expected error: ")
              (actual-value "  actual:   ")
              (actual-error "  actual error: "))))

(define (print-path names)
  (let loop ((names (filter (lambda (name) (not (equal? name ""))) names)))
    (if (pair? names)
        (begin
          (display (car names))
          (if (pair? (cdr names)) (display " > "))
          (loop (cdr names))))))

;; The message of what the engine raises is complete; that of a call of `error` needs its irritants.
(define (print-object object)
  (if (condition? object)
      (begin
        (display (error-object-message object))
        (if (eq? (condition-kind object) 'error)
            (for-each (lambda (irritant) (display " ") (write irritant)) (error-object-irritants object))))
      (write object)))

;; (test-on-group-begin-simple runner name count): Prints the name of the group if it is an outermost one.
(define (test-on-group-begin-simple runner name count)
  (if (null? (groups runner))
      (begin
        (display "Testing ")
        (display name)
        (newline))))

;; (test-on-group-end-simple runner): Does nothing.
(define (test-on-group-end-simple runner)
  #f)

;; (test-on-bad-count-simple runner actual-count expected-count): Prints that a group has not the number of tests it
;; should.
(define (test-on-bad-count-simple runner actual-count expected-count)
  (display "WRONG COUNT: ")
  (print-path (test-runner-group-path runner))
  (newline)
  (display "  expected: ")
  (write expected-count)
  (newline)
  (display "  actual:   ")
  (write actual-count)
  (newline))

;; (test-on-bad-end-name-simple runner begin-name end-name): Raises an error that tells the two names.
(define (test-on-bad-end-name-simple runner begin-name end-name)
  (error "test-end: the innermost group has another name" end-name begin-name))

;; (test-on-final-simple runner): Prints how many tests of RUNNER passed, failed and were skipped.
(define (test-on-final-simple runner)
  (write (test-runner-pass-count runner))
  (display " passed, ")
  (write (test-runner-fail-count runner))
  (display " failed")
  (for-each (lambda (count text)
              (if (> count 0)
                  (begin
                    (display ", ")
                    (write count)
                    (display text))))
            (list (test-runner-xfail-count runner) (test-runner-xpass-count runner) (test-runner-skip-count runner))
            '(" failed as expected" " passed unexpectedly" " skipped"))
  (newline))

))
