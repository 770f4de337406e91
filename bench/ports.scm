; String ports: lines and characters written into a string, read back by lines, by characters and by pieces.
; prints: 13422240
; short: (produce 20000) => (produce 1500)
(import (scheme base) (scheme write))

(define (produce lines)
  (let ((port (open-output-string)))
    (do ((i 0 (+ i 1))) ((= i lines) (get-output-string port))
      (write-string "line " port)
      (write i port)
      (write-char #\: port)
      (write-string " and some text that goes on" port)
      (newline port))))

(define (count-lines text)
  (let ((port (open-input-string text)))
    (let loop ((count 0) (characters 0))
      (let ((line (read-line port)))
        (if (eof-object? line)
            (+ count characters)
            (loop (+ count 1) (+ characters (string-length line))))))))

(define (count-blanks text)
  (let ((port (open-input-string text)))
    (let loop ((count 0))
      (let ((c (read-char port)))
        (cond ((eof-object? c) count)
              ((and (char=? c #\space) (not (eqv? (peek-char port) #\space))) (loop (+ count 1)))
              (else (loop count)))))))

(define (count-pieces text)
  (let ((port (open-input-string text)))
    (let loop ((count 0))
      (let ((piece (read-string 64 port)))
        (if (eof-object? piece)
            count
            (loop (+ count (string-length piece))))))))

(define (run times sum)
  (if (= times 0)
      sum
      (let ((text (produce 20000)))
        (run (- times 1) (+ sum (count-lines text) (count-blanks text) (count-pieces text))))))

(display (run 8 0))
(newline)
