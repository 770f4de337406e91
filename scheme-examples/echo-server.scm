;;; An echo server (RFC 862): what a client sends, it gets back.
;;;
;;;     parley echo-server.scm [PORT]       PORT is 7007 if not told, 0 takes any that is free
;;;     nc localhost 7007

(import (scheme base) (scheme process-context) (scheme write) (parley net))

(define (listen port)
  (let ((listener (socket:listen (socket:bind (make-stream-socket af_inet) port) 128)))
    (write-string "listening on port ")
    (display (socket-name:port-number (getsockname listener)))
    (newline)
    listener))

;; Sends back what has come from a client. Returns whether it goes on.
(define (echo client)
  (let ((data (socket:receive client)))
    (cond ((eof-object? data) (close-port client) #f)
          (else (socket:send client data) #t))))

(define (serve listener)
  (let loop ((clients '()))
    (let ((ready (or (apply wait-for-input 3600 listener clients) '())))
      (let next ((clients clients)
                 (kept (if (memq listener ready) (list (socket:accept listener)) '())))
        (cond ((null? clients) (loop kept))
              ((and (memq (car clients) ready) (not (echo (car clients))))
               (next (cdr clients) kept))
              (else (next (cdr clients) (cons (car clients) kept))))))))

(let ((arguments (cdr (command-line))))
  (serve (listen (if (pair? arguments) (string->number (car arguments)) 7007))))
