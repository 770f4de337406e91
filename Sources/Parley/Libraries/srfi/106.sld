;;; SRFI 106: basic socket interface. A socket is the same object as in (parley net), so the procedures of both work on
;;; it. Flags are the system's own numbers. Failures are errors here, also those that SCM's procedures answer with #f.

(define-library (srfi 106)
  (export
    make-client-socket make-server-socket socket?
    socket-accept socket-send socket-recv socket-shutdown socket-close
    socket-input-port socket-output-port call-with-socket
    address-family address-info socket-domain ip-protocol message-type shutdown-method
    socket-merge-flags socket-purge-flags
    *af-unspec* *af-inet* *af-inet6* *sock-stream* *sock-dgram*
    *ai-canonname* *ai-numerichost* *ai-v4mapped* *ai-all* *ai-addrconfig*
    *ipproto-ip* *ipproto-tcp* *ipproto-udp*
    *msg-none* *msg-peek* *msg-oob* *msg-waitall* *shut-rd* *shut-wr* *shut-rdwr*)
  (import (parley system))
  (begin

;; (make-client-socket node service [family [type [flags [protocol]]]]): Returns a socket connected with the host NODE at
;; SERVICE, both strings, trying the host's addresses in order.
(define make-client-socket
  (case-lambda
    ((node service) (make-client-socket node service *af-inet*))
    ((node service family) (make-client-socket node service family *sock-stream*))
    ((node service family type)
     (make-client-socket node service family type (socket-merge-flags *ai-v4mapped* *ai-addrconfig*)))
    ((node service family type flags) (make-client-socket node service family type flags *ipproto-ip*))
    ((node service family type flags protocol)
     (%check-service 'make-client-socket node service type)
     (let try ((names (or (getaddrinfo node service family flags) '())) (reason "unknown host or service"))
       (if (null? names)
           (error (string-append "make-client-socket: cannot connect: " reason) node service)
           (let ((socket (%make-socket (socket-name:family (car names)) type protocol)))
             (or (socket:connect socket (car names))
                 (let ((reason (strerror (errno))))
                   (close-port socket)
                   (try (cdr names) reason)))))))))

;; (make-server-socket service [family [type [protocol]]]): Returns a socket that waits for connections at SERVICE, a
;; string, on every address of this machine.
(define make-server-socket
  (case-lambda
    ((service) (make-server-socket service *af-inet*))
    ((service family) (make-server-socket service family *sock-stream*))
    ((service family type) (make-server-socket service family type *ipproto-ip*))
    ((service family type protocol)
     (%check-service 'make-server-socket "" service type)
     (let ((names (getaddrinfo #f service family)))
       (if (not names) (error "make-server-socket: unknown service" service))
       (let* ((socket (%make-socket (socket-name:family (car names)) type protocol))
              (bound (socket:bind socket (car names)))
              (ready (and bound (or (eqv? type *sock-dgram*) (socket:listen socket 128)))))
         (if ready
             socket
             (let ((reason (strerror (errno))))
               (close-port socket)
               (error (string-append "make-server-socket: cannot serve: " reason) service))))))))

(define (%check-service who node service type)
  (if (not (string? node)) (%argument-error who 1 "node" "a string" node))
  (if (not (string? service))
      (%argument-error who (if (eq? who 'make-client-socket) 2 1) "service" "a string" service))
  (if (not (or (eqv? type *sock-stream*) (eqv? type *sock-dgram*)))
      (%argument-error who (if (eq? who 'make-client-socket) 4 3) "type" "*sock-stream* or *sock-dgram*" type)))

(define (%make-socket family type protocol)
  (if (eqv? type *sock-dgram*)
      (make-datagram-socket family protocol)
      (make-stream-socket family protocol)))

(define (%check-socket who socket)
  (if (not (socket? socket)) (%argument-error who 1 "socket" "a socket" socket)))

;; (socket-accept socket): Returns a socket connected with the next client of SOCKET, waiting for one.
(define (socket-accept socket)
  (%check-socket 'socket-accept socket)
  (or (socket:accept socket)
      (error (string-append "socket-accept: " (strerror (errno))) socket)))

;; (socket-send socket bv [flags]): Sends the bytevector BV on SOCKET and returns how many bytes were sent.
(define socket-send
  (case-lambda
    ((socket bv) (socket-send socket bv *msg-none*))
    ((socket bv flags)
     (%check-socket 'socket-send socket)
     (if (not (bytevector? bv)) (%argument-error 'socket-send 2 "bv" "a bytevector" bv))
     (or (socket:send socket bv #f flags)
         (error (string-append "socket-send: " (strerror (errno))) socket)))))

;; (socket-recv socket size [flags]): Returns what has come on SOCKET, at most SIZE bytes, waiting for something. An empty
;; bytevector tells that the peer sends no more.
(define socket-recv
  (case-lambda
    ((socket size) (socket-recv socket size *msg-none*))
    ((socket size flags)
     (%check-socket 'socket-recv socket)
     (let ((got (socket:receive socket size flags)))
       (cond ((pair? got) (car got))
             ((eof-object? got) (bytevector))
             (got)
             (else (error (string-append "socket-recv: " (strerror (errno))) socket)))))))

;; (socket-shutdown socket how): Ends directions of SOCKET: HOW is *shut-rd*, *shut-wr* or *shut-rdwr*.
(define (socket-shutdown socket how)
  (%check-socket 'socket-shutdown socket)
  (socket:shutdown socket how)
  (if #f #f))

;; (socket-close socket): Closes SOCKET.
(define (socket-close socket)
  (%check-socket 'socket-close socket)
  (close-port socket))

;; (socket-input-port socket): Returns a port, binary and textual, that reads what comes on SOCKET. Closing it leaves SOCKET
;; open.
(define (socket-input-port socket)
  (%check-socket 'socket-input-port socket)
  (socket:input-port socket))

;; (socket-output-port socket): Returns a port, binary and textual, that sends on SOCKET. Closing it leaves SOCKET open.
(define (socket-output-port socket)
  (%check-socket 'socket-output-port socket)
  (socket:output-port socket))

;; (call-with-socket socket proc): Calls PROC with SOCKET, closes SOCKET when PROC returns, and returns what PROC returned.
(define (call-with-socket socket proc)
  (%check-socket 'call-with-socket socket)
  (if (not (procedure? proc)) (%argument-error 'call-with-socket 2 "proc" "a procedure" proc))
  (call-with-port socket proc))

;; (socket-merge-flags flag ...): Returns a flag that means all of the FLAGs.
(define (socket-merge-flags . flags)
  (apply logior flags))

;; (socket-purge-flags base flag ...): Returns BASE without the FLAGs.
(define (socket-purge-flags base . flags)
  (logand base (lognot (apply logior flags))))

;; (address-family name): Returns the address family NAME: inet, inet6 or unspec.
(define-syntax address-family
  (syntax-rules (inet inet6 unspec)
    ((_ inet) *af-inet*)
    ((_ inet6) *af-inet6*)
    ((_ unspec) *af-unspec*)))

;; (address-info name ...): Returns the flags NAMEs merged: canonname, numerichost, v4mapped, all or addrconfig.
(define-syntax address-info
  (syntax-rules ()
    ((_ name ...) (socket-merge-flags (%address-info name) ...))))

(define-syntax %address-info
  (syntax-rules (canonname numerichost v4mapped all addrconfig)
    ((_ canonname) *ai-canonname*)
    ((_ numerichost) *ai-numerichost*)
    ((_ v4mapped) *ai-v4mapped*)
    ((_ all) *ai-all*)
    ((_ addrconfig) *ai-addrconfig*)))

;; (socket-domain name): Returns the kind of socket NAME: stream or datagram.
(define-syntax socket-domain
  (syntax-rules (stream datagram)
    ((_ stream) *sock-stream*)
    ((_ datagram) *sock-dgram*)))

;; (ip-protocol name): Returns the protocol NAME: ip, tcp or udp.
(define-syntax ip-protocol
  (syntax-rules (ip tcp udp)
    ((_ ip) *ipproto-ip*)
    ((_ tcp) *ipproto-tcp*)
    ((_ udp) *ipproto-udp*)))

;; (message-type name ...): Returns the flags NAMEs merged: none, peek, oob or wait-all.
(define-syntax message-type
  (syntax-rules ()
    ((_ name ...) (socket-merge-flags (%message-type name) ...))))

(define-syntax %message-type
  (syntax-rules (none peek oob wait-all)
    ((_ none) *msg-none*)
    ((_ peek) *msg-peek*)
    ((_ oob) *msg-oob*)
    ((_ wait-all) *msg-waitall*)))

;; (shutdown-method name ...): Returns the directions NAMEs merged: read, write or both.
(define-syntax shutdown-method
  (syntax-rules (read write)
    ((_ read) *shut-rd*)
    ((_ write) *shut-wr*)
    ((_ read write) *shut-rdwr*)
    ((_ write read) *shut-rdwr*)))

))
