;; system
(import (srfi 106))
(import (only (parley net) getsockname socket-name:port-number))

(define (serve . options) (apply make-server-socket "0" options))
(define server (serve))
(socket? server) ; => #t
(socket? "server") ; => #f
(define port (number->string (socket-name:port-number (getsockname server))))
(define client (make-client-socket "127.0.0.1" port))
(define peer (socket-accept server))
(map socket? (list client peer)) ; => (#t #t)

(socket-send client #u8(1 2 3)) ; => 3
(socket-recv peer 10) ; => #u8(1 2 3)
(socket-send client #u8(1 2 3) (message-type none)) ; => 3
(socket-recv peer 2 (message-type peek)) ; => #u8(1 2)
(socket-recv peer 3 (message-type wait-all)) ; => #u8(1 2 3)
(socket-recv peer 0) ; => #u8()

;; Ports over a socket leave it open.
(define out (socket-output-port client))
(define in (socket-input-port peer))
(begin (write-bytevector #u8(7 8) out) (read-bytevector 2 in)) ; => #u8(7 8)
(begin (write-string "text\n" out) (read-line in)) ; => "text"
(begin (close-port out) (close-port in) (socket-send client #u8(9)) (socket-recv peer 1)) ; => #u8(9)

;; Shutting down and closing.
(begin (socket-shutdown client (shutdown-method write)) (socket-recv peer 10)) ; => #u8()
(begin (socket-send peer #u8(5)) (socket-recv client 1)) ; => #u8(5)
(call-with-socket client (lambda (socket) (eq? socket client))) ; => #t
(socket-recv client 1) ; error: must be a connected socket with input
(begin (socket-close peer) (socket-close peer))
(call-with-values (lambda () (call-with-socket server (lambda (socket) (values 1 2)))) list) ; => (1 2)
(socket-accept server) ; error: argument 1 (socket) must be a listening socket

;; All the parameters.
(define second (serve *af-inet* *sock-stream* *ipproto-ip*))
(define third
  (make-client-socket "localhost" (number->string (socket-name:port-number (getsockname second)))
                      (address-family inet) (socket-domain stream) (address-info v4mapped addrconfig) (ip-protocol tcp)))
(call-with-socket third (lambda (socket) (socket? (socket-accept second)))) ; => #t
(socket-close second)

;; Datagrams.
(define receiver (serve *af-inet* *sock-dgram*))
(define sender
  (make-client-socket "127.0.0.1" (number->string (socket-name:port-number (getsockname receiver)))
                      *af-inet* *sock-dgram*))
(socket-send sender #u8(1 2)) ; => 2
(socket-recv receiver 10) ; => #u8(1 2)
(for-each socket-close (list sender receiver))

;; Flags.
(= (address-info canonname numerichost) (socket-merge-flags *ai-canonname* *ai-numerichost*)) ; => #t
(= (socket-purge-flags (address-info canonname all) *ai-all*) *ai-canonname*) ; => #t
(list (socket-merge-flags) (message-type) (message-type none) *msg-none*) ; => (0 0 0 0)
(= (message-type peek oob) (socket-merge-flags *msg-peek* *msg-oob*)) ; => #t
(map = (list (address-family inet) (address-family inet6) (address-family unspec)) (list *af-inet* *af-inet6* *af-unspec*)) ; => (#t #t #t)
(map = (list (socket-domain stream) (socket-domain datagram)) (list *sock-stream* *sock-dgram*)) ; => (#t #t)
(map = (list (ip-protocol ip) (ip-protocol tcp) (ip-protocol udp)) (list *ipproto-ip* *ipproto-tcp* *ipproto-udp*)) ; => (#t #t #t)
(map = (list (shutdown-method read) (shutdown-method write) (shutdown-method read write)) (list *shut-rd* *shut-wr* *shut-rdwr*)) ; => (#t #t #t)
(address-info nothing) ; syntax-error: address-info

;; Errors.
(make-client-socket "127.0.0.1" port) ; error: make-client-socket: cannot connect: Connection refused
(make-client-socket "1.2.3.4.5.6" "80" *af-inet* *sock-stream* *ai-numerichost*) ; error: make-client-socket: cannot connect: unknown host or service
(make-client-socket 'localhost "80") ; error: make-client-socket: argument 1 (node) must be a string, got localhost
(make-client-socket "localhost" 80) ; error: make-client-socket: argument 2 (service) must be a string, got 80
(make-client-socket "localhost" "80" *af-inet* 77) ; error: make-client-socket: argument 4 (type) must be *sock-stream* or *sock-dgram*, got 77
(make-server-socket 80) ; error: make-server-socket: argument 1 (service) must be a string, got 80
(make-server-socket "no such service") ; error: make-server-socket: unknown service
(socket-send 5 #u8()) ; error: socket-send: argument 1 (socket) must be a socket, got 5
(socket-send client "text") ; error: socket-send: argument 2 (bv) must be a bytevector, got "text"
(call-with-socket client 5) ; error: call-with-socket: argument 2 (proc) must be a procedure, got 5
