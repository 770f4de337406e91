; A file of lines: 100,000 written, read back by lines and by characters, copied with changes, and removed.
; prints: 6088890
(import (scheme base) (scheme file) (scheme write))

(define name "/tmp/parley-bench-lines.txt")
(define copy "/tmp/parley-bench-copy.txt")

(define (write-lines count)
  (call-with-output-file name
    (lambda (port)
      (do ((i 0 (+ i 1))) ((= i count))
        (write-string "entry " port)
        (write i port)
        (write-string ": the quick brown fox jumps over the lazy dog" port)
        (newline port)))))

(define (fold-lines f start)
  (call-with-input-file name
    (lambda (port)
      (let loop ((value start))
        (let ((line (read-line port)))
          (if (eof-object? line)
              value
              (loop (f line value))))))))

(define (copy-with-numbers)
  (call-with-output-file copy
    (lambda (port)
      (fold-lines
       (lambda (line n)
         (write-string (number->string n) port)
         (write-string " " port)
         (write-string (substring line 6 (string-length line)) port)
         (newline port)
         (+ n 1))
       0))))

(define (count-characters wanted)
  (call-with-input-file copy
    (lambda (port)
      (let loop ((count 0))
        (let ((c (read-char port)))
          (cond ((eof-object? c) count)
                ((char=? c wanted) (loop (+ count 1)))
                (else (loop count))))))))

(write-lines 100000)
(define total (fold-lines (lambda (line sum) (+ sum (string-length line))) 0))
(define lines (copy-with-numbers))
(define letters (count-characters #\o))
(delete-file name)
(delete-file copy)
(display (+ total lines letters))
(newline)
