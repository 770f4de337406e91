; Searching texts: substrings by comparison at each place and by skipping (Horspool), prefixes, words split off and joined.
; prints: 120000
; short: (run 15 0) => (run 1 0)
(define (repeated piece times)
  (let loop ((i 0) (pieces '()))
    (if (= i times)
        (apply string-append pieces)
        (loop (+ i 1) (cons piece (cons (number->string i) pieces))))))

(define (matches-at? pattern text at)
  (let ((m (string-length pattern)))
    (let loop ((i 0))
      (or (= i m)
          (and (char=? (string-ref pattern i) (string-ref text (+ at i)))
               (loop (+ i 1)))))))

(define (count-plainly pattern text)
  (let ((last (- (string-length text) (string-length pattern))))
    (let loop ((at 0) (count 0))
      (if (> at last)
          count
          (loop (+ at 1) (if (matches-at? pattern text at) (+ count 1) count))))))

(define (count-skipping pattern text)
  (let* ((m (string-length pattern))
         (last (- (string-length text) m))
         (skip (make-vector 128 m)))
    (do ((i 0 (+ i 1))) ((= i (- m 1)))
      (vector-set! skip (char->integer (string-ref pattern i)) (- m i 1)))
    (let loop ((at 0) (count 0))
      (if (> at last)
          count
          (loop (+ at (vector-ref skip (char->integer (string-ref text (+ at m -1)))))
                (if (matches-at? pattern text at) (+ count 1) count))))))

(define (words text)
  (let ((n (string-length text)))
    (let loop ((i (- n 1)) (end n) (found '()))
      (cond ((< i 0) (if (< 0 end) (cons (substring text 0 end) found) found))
            ((char=? (string-ref text i) #\space)
             (loop (- i 1) i (if (< (+ i 1) end) (cons (substring text (+ i 1) end) found) found)))
            (else (loop (- i 1) end found))))))

(define (count-equal word list)
  (let loop ((list list) (count 0))
    (if (null? list)
        count
        (loop (cdr list) (if (string=? word (car list)) (+ count 1) count)))))

(define text (repeated " we had a needle in the haystack and needled them " 2000))

(define (run times sum)
  (if (= times 0)
      sum
      (run (- times 1)
           (+ sum
              (count-plainly "needle in" text)
              (count-skipping "needle in" text)
              (count-equal "haystack" (words text))
              (count-equal "them" (words text))))))

(display (run 15 0))
(newline)
