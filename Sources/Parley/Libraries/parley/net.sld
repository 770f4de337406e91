;;; Sockets and waiting for them, with the names of SCM, for programs that import what they use. In an interpreter that
;;; has no access to the system the names are not bound.

(define-library (parley net)
  (export
    af_inet af_inet6 af_unix make-stream-socket make-stream-socketpair make-datagram-socket socket? socket:bind
    socket:listen socket:accept socket:connect socket:shutdown socket:send socket:receive socket:option
    socket:send-timeout socket:input-port socket:output-port getsockname getpeername socket-name:family
    socket-name:port-number socket-name:address inet:string->address inet:address->string getaddrinfo
    wait-for-input errno strerror gethost sethostent getnet setnetent getproto setprotoent getserv setservent
    inet:network inet:local-network-address inet:make-address)
  (import (parley system)))
