;;; Asks a time server (RFC 868) over UDP what time it is.
;;;
;;;     parley time-client.scm [HOST [PORT]]       localhost and 3737 if not told
;;;
;;; A datagram may be lost, so the question is asked three times, with a second for each answer.

(import (scheme base) (scheme process-context) (scheme write) (parley net))

(define (argument k default)
  (let ((arguments (cdr (command-line))))
    (if (< k (length arguments)) (list-ref arguments k) default)))

;; From 1900 to 1970.
(define seconds-before-epoch 2208988800)

;; The seconds since 1970 by the clock of the server, or #f.
(define (ask socket)
  (socket:option socket 'timeout 1)
  (let try ((times 3))
    (and (> times 0)
         (let ((answer (and (socket:send socket (bytevector)) (socket:receive socket))))
           (if (and answer (= (bytevector-length (car answer)) 4))
               (- (bytes->number (car answer)) seconds-before-epoch)
               (try (- times 1)))))))

(define (bytes->number bytes)
  (let loop ((k 0) (number 0))
    (if (= k (bytevector-length bytes))
        number
        (loop (+ k 1) (+ (* 256 number) (bytevector-u8-ref bytes k))))))

;; Writes a moment as a date, by the calendar of 400 years (146097 days) that begin in March.
(define (write-date seconds)
  (let* ((days (+ (floor-quotient seconds 86400) 719468))
         (era (floor-quotient days 146097))
         (day (floor-remainder days 146097))
         (leap-days (- (+ (quotient day 1460) (quotient day 146096)) (quotient day 36524)))
         (year (quotient (- day leap-days) 365))
         (day (- day (+ (* 365 year) (quotient year 4) (- (quotient year 100)))))
         (month (quotient (+ (* 5 day) 2) 153))
         (day (+ (- day (quotient (+ (* 153 month) 2) 5)) 1))
         (month (if (< month 10) (+ month 3) (- month 9)))
         (year (+ year (* 400 era) (if (< month 3) 1 0)))
         (second (floor-remainder seconds 86400)))
    (define (two number)
      (if (< number 10) (write-char #\0))
      (display number))
    (display year)
    (write-char #\-) (two month)
    (write-char #\-) (two day)
    (write-char #\space) (two (quotient second 3600))
    (write-char #\:) (two (modulo (quotient second 60) 60))
    (write-char #\:) (two (modulo second 60))
    (write-string " UTC\n")))

(define (fail message)
  (write-string message (current-error-port))
  (newline (current-error-port))
  (exit 1))

(let* ((names (getaddrinfo (argument 0 "localhost") (argument 1 "3737") af_inet))
       (socket (and names (socket:connect (make-datagram-socket af_inet) (car names)))))
  (if (not socket) (fail "there is no such host"))
  (let ((seconds (ask socket)))
    (if seconds (write-date seconds) (fail "the server does not answer"))))
