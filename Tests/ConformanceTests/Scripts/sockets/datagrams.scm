;; system
;; Datagram sockets over the loopback device and by path.

(define loopback (inet:string->address "127.0.0.1"))
(define server (socket:bind (make-datagram-socket af_inet) 0 loopback))
(define name (getsockname server))
(define client (make-datagram-socket af_inet))
(list (socket? server) (input-port? server) (output-port? server)) ; => (#t #f #f)

;; To an address, and back to where a datagram came from.
(socket:send client "question" name) ; => 8
(eq? (car (wait-for-input 5 server)) server) ; => #t
(define question (socket:receive server))
(utf8->string (car question)) ; => "question"
(socket-name:address (cdr question)) ; => 2130706433
(socket:send server #u8(1 2 3) (cdr question)) ; => 3
(car (socket:receive client)) ; => #u8(1 2 3)

;; Each is received whole, cut to the limit, and may be empty.
(begin (socket:send client "first" name) (socket:send client "" name) (socket:send client "third" name)) ; => 5
(car (socket:receive server 2)) ; => #u8(102 105)
(car (socket:receive server)) ; => #u8()
(car (socket:receive server 100 *msg-peek*)) ; => #u8(116 104 105 114 100)
(bytevector-length (car (socket:receive server 100))) ; => 5

;; A connected one needs no address, and hears its peer alone.
(eq? (socket:connect client loopback (socket-name:port-number name)) client) ; => #t
(equal? (socket-name:port-number (getpeername client)) (socket-name:port-number name)) ; => #t
(socket:send client #u8(9)) ; => 1
(car (socket:receive server)) ; => #u8(9)
(socket:send server "no address") ; => #f
(strerror (errno)) ; => "Destination address required"
(getpeername server) ; => #f

;; Waiting can be bounded.
(socket:option server 'timeout 0.01) ; => 0.01
(socket:receive server) ; => #f
(strerror (errno)) ; => "Connection timed out"
(wait-for-input 0 server) ; => #f

;; What is too large for a datagram is refused.
(socket:send client (make-bytevector 70000)) ; => #f
(strerror (errno)) ; => "Message too long"

;; By path.
(define path (string-append "/tmp/parley-datagrams-" (number->string (current-jiffy))))
(define here (socket:bind (make-datagram-socket af_unix) path))
(socket:send (make-datagram-socket af_unix) "x" path) ; => 1
(car (socket:receive here)) ; => #u8(120)
(socket:send here "x" (make-string 300 #\a)) ; => #f
(begin (delete-file path) (socket:send here "x" path)) ; => #f
(strerror (errno)) ; => "No such file or directory"

;; What they are not.
(socket:listen server 5) ; => #f
(socket:accept server) ; error: argument 1 (socket) must be a listening socket
(read-u8 server) ; error: read-u8: argument 1 (port) must be an open binary input port
(display 1 server) ; error: display: argument 2 (port) must be an open textual output port
(socket:send client 5) ; error: argument 2 (data) must be a bytevector or a string, got 5
(socket:send server "x" 5) ; error: argument 3 (destination) must be a socket name, got 5
(socket:send 5 "x") ; error: argument 1 (socket) must be a socket, got 5
(socket:send client "x" #f 4096) ; error: argument 4 (flags) must be a combination of *msg-peek*, *msg-oob* and *msg-waitall*
(socket:receive client -1) ; error: argument 2 (limit) must be a non-negative exact integer
(make-datagram-socket 77) ; error: cannot make a socket
(make-datagram-socket 'x) ; error: argument 1 (family) must be an exact integer, got x
(begin (close-port server) (close-port client) (close-port here))
(socket:send client "x") ; error: argument 1 (socket) must be an open socket
(socket:receive server) ; error: argument 1 (socket) must be an open socket
