;; system
;; Bytes on stream sockets: whole, in pieces, by views; and bounded waits.

(define pair (make-stream-socketpair af_unix))
(define a (car pair))
(define b (cdr pair))

;; R7RS binary input and output.
(begin (write-u8 200 a) (write-bytevector #u8(0 255 10 13) a) (write-bytevector #u8(1 2 3 4) a 1 3))
(u8-ready? b) ; => #t
(list (peek-u8 b) (read-u8 b) (read-bytevector 4 b)) ; => (200 200 #u8(0 255 10 13))
(let ((target (make-bytevector 4 0))) (list (read-bytevector! target b 1 3) target)) ; => (2 #u8(0 2 3 0))
(u8-ready? b) ; => #f

;; What is there, with what waiting has read ahead.
(socket:send a "abcdef") ; => 6
(eq? b (car (wait-for-input 5 b))) ; => #t
(socket:receive b 2) ; => #u8(97 98)
(socket:receive b 1 *msg-peek*) ; => #u8(99)
(socket:receive b) ; => #u8(99 100 101 102)
(socket:receive b 0) ; => #u8()
(begin (display "abc" a) (socket:receive b 3 *msg-waitall*)) ; => #u8(97 98 99)

;; Views end without ending the socket.
(define out (socket:output-port a))
(define in (socket:input-port b))
(list (input-port? in) (output-port? in) (input-port? out) (output-port? out) (socket? in)) ; => (#t #f #f #t #f)
(begin (write-string "λ line\nmore" out) (close-port out) (read-line in)) ; => "λ line"
(begin (wait-for-input 5 b) (read-string 4 in)) ; => "more"
(begin (close-port in) (display "still open\n" a) (read-line b)) ; => "still open"
(read-char in) ; error: must be an open textual input port

;; Waiting can be bounded.
(socket:option b 'timeout 0.01) ; => 0.01
(socket:receive b) ; => #f
(strerror (errno)) ; => "Connection timed out"
(socket:option b 'timeout #f) ; => #f
(define listener (socket:listen (socket:bind (make-stream-socket af_inet) 0) 5))
(socket:option listener 'timeout 0.01) ; => 0.01
(socket:accept listener) ; => #f
(strerror (errno)) ; => "Connection timed out"
(socket:option listener 'timeout 0) ; => 0.0
(socket:accept listener) ; => #f
(socket:receive listener) ; error: argument 1 (socket) must be a connected socket with input
(socket:send listener "x") ; error: argument 1 (socket) must be a connected socket

;; The end, and sending to who is gone.
(begin (display "last" a) (socket:shutdown a 1) (socket:receive b)) ; => #u8(108 97 115 116)
(eof-object? (socket:receive b)) ; => #t
(eof-object? (socket:receive b)) ; => #t
(socket:send a "x") ; error: argument 1 (socket) must be a socket with output
(begin (close-port a) (socket:send b "dropped")) ; => 7
(begin (close-port b) (socket:send b "dropped")) ; => 7
(socket:receive b) ; error: argument 1 (socket) must be a connected socket with input
(socket:send b "x" "path") ; error: argument 3 (destination) must be #f, since a stream has one destination
(socket:input-port b) ; error: argument 1 (socket) must be a connected socket
(map socket? (list a listener (current-output-port) 5)) ; => (#t #t #f #f)
