;; system
;; Addresses of IPv6, and sockets that take clients of both families.

(inet:string->address "::1") ; => "::1"
(inet:string->address "0:0:0:0:0:0:0:1") ; => "::1"
(inet:string->address "2001:DB8::0:1:0:0") ; => "2001:db8::1:0:0"
(inet:string->address "1:0:0:2:0:0:0:3") ; => "1:0:0:2::3"
(inet:string->address "::ffff:1.2.3.4") ; => "::ffff:1.2.3.4"
(inet:string->address "1:2:3:4:5:6:7:8:9") ; => #f
(inet:string->address "127.0.0.1") ; => 2130706433
(inet:string->address "127.0.0.1" af_inet) ; => 2130706433
(inet:string->address "::1" af_inet6) ; => "::1"
(inet:string->address "::1" af_inet) ; => #f
(inet:string->address "") ; => #f
(inet:string->address "" af_inet6) ; => #f
(inet:string->address "::1" af_unix) ; error: argument 2 (family) must be af_inet or af_inet6
(inet:string->address 5 af_inet6) ; error: argument 1 (string) must be a string, got 5
(inet:address->string "0::0:1") ; => "::1"
(inet:address->string 2130706433) ; => "127.0.0.1"
(inet:address->string "localhost") ; error: must be an internet address: an integer, or the text of an IPv6 address
(inet:address->string 'x) ; error: argument 1 (address) must be an internet address

;; Socket names carry a family, an address and a port.
(define name (car (getaddrinfo "::1" 8001)))
name ; => #<inet6-addr [::1]:8001>
(= (socket-name:family name) af_inet6) ; => #t
(list (socket-name:address name) (socket-name:port-number name)) ; => ("::1" 8001)
(getaddrinfo "127.0.0.1" "8001") ; => (#<inet-addr 127.0.0.1:8001>)
(getaddrinfo "127.0.0.1" #f af_inet) ; => (#<inet-addr 127.0.0.1:0>)
(getaddrinfo #f 80 af_inet) ; => (#<inet-addr 0.0.0.0:80>)
(getaddrinfo "127.0.0.1" 80 af_inet6) ; => #f
(getaddrinfo "no such host" "no such service") ; => #f
(getaddrinfo "127.0.0.1" 65536) ; error: argument 2 (service) must be a port number from 0 to 65535
(getaddrinfo #f #f) ; error: argument 2 (service) must be a service, where there is no host
(getaddrinfo 5 80) ; error: argument 1 (host) must be a string, got 5

;; Where the machine has IPv6, a listener of that family takes clients of both.
(define listener
  (let ((socket (socket:bind (make-stream-socket af_inet6) 0)))
    (socket:listen socket 5)))
(define port (socket-name:port-number (getsockname listener)))
(define (client family host)
  (let ((socket (make-stream-socket family)))
    (socket:connect socket host port)))
(define one (client af_inet (inet:string->address "127.0.0.1")))
(define its-end (socket:accept listener))
(socket-name:address (getpeername its-end)) ; => "::ffff:127.0.0.1"
(begin (display "by IPv4\n" one) (read-line its-end)) ; => "by IPv4"
;; An IPv6 socket reaches IPv4 hosts by integer too.
(define two (client af_inet6 (inet:string->address "127.0.0.1")))
(socket-name:address (getpeername (socket:accept listener))) ; => "::ffff:127.0.0.1"
(socket-name:address (getpeername two)) ; => "::ffff:127.0.0.1"
(client af_inet6 "somewhere") ; error: must be an internet address
(client af_inet "::1") ; error: argument 2 (host) must be an internet address, an integer, got "::1"

;; Socket names are taken for host and port; those of IPv4 by IPv6 sockets too.
(define three (socket:connect (make-stream-socket af_inet6) (car (getaddrinfo "127.0.0.1" port))))
(= (socket-name:port-number (getpeername three)) port) ; => #t
(socket:connect (make-stream-socket af_inet) name) ; error: argument 2 (host) must be a name of the socket's address family
(socket:connect (make-stream-socket af_unix) name) ; error: must be a name of the socket's address family

;; A socket can be bound at one address alone.
(define (bound-at family . where) (getsockname (apply socket:bind (make-stream-socket family) where)))
(socket-name:address (bound-at af_inet 0 (inet:string->address "127.0.0.1"))) ; => 2130706433
(socket-name:address (bound-at af_inet (car (getaddrinfo "127.0.0.1" 0)))) ; => 2130706433
(socket-name:address (bound-at af_inet6 0)) ; => "::"
(socket-name:address (bound-at af_inet6 0 "::1")) ; => "::1"
(bound-at af_inet 0 "::1") ; error: argument 3 (host) must be an internet address, an integer
(bound-at af_inet 70000) ; error: argument 2 (address) must be a port number from 0 to 65535
(for-each close-port (list listener one two three its-end))
