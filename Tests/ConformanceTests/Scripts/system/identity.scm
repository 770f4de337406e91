;; system
;; Users, groups, the machine, clocks (SCM 5.11).
(equal? (getpw (getuid)) (getpw (vector-ref (getpw (getuid)) 0))) ; => #t
(map (lambda (i) ((if (memv i '(2 3)) integer? string?) (vector-ref (getpw 0) i))) '(0 1 2 3 4 5 6)) ; => (#t #t #t #t #t #t #t)
(getpw "no-such-user") ; => #f
(getpw -1) ; => #f
(getpw 'root) ; error: getpw: argument 1 (user) must be an exact integer, got root
(setpwent #t)
(vector-length (getpw)) ; => 7
(let loop ((n 0)) (if (and (getpw) (< n 1000000)) (loop (+ n 1)) (getpw))) ; => #f
(setpwent #f)
(= (vector-ref (getgr (getgid)) 2) (getgid)) ; => #t
(list? (vector-ref (getgr (getgid)) 3)) ; => #t
(getgr "no-such-group") ; => #f
(setgrent #t)
(vector-length (getgr)) ; => 4
(setgrent)
(vector? (getgroups)) ; => #t
(let loop ((groups (vector->list (getgroups)))) (or (null? groups) (and (exact-integer? (car groups)) (loop (cdr groups))))) ; => #t
(list (= (getuid) (geteuid)) (= (getgid) (getegid))) ; => (#t #t)
(map (lambda (set get) (set (get))) (list setuid setgid seteuid setegid) (list getuid getgid geteuid getegid)) ; => (#t #t #t #t)
(setuid -1) ; error: setuid: argument 1 (number) must be a number from 0 to 4294967295, got -1
(setuid 'root) ; error: setuid: argument 1 (number) must be an exact integer, got root
(map string? (vector->list (uname))) ; => (#t #t #t #t #t)
(call-with-input-string "" ttyname) ; => #f
(ttyname 0) ; error: ttyname: argument 1 (port) must be a port, got 0
(<= 0 (get-internal-run-time) (+ 1 (get-internal-run-time))) ; => #t
(<= 0 (get-internal-real-time) (+ 1 (get-internal-real-time))) ; => #t
internal-time-units-per-second ; => 100
(<= 0 (- (current-time) (exact (floor (current-second)))) 1) ; => #t

;; Files that are not opened
(define name (tmpnam))
(mknod name #o10600 0) ; => #t
(mknod name #o10600 0) ; => #f
(errno) ; => 17
(mknod name -1 0) ; error: mknod: argument 2 (mode) must be the mode of a file from 0 to #o177777, got -1
(chown name (getuid) (getgid)) ; => #t
(chown name -1 -1) ; => #t
(delete-file name)
(chown name (getuid) (getgid)) ; => #f
(chown name -2 0) ; error: chown: argument 2 (owner) must be a number from 0 to 4294967295, got -2
(acct name) ; => #f
(acct 5) ; error: acct: argument 1 (filename) must be a string, got 5

;; Ports
(call-with-input-string "ab\ncd" (lambda (p) (read-line p) (read-char p) (list (port-type p) (port-line p) (port-column p) (port-filename p)))) ; => (string 2 2 #f)
(call-with-input-string "ab\nλλ" (lambda (p) (read-line p) (read-line p) (list (port-line p) (port-column p)))) ; => (2 3)
(call-with-output-string (lambda (p) (write (list (port-type p) (port-line p)) p))) ; => "(string #f)"
(port-type 5) ; => #f
(port-line 5) ; error: port-line: argument 1 (port) must be a port, got 5
(define port (open-file name "w"))
(equal? (port-filename port) name) ; => #t
(list (port-type port) (port-line port)) ; => (port #f)
(close-port port)
(port-filename (make-stream-socket af_unix)) ; => #f
(delete-file name)
