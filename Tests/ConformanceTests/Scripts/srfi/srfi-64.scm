;; SRFI 64: test suites.
(import (srfi 64))

;; A suite, as in the SRFI. The runner is installed and removed.
(test-runner-current) ; => #f
(test-begin "vec-test") ; prints: Testing vec-test\n
(define v (make-vector 5 99))
(test-assert (vector? v)) ; prints:
(test-eqv 99 (vector-ref v 2))
(vector-set! v 2 7)
(test-eqv 7 (vector-ref v 2))
(test-runner-pass-count (test-runner-current)) ; => 3
(test-end "vec-test") ; prints: 3 passed, 0 failed\n
(test-runner-current) ; => #f
(test-runner-get) ; error: there is no test runner
(test-assert #t) ; error: there is no test runner
(test-end) ; error: there is no test runner

;; What the simple runner prints.
(define (mean x y) (/ (+ x y) 2.0))
(test-begin "outer") ; prints: Testing outer\n
(test-eqv 4 (mean 3 5)) ; prints: FAIL: outer\n  (test-eqv 4 (mean 3 5))\n  expected: 4\n  actual:   4.0\n
(test-begin "inner") ; prints:
(test-eq "same" 'a 'b) ; prints: FAIL: outer > inner > same\n  (test-eq "same" 'a 'b)\n  expected: a\n  actual:   b\n
(test-assert (car 5))
; prints: FAIL: outer > inner\n  (test-assert (car 5))\n  actual error: car: argument 1 (pair) must be a pair, got 5\n
(test-equal 1 (error "text" 'x "y"))
; prints: FAIL: outer > inner\n  (test-equal 1 (error "text" 'x "y"))\n  expected: 1\n  actual error: text x "y"\n
(test-equal 1 (raise 'boom)) ; prints: FAIL: outer > inner\n  (test-equal 1 (raise 'boom))\n  expected: 1\n  actual error: boom\n
(test-error #t 5) ; prints: FAIL: outer > inner\n  (test-error #t 5)\n  expected error: #t\n  actual:   5\n
(test-skip 1)
(test-assert #f) ; prints:
(test-expect-fail 2)
(test-assert #f) ; prints:
(test-assert 7) ; prints: PASS, expected to fail: outer > inner\n  (test-assert 7)\n  actual:   7\n
(test-end "inner") ; prints:
(test-end) ; prints: 0 passed, 6 failed, 1 failed as expected, 1 passed unexpectedly, 1 skipped\n

;; Runners: a null runner shows what is noted.
(define r (test-runner-null))
(test-runner? r) ; => #t
(test-runner? 5) ; => #f
(test-runner? (test-runner-simple)) ; => #t
(test-runner-current 5) ; error: test-runner-current: argument 1 (runner) must be a test runner or #f, got 5
(test-runner-current r)
(eq? (test-runner-get) r) ; => #t
(test-result-kind) ; => #f
(define (counts) (list (test-runner-pass-count r) (test-runner-fail-count r) (test-runner-xpass-count r)
                       (test-runner-xfail-count r) (test-runner-skip-count r)))
(counts) ; => (0 0 0 0 0)
(test-begin "a")
(test-runner-test-name r) ; => "a"
(test-equal "first" '(1 2) (list 1 2))
(test-result-kind) ; => pass
(test-passed?) ; => #t
(test-passed? r) ; => #t
(test-result-alist r)
; => ((test-name . "first") (source-form test-equal "first" '(1 2) (list 1 2)) (expected-value 1 2) (actual-value 1 2) (result-kind . pass))
(test-runner-test-name r) ; => "first"
(define kept (test-result-alist r))
(test-equal '(1) (list 1 2))
(test-result-kind r) ; => fail
(test-passed?) ; => #f
(test-runner-test-name r) ; => ""
(cdr (assq 'result-kind kept)) ; => pass
(test-result-ref r 'actual-value) ; => (1 2)
(test-result-ref r 'nothing) ; => #f
(test-result-ref r 'nothing 'default) ; => default
(test-result-set! r 'mine 1)
(test-result-set! r 'mine 2)
(test-result-ref r 'mine) ; => 2
(test-result-remove r 'mine)
(test-result-ref r 'mine) ; => #f
(test-result-clear r)
(test-result-alist r) ; => ()
(counts) ; => (1 1 0 0 0)

;; Comparisons. Each operand is evaluated once, the name too.
(define log '())
(define (note x) (set! log (cons x log)) x)
(test-eqv (note "name") (note 1) (note 1))
log ; => (1 1 "name")
(define-syntax kind (syntax-rules () ((_ test) (begin test (test-result-kind r)))))
(kind (test-eq 'a 'a)) ; => pass
(kind (test-eq (list 1) (list 1))) ; => fail
(kind (test-eqv 1.5 1.5)) ; => pass
(kind (test-eqv "x" (string #\x))) ; => fail
(kind (test-equal "x" (string #\x))) ; => pass
(kind (test-equal (car 'x) 1)) ; => fail
(kind (test-assert "name" 5)) ; => pass
(kind (test-assert #f)) ; => fail
(test-result-ref r 'actual-value 'none) ; => #f
(kind (test-approximate 1 1.001 0.01)) ; => pass
(kind (test-approximate 1 1.1 0.01)) ; => fail
(kind (test-approximate "name" 1 0.995 1/100)) ; => pass
(kind (test-approximate 1 'x 0.01)) ; => fail

;; Errors.
(kind (test-error (car 5))) ; => pass
(kind (test-error (cdr '(5)))) ; => fail
(kind (test-error #t (vector-ref '#(1 2) 9))) ; => pass
(kind (test-error error-object? (vector-ref '#(1 2) 9))) ; => pass
(kind (test-error file-error? (vector-ref '#(1 2) 9))) ; => fail
(kind (test-error string? (raise "s"))) ; => pass
(kind (test-error car (raise 5))) ; => fail
(kind (test-error 'boom (raise 'boom))) ; => pass
(kind (test-error 'boom (raise 'bang))) ; => fail
(kind (test-error "name" (raise 1))) ; => pass
(test-runner-test-name r) ; => "name"
(kind (test-error "other" symbol? (raise-continuable 'x))) ; => pass
(test-result-ref r 'actual-error) ; => x
(eq? (test-result-ref r 'expected-error) symbol?) ; => #t
(kind (test-assert (raise-continuable 'x))) ; => fail
(kind (test-assert (call/cc (lambda (k) (with-exception-handler k (lambda () (raise 'caught))))))) ; => pass

;; Syntax.
(test-read-eval-string "(+ 3 4)") ; => 7
(kind (test-error (test-read-eval-string "(+ 3"))) ; => pass
(test-read-eval-string "(+ 3 4) ") ; error: test-read-eval-string: not exactly one expression
(test-read-eval-string "") ; error: test-read-eval-string: not exactly one expression
(test-read-eval-string "#\\newline") ; => #\newline
(kind (test-error (test-read-eval-string "#\\newlin"))) ; => pass
(kind (test-error (test-read-eval-string "(if)"))) ; => pass

;; Groups.
(test-runner-group-path r) ; => ("a")
(test-group "b" (define x 5) (test-eqv 5 x) (set! log (test-runner-group-path r)))
log ; => ("a" "b")
(test-group "b" (test-group "c" (set! log (test-runner-group-stack r))))
log ; => ("c" "b" "a")
(test-runner-test-name r) ; => "a"
(test-group "raises" (raise 'out)) ; error: out
(test-runner-group-path r) ; => ("a")
(call/cc (lambda (k) (test-group "leaves" (k 1))))
(test-runner-group-path r) ; => ("a")
(set! log '())
(test-group-with-cleanup "clean" (define y 1) (note y) (note 'cleanup))
log ; => (cleanup 1)
(test-group-with-cleanup "clean" (note 'again))
log ; => (again cleanup 1)
(test-group-with-cleanup "clean" (note 2) (car 5) (note 3) (note 'cleanup)) ; error: car: argument 1
log ; => (cleanup 2 again cleanup 1)
(test-runner-group-path r) ; => ("a")

;; Specifiers.
(test-runner-reset r)
(counts) ; => (0 0 0 0 0)
(test-runner-group-path r) ; => ()
(test-begin "skips")
(test-skip "x")
(kind (test-assert "x" #t)) ; => skip
(kind (test-assert "y" #t)) ; => pass
(set! log '())
(kind (test-eqv "x" (note 1) (note 2))) ; => skip
log ; => ()
(test-group "x" (note 'ran))
log ; => ()
(test-result-kind) ; => skip
(test-skip 0)
(kind (test-assert #t)) ; => pass
(test-skip 2)
(list (kind (test-assert 1)) (kind (test-assert 1)) (kind (test-assert 1))) ; => (skip skip pass)
(test-skip (test-match-nth 2 2))
(list (kind (test-assert 1)) (kind (test-assert 1)) (kind (test-assert 1)) (kind (test-assert 1))) ; => (pass skip skip pass)
(test-skip (test-match-all "z" (test-match-nth 2)))
(list (kind (test-assert "z" 1)) (kind (test-assert "z" 1)) (kind (test-assert "z" 1))) ; => (pass skip pass)
(test-skip (test-match-any "p" (test-match-name "q")))
(list (kind (test-assert "p" 1)) (kind (test-assert "q" 1)) (kind (test-assert "r" 1))) ; => (skip skip pass)
(test-skip (lambda (runner) (equal? (test-runner-test-name runner) "s")))
(kind (test-assert "s" 1)) ; => skip
(test-skip 'symbol) ; error: test-skip: argument 1 (specifier) must be a procedure, string or count, got symbol
(test-match-nth -1) ; error: test-match-nth: argument 1 (n)
(test-match-nth 1 'a) ; error: test-match-nth: argument 2 (count)
(test-match-any 1.5) ; error: test-match-any: argument 1
(test-match-all 1.5) ; error: test-match-all: argument 1
(test-begin "nested")
(test-skip "n")
(kind (test-assert "n" 1)) ; => skip
(test-end)
(kind (test-assert "n" 1)) ; => pass
(kind (test-assert "x" 1)) ; => skip
(test-expect-fail "f")
(kind (test-assert "f" #f)) ; => xfail
(kind (test-assert "f" #t)) ; => xpass
(test-passed?) ; => #t
(test-expect-fail 1.5) ; error: test-expect-fail: argument 1
(test-end "skips")
(test-begin "after")
(kind (test-assert "x" #t)) ; => pass
(kind (test-assert "f" #f)) ; => fail
(test-end)
(counts) ; => (10 1 1 1 13)
(eq? (test-runner-current) r) ; => #t

;; Call-backs: what is called, and when.
(set! log '())
(define (record . items) (set! log (cons items log)))
(test-runner-reset r)
(test-runner-on-test-begin! r (lambda (r) (record 'begin (test-runner-test-name r) (test-result-kind r))))
(test-runner-on-test-end! r (lambda (r) (record 'end (test-runner-test-name r) (test-result-kind r))))
(test-runner-on-group-begin! r (lambda (r name count) (record 'group name count (test-runner-group-path r))))
(test-runner-on-group-end! r (lambda (r) (record 'group-end (test-runner-group-path r))))
(test-runner-on-bad-count! r (lambda (r actual expected) (record 'count actual expected)))
(test-runner-on-bad-end-name! r (lambda (r begin end) (record 'name begin end)))
(test-runner-on-final! r (lambda (r) (record 'final (test-runner-group-path r))))
(test-begin "g" 3)
(test-assert "one" 1)
(test-skip "two")
(test-assert "two" 1)
(test-expect-fail "three")
(test-assert "three" #f)
(test-group "h" (test-assert "four" 1) (test-assert "five" 1))
(test-end "G")
(reverse log)
; => ((group "g" 3 ()) (begin "one" #f) (end "one" pass) (begin "two" skip) (end "two" skip) (begin "three" xfail) (end "three" xfail) (group "h" #f ("g")) (begin "four" #f) (end "four" pass) (begin "five" #f) (end "five" pass) (group-end ("g" "h")) (name "g" "G") (count 4 3) (group-end ("g")) (final ()))
(for-each (lambda (get) (if (not (procedure? (get r))) (error "no procedure")))
  (list test-runner-on-test-begin test-runner-on-test-end test-runner-on-group-begin test-runner-on-group-end
        test-runner-on-bad-count test-runner-on-bad-end-name test-runner-on-final))
(test-runner-aux-value r) ; => #f
(test-runner-aux-value! r 'mine)
(test-runner-aux-value r) ; => mine
(test-end) ; error: test-end: there is no group to end

;; The simple call-backs can be called by others.
(test-on-group-begin-simple r "name" #f) ; prints: Testing name\n
(test-on-final-simple r) ; prints: 3 passed, 0 failed, 1 failed as expected, 1 skipped\n
(test-on-test-begin-simple r) ; prints:
(test-on-test-end-simple r) ; prints:
(test-on-group-end-simple r) ; prints:
(test-on-bad-count-simple r 1 2) ; prints: WRONG COUNT: \n  expected: 2\n  actual:   1\n
(test-on-bad-end-name-simple r "a" "b") ; error: test-end: the innermost group has another name

;; Running with another runner, and parts of a suite.
(test-runner-current #f)
(define s (test-runner-null))
(define (suite) (test-begin "suite") (test-assert "a" 1) (test-assert "b" #f) (test-assert "c" 1) (test-end))
(test-with-runner s (define z 1) (suite) (test-runner-fail-count s)) ; => 1
(test-runner-current) ; => #f
(test-runner-reset s)
(test-apply s "a" "c" suite)
(list (test-runner-pass-count s) (test-runner-fail-count s) (test-runner-skip-count s)) ; => (2 0 1)
(test-runner-reset s)
(test-apply s suite)
(list (test-runner-pass-count s) (test-runner-fail-count s) (test-runner-skip-count s)) ; => (2 1 0)
(test-apply suite) ; prints: Testing suite\nFAIL: suite > b\n  (test-assert "b" #f)\n  actual:   #f\n2 passed, 1 failed\n
(test-apply 1 suite) ; prints: Testing suite\n1 passed, 0 failed, 2 skipped\n
(test-runner-current) ; => #f
(test-apply s 'x suite) ; error: test-apply: argument 2 (specifier)
(test-apply s 5) ; error: must be a procedure

;; Factories.
(eq? (test-runner-factory) test-runner-simple) ; => #t
(test-runner-factory 5) ; error: test-runner-factory: argument 1 (factory)
(test-runner-factory (lambda () s))
(eq? (test-runner-create) s) ; => #t
(suite) ; prints:
(test-runner-fail-count s) ; => 2
(test-runner-factory test-runner-simple)
(test-begin "wrong") ; prints: Testing wrong\n
(test-end "name") ; error: test-end: the innermost group has another name "name" "wrong"
(test-end "wrong") ; prints: 0 passed, 0 failed\n
