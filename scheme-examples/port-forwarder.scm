;;; A port forwarder: connections to a port of this machine go on to a port of another.
;;;
;;;     parley port-forwarder.scm PORT HOST HOST-PORT       PORT 0 takes any that is free
;;;     parley port-forwarder.scm 8080 example.com 80
;;;
;;; Bytes pass both ways until both sides have ended. A side that ends first still gets what the
;;; other one sends.

(import (scheme base) (scheme process-context) (scheme write) (parley net))

;; A socket connected to the first of NAMES that answers within five seconds, or #f.
(define (connect names)
  (and (pair? names)
       (let ((socket (make-stream-socket (socket-name:family (car names)))))
         (socket:option socket 'timeout 5)
         (or (socket:connect socket (car names))
             (begin
               (close-port socket)
               (connect (cdr names)))))))

;; A link passes on what comes from a socket: it is a pair of that socket and the one that it is
;; sent to. A connection is two links, one for each direction.
(define link cons)
(define from car)
(define to cdr)

;; The links of a new connection, none if the other host does not answer.
(define (accept listener names)
  (let* ((client (socket:accept listener))
         (server (connect names)))
    (cond (server (list (link client server) (link server client)))
          (else (close-port client) '()))))

;; Passes on what has come. Returns whether the link goes on.
(define (pass link)
  (let ((data (socket:receive (from link))))
    (cond ((eof-object? data) #f)
          (else (socket:send (to link) data) #t))))

;; Ends a link; the connection is closed when the other link has ended too.
(define (end link others)
  (cond ((assq (to link) others) (socket:shutdown (to link) 1))
        (else (close-port (from link))
              (close-port (to link)))))

(define (serve listener names)
  (let loop ((links '()))
    (let ((ready (or (apply wait-for-input 3600 listener (map from links)) '())))
      (let next ((links links)
                 (kept (if (memq listener ready) (accept listener names) '())))
        (cond ((null? links) (loop kept))
              ((and (memq (from (car links)) ready) (not (pass (car links))))
               (end (car links) (append (cdr links) kept))
               (next (cdr links) kept))
              (else (next (cdr links) (cons (car links) kept))))))))

(define (listen port)
  (let ((listener (socket:listen (socket:bind (make-stream-socket af_inet) port) 128)))
    (write-string "listening on port ")
    (display (socket-name:port-number (getsockname listener)))
    (newline)
    listener))

(define (main port host host-port)
  (let ((names (getaddrinfo host host-port)))
    (if (not names) (error "unknown host or port" host host-port))
    (serve (listen (string->number port)) names)))

(let ((arguments (cdr (command-line))))
  (if (= (length arguments) 3)
      (apply main arguments)
      (error "usage: parley port-forwarder.scm PORT HOST HOST-PORT")))
