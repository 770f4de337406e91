;;; A key-value store on a Unix socket. A client sends lines and gets a line for each:
;;;
;;;     set KEY VALUE       ok                      keys       keys KEY ...
;;;     get KEY             value VALUE or none     quit       closes the connection
;;;     delete KEY          ok or none
;;;
;;;     parley key-value-server.scm PATH
;;;     nc -U PATH

(import (scheme base) (scheme file) (scheme process-context) (scheme write) (srfi 69) (parley net))

(define longest-line 65536)
(define store (make-hash-table string=?))

;; The first word of TEXT and what follows the space behind it.
(define (split text)
  (let loop ((k 0))
    (cond ((= k (string-length text)) (values text ""))
          ((char=? (string-ref text k) #\space)
           (values (string-copy text 0 k) (string-copy text (+ k 1))))
          (else (loop (+ k 1))))))

(define (keys)
  (apply string-append "keys" (map (lambda (key) (string-append " " key)) (hash-table-keys store))))

;; The answer to a line, or #f to end the connection.
(define (answer line)
  (let*-values (((command rest) (split line))
                ((key value) (split rest)))
    (cond ((string=? command "quit") #f)
          ((string=? command "keys") (keys))
          ((string=? key "") "error: what key?")
          ((string=? command "set") (hash-table-set! store key value) "ok")
          ((not (member command '("get" "delete")))
           "error: the commands are set, get, delete, keys and quit")
          ((not (hash-table-exists? store key)) "none")
          ((string=? command "get") (string-append "value " (hash-table-ref store key)))
          (else (hash-table-delete! store key) "ok"))))

;; A client and what it has sent of a line that is not complete yet.
(define-record-type client
  (make-client port pending)
  client?
  (port client-port)
  (pending pending set-pending!))

(define (newline-position bytes)
  (let loop ((k 0))
    (cond ((= k (bytevector-length bytes)) #f)
          ((= (bytevector-u8-ref bytes k) 10) k)
          (else (loop (+ k 1))))))

;; Answers the lines that are complete. Returns whether the client goes on.
(define (answer-lines client bytes)
  (let ((end (newline-position bytes)))
    (cond (end (let ((answer (answer (utf8->string bytes 0 end))))
                 (and answer
                      (begin
                        (write-string (string-append answer "\n") (client-port client))
                        (answer-lines client (bytevector-copy bytes (+ end 1)))))))
          (else (set-pending! client bytes)
                (< (bytevector-length bytes) longest-line)))))

(define (attend client)
  (let* ((data (socket:receive (client-port client) 4096))
         (goes-on (and (not (eof-object? data))
                       (answer-lines client (bytevector-append (pending client) data)))))
    (if (not goes-on) (close-port (client-port client)))
    goes-on))

(define (accept listener) (make-client (socket:accept listener) (bytevector)))

(define (serve listener)
  (let loop ((clients '()))
    (let ((ready (or (apply wait-for-input 3600 listener (map client-port clients)) '())))
      (let next ((clients clients)
                 (kept (if (memq listener ready) (list (accept listener)) '())))
        (cond ((null? clients) (loop kept))
              ((and (memq (client-port (car clients)) ready) (not (attend (car clients))))
               (next (cdr clients) kept))
              (else (next (cdr clients) (cons (car clients) kept))))))))

;; A server that was killed leaves its path behind, in the way of the next one. If somebody still
;; answers there it stays.
(define (remove-leftover path)
  (let ((socket (make-stream-socket af_unix)))
    (if (and (file-exists? path) (not (socket:connect socket path)))
        (delete-file path))
    (close-port socket)))

(let ((arguments (cdr (command-line))))
  (if (null? arguments) (error "usage: parley key-value-server.scm PATH"))
  (remove-leftover (car arguments))
  (let ((socket (socket:bind (make-stream-socket af_unix) (car arguments))))
    (socket:listen socket 128)
    (write-string (string-append "listening on " (car arguments) "\n"))
    (serve socket)))
