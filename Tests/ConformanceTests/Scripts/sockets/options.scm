;; system
;; socket:option

(define listener (socket:listen (socket:bind (make-stream-socket af_inet) 0) 5))
(define socket
  (socket:connect (make-stream-socket af_inet) (inet:string->address "127.0.0.1")
                  (socket-name:port-number (getsockname listener))))
(map (lambda (name) (socket:option socket name)) '(nodelay keepalive reuseaddr linger timeout)) ; => (#f #f #t #f #f)
(map (lambda (name) (socket:option socket name #t)) '(nodelay keepalive)) ; => (#t #t)
(map (lambda (name) (socket:option socket name)) '(nodelay keepalive)) ; => (#t #t)
(socket:option socket 'nodelay #f) ; => #f
(socket:option socket 'linger 3) ; => 3
(socket:option socket 'linger) ; => 3
(socket:option socket 'linger #f) ; => #f
(socket:option socket 'timeout 1/2) ; => 0.5
(socket:option socket 'timeout) ; => 0.5
(>= (socket:option socket 'receive-buffer 20000) 20000) ; => #t
(>= (socket:option socket 'send-buffer 20000) 20000) ; => #t
(socket:option (make-datagram-socket af_inet) 'broadcast #t) ; => #t
(socket:option (make-stream-socket af_unix) 'nodelay #t) ; => #f
(socket:option socket 'v6only) ; => #f
(socket:option socket 'colour) ; error: argument 2 (name) must be one of nodelay, keepalive, reuseaddr, broadcast, v6only, linger, send-buffer, receive-buffer, timeout, got colour
(socket:option socket "nodelay") ; error: argument 2 (name) must be a symbol
(socket:option socket 'linger -1) ; error: argument 3 (value) must be a non-negative exact integer
(socket:option socket 'send-buffer 'big) ; error: argument 3 (value) must be a non-negative exact integer
(socket:option socket 'send-buffer 5000000000) ; error: argument 3 (value) must be a small integer
(socket:option socket 'timeout -1) ; error: argument 3 (value) must be a non-negative number of seconds
(socket:option (current-output-port) 'nodelay) ; error: argument 1 (socket) must be a socket
;; Closing with linger 0 resets the connection: the peer reads its end.
(define its-end (socket:accept listener))
(begin (socket:option socket 'linger 0) (close-port socket) (eof-object? (read-char its-end))) ; => #t
(socket:option its-end 'nodelay #t) ; => #t
(socket:option socket 'nodelay) ; error: argument 1 (socket) must be an open socket
(begin (close-port its-end) (close-port listener))
