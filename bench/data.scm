; Data written as text and read again: numbers of all kinds, strings with escapes, symbols, characters, vectors, nested lists.
; prints: 56000
; short: 8000 => 300
(import (scheme base) (scheme read) (scheme write))

(define (sample i)
  (list i
        (* i 1000000007 1000000007)
        (/ i 7)
        (/ i 8.0)
        (string-append "text \"" (number->string i) "\" \\ end")
        (string->symbol (string-append "symbol-" (number->string (modulo i 100))))
        #\x
        #\space
        (vector 1 #t #f '())
        (cons 'a (cons "b" i))
        '(quote (nested (lists (within) lists) . tail))))

(define (written datum)
  (let ((port (open-output-string)))
    (write datum port)
    (get-output-string port)))

(define (displayed datum)
  (let ((port (open-output-string)))
    (display datum port)
    (get-output-string port)))

(define (read-back text) (read (open-input-string text)))

(define (run i most sum)
  (if (= i most)
      sum
      (let* ((datum (sample i)) (text (written datum)))
        (run (+ i 1)
             most
             (if (equal? datum (read-back text))
                 (+ sum (vector-length (list-ref datum 8)) (if (string=? text (displayed datum)) 1 2))
                 sum)))))

(define (read-many count)
  (let* ((text (written (let loop ((i 0) (data '())) (if (= i count) data (loop (+ i 1) (cons (sample i) data))))))
         (again (read-back text)))
    (length again)))

(display (+ (run 0 8000 0) (read-many 8000)))
(newline)
