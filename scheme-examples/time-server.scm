;;; A time server (RFC 868) over UDP: answers every datagram with the seconds since 1900, in four
;;; bytes.
;;;
;;;     parley time-server.scm [PORT]       PORT is 3737 if not told, 0 takes any that is free
;;;     parley time-client.scm localhost 3737

(import (scheme base) (scheme process-context) (scheme time) (scheme write) (parley net))

;; From 1900 to 1970.
(define seconds-before-epoch 2208988800)

(define (time-message)
  (let ((seconds (+ (exact (floor (current-second))) seconds-before-epoch)))
    (define (byte unit) (modulo (quotient seconds unit) 256))
    (bytevector (byte 16777216) (byte 65536) (byte 256) (byte 1))))

(define (serve port)
  (let ((socket (socket:bind (make-datagram-socket af_inet) port)))
    (if (not socket) (error "cannot serve port" port (strerror (errno))))
    (write-string "listening on port ")
    (display (socket-name:port-number (getsockname socket)))
    (newline)
    (let loop ()
      (let ((question (socket:receive socket 1)))
        ;; A sender that cannot be answered is no reason to stop.
        (if question (socket:send socket (time-message) (cdr question)))
        (loop)))))

(let ((arguments (cdr (command-line))))
  (serve (if (pair? arguments) (string->number (car arguments)) 3737)))
