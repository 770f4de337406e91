; Builds strings by appending and scans them character by character.
; prints: 13968890
; short: 500000 => 20000
(define (grow n)
  (let loop ((i 0) (s ""))
    (if (< i n)
        (loop (+ i 1) (string-append s "ab c"))
        s)))

(define (pieces n)
  (let loop ((i 0) (total 0))
    (if (< i n)
        (loop (+ i 1) (+ total (string-length (string-append "key" (number->string i) ": " "value"))))
        total)))

(define (spaces s)
  (let ((n (string-length s)))
    (let loop ((i 0) (count 0))
      (if (< i n)
          (loop (+ i 1) (if (char=? (string-ref s i) #\space) (+ count 1) count))
          count))))

(define (repeat times thunk)
  (let loop ((i 0) (total 0))
    (if (< i times) (loop (+ i 1) (+ total (thunk))) total)))

(define text (grow 20000))
(display (+ (string-length text) (pieces 500000) (repeat 300 (lambda () (spaces text)))))
(newline)
