;;; A chat room for browsers and for telnet: lines that one sends, all receive.
;;;
;;;     parley http-chat.scm [HTTP-PORT [CHAT-PORT]]    8080 and 8002 if not told; 0: any free one
;;;     open http://localhost:8080/ in a browser; telnet localhost 8002
;;;
;;; Browsers speak HTTP/1.1: / is the page, /events a stream of server-sent events, and what is
;;; posted to /say is said.

(import (scheme base) (scheme char) (scheme process-context) (scheme write)
        (only (srfi 13) string-delete string-every string-index string-prefix-ci? string-trim-both)
        (parley net))

(define page
"<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<title>Chat</title>
<h1>Chat</h1>
<div id=\"log\"></div>
<form id=\"form\"><input id=\"line\" autocomplete=\"off\" autofocus><button>Say</button></form>
<script>
new EventSource('events').onmessage = event => {
  const line = document.createElement('div')
  line.textContent = event.data
  document.getElementById('log').append(line)
}
document.getElementById('form').onsubmit = event => {
  const line = document.getElementById('line')
  event.preventDefault()
  fetch('say', {method: 'POST', body: line.value})
  line.value = ''
}
</script>
")

;;; Clients. ATTEND takes care of what one has sent, HEAR tells it a line; #f for those that hear
;;; nothing.

(define-record-type client
  (make-client port attend hear pending)
  client?
  (port client-port)
  (attend client-attend set-attend!)
  (hear client-hear set-hear!)
  (pending pending set-pending!))       ; bytes that it has sent and ATTEND has not taken

(define room '())

(define (enter! port attend hear)
  (set! room (cons (make-client port attend hear (bytevector)) room)))

(define (leave! client)
  (close-port (client-port client))
  (set! room (let remove ((clients room))
               (cond ((null? clients) '())
                     ((eq? (car clients) client) (cdr clients))
                     (else (cons (car clients) (remove (cdr clients))))))))

(define (attend client)
  (let ((data (socket:receive (client-port client))))
    (cond ((eof-object? data) (leave! client))
          (else (set-pending! client (bytevector-append (pending client) data))
                ((client-attend client) client)))))

;; Sends a line to everybody. A return in it would end the line for some.
(define (say line)
  (let ((line (string-delete #\return line)))
    (for-each (lambda (client)
                (if (client-hear client) ((client-hear client) client line)))
              room)))

;; Sends text in one piece.
(define (send client . texts)
  (write-string (apply string-append texts) (client-port client)))

;; Where WANTED begins in BYTES, or #f.
(define (find wanted bytes)
  (let ((last (- (bytevector-length bytes) (bytevector-length wanted))))
    (let next ((k 0))
      (and (<= k last)
           (if (let same ((i 0))
                 (or (= i (bytevector-length wanted))
                     (and (= (bytevector-u8-ref bytes (+ k i)) (bytevector-u8-ref wanted i))
                          (same (+ i 1)))))
               k
               (next (+ k 1)))))))

;; The parts of TEXT between occurrences of CHAR.
(define (split text char)
  (let ((end (string-index text char)))
    (if end
        (cons (string-copy text 0 end) (split (string-copy text (+ end 1)) char))
        (list text))))

;;; Telnet sends lines.

(define longest-line 4096)

(define (attend-telnet client)
  (let* ((bytes (pending client))
         (end (find (bytevector 10) bytes)))
    (cond (end
           (set-pending! client (bytevector-copy bytes (+ end 1)))
           (say (utf8->string bytes 0 end))
           (attend-telnet client))
          ((> (bytevector-length bytes) longest-line) (leave! client)))))

(define (hear-telnet client line) (send client line "\r\n"))

;;; Browsers send requests, several on a connection.

(define longest-head 8192)
(define longest-body 4096)

(define (attend-http client)
  (let* ((bytes (pending client))
         (end (find (bytevector 13 10 13 10) bytes)))
    (cond (end
           (let* ((text (string-delete #\return (utf8->string bytes 0 end)))
                  (head (split text #\newline))
                  (size (body-size head))
                  (start (+ end 4)))
             (cond ((not size) (refuse client "411 Length Required"))
                   ((> size longest-body) (refuse client "413 Content Too Large"))
                   ((>= (bytevector-length bytes) (+ start size))
                    (set-pending! client (bytevector-copy bytes (+ start size)))
                    (answer client (split (car head) #\space)
                            (utf8->string bytes start (+ start size)))
                    (cond ((client-hear client))
                          ((ends? head) (leave! client))
                          (else (attend-http client)))))))
          ((> (bytevector-length bytes) longest-head)
           (refuse client "431 Request Header Fields Too Large")))))

;; The value of a header field, or #f.
(define (field name head)
  (let next ((lines (cdr head)))
    (cond ((null? lines) #f)
          ((string-prefix-ci? name (car lines))
           (string-trim-both (string-copy (car lines) (string-length name))))
          (else (next (cdr lines))))))

;; How many bytes follow a head; #f if it does not tell.
(define (body-size head)
  (let ((text (or (field "content-length:" head) "0")))
    (and (not (field "transfer-encoding:" head))
         (<= 1 (string-length text) 9)
         (string-every char-numeric? text)
         (string->number text))))

;; Whether a connection ends with the answer to this request.
(define (ends? head)
  (or (not (string-prefix-ci? "http/1.1" (car (reverse (split (car head) #\space)))))
      (string-prefix-ci? "close" (or (field "connection:" head) ""))))

(define (answer client request body)
  (let ((method (car request))
        (path (if (pair? (cdr request)) (cadr request) "")))
    (cond ((and (member method '("GET" "HEAD")) (string=? path "/"))
           (respond client method "200 OK" "text/html; charset=utf-8" page))
          ((and (string=? method "GET") (string=? path "/events"))
           (send client "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                 "Cache-Control: no-store\r\nConnection: close\r\n\r\n")
           (set-hear! client hear-event)
           (set-attend! client (lambda (client) (set-pending! client (bytevector)))))
          ((and (string=? method "POST") (string=? path "/say"))
           (for-each say (split body #\newline))
           (send client "HTTP/1.1 204 No Content\r\n\r\n"))
          (else
           (respond client method "404 Not Found" "text/plain" "There is nothing here.\n")))))

(define (respond client method status type body)
  (send client "HTTP/1.1 " status "\r\nContent-Type: " type "\r\nContent-Length: "
        (number->string (bytevector-length (string->utf8 body))) "\r\n\r\n"
        (if (string=? method "HEAD") "" body)))

(define (refuse client status)
  (send client "HTTP/1.1 " status "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
  (leave! client))

(define (hear-event client line) (send client "data: " line "\n\n"))

;;; The server.

(define (listen port what)
  (let ((listener (socket:listen (socket:bind (make-stream-socket af_inet) port) 128)))
    (write-string what)
    (write-string " on port ")
    (display (socket-name:port-number (getsockname listener)))
    (newline)
    listener))

(define (serve http chat)
  (let ((ready (or (apply wait-for-input 3600 http chat (map client-port room)) '())))
    (for-each (lambda (client)
                (if (memq (client-port client) ready) (attend client)))
              room)
    (if (memq http ready) (enter! (socket:accept http) attend-http #f))
    (if (memq chat ready) (enter! (socket:accept chat) attend-telnet hear-telnet))
    (serve http chat)))

(define (argument k default)
  (let ((arguments (cdr (command-line))))
    (if (< k (length arguments)) (string->number (list-ref arguments k)) default)))

(let* ((http (listen (argument 0 8080) "http"))
       (chat (listen (argument 1 8002) "chat")))
  (serve http chat))
