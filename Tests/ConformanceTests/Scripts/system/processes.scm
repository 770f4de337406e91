;; system
;; Other processes: shell commands, pipes, signals (SCM 5.11, 5.12). fork is tested where a process can be spared.
(system "exit 3") ; => 768
(system "true") ; => 0
(system "kill -9 $$") ; => 9
(system 5) ; error: system: argument 1 (command) must be a string, got 5
(system "a\x0;b") ; error: system: argument 1 (command) must be a string without NUL

;; What a command writes
(define input (open-input-pipe "echo one; echo two; exit 3"))
(list (input-port? input) (output-port? input) (port-type input)) ; => (#t #f pipe)
(read-line input) ; => "one"
(read-line input) ; => "two"
(eof-object? (read-line input)) ; => #t
(close-port input)
(port-closed? input) ; => #t
(close-port input)
(read-line input) ; error: read-line: argument 1 (port)

;; Closing waits for the command, so that what it does is done.
(define name (tmpnam))
(file-exists? name) ; => #f
(define output (open-output-pipe (string-append "sleep 0.05; cat > " name)))
(write '(a "b") output)
(close-port output)
(call-with-input-file name read) ; => (a "b")
(delete-file name)
(define output (open-pipe (string-append "cat > " name) 'w))
(port-type output) ; => pipe
(display "x" output)
(close-output-port output)
(call-with-input-file name read-line) ; => "x"
(delete-file name)
(call-with-open-ports (open-pipe "printf abc" "r") read-line) ; => "abc"
(open-pipe "cat" "q") ; error: open-pipe: argument 2 (modes) must be a mode
(open-input-pipe 'cat) ; error: open-input-pipe: argument 1 (command) must be a string, got cat

;; Nobody reads any more: an error, unless the program has broken-pipe.
(define (lost)
  (let ((port (open-output-pipe "true")))
    (let loop () (system "true") (display "abc" port) (force-output port) (loop))))
(lost) ; error: nobody reads what is written to the pipe any more: #<output-pipe
(define told #f)
(call-with-current-continuation
  (lambda (return)
    (set! broken-pipe (lambda (port) (set! told (port-type port)) (return #f)))
    (lost))) ; error: broken-pipe is not defined
(call-with-current-continuation
  (lambda (return)
    (eval '(define (broken-pipe port) (set! told (port-type port)) (leave #f)) (interaction-environment))
    (eval `(define leave ,return) (interaction-environment))
    (lost))) ; => #f
told ; => pipe

;; A pipe within the process
(define ends (pipe))
(map port-type (list (car ends) (cdr ends))) ; => (port port)
(write 'datum (cdr ends))
(newline (cdr ends))
(char-ready? (car ends)) ; => #f
(force-output (cdr ends))
(read (car ends)) ; => datum
(close-port (cdr ends))
(read-line (car ends)) ; => ""
(eof-object? (read-char (car ends))) ; => #t

;; Lost pipes are closed by the collector, and their commands leave no zombies: this would run out of descriptors.
(let loop ((n 0))
  (if (< n 300) (begin (open-input-pipe "true") (loop (+ n 1)))))

(kill (getpid) 0) ; => 0
(kill 99999999 0) ; => -1
(errno) ; => 3
(kill 1 "x") ; error: kill: argument 2 (signal) must be an exact integer, got "x"
(waitpid 99999999 0) ; => #f
(errno) ; => 10
(waitpid 99999999 4) ; error: waitpid: argument 2 (options) must be 0, 1, 2 or 3, got 4
(nice 0) ; => #t
