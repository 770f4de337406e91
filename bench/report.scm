; A shop's ledger as text is made up, parsed with its quoted fields, grouped by customer, article and month, sorted and written as
; three aligned tables; a checksum of the report is the result.
; prints: 2782436
; short: (run 4 0) => (run 1 0)
(import (scheme base) (scheme char) (scheme write))

; The ledger: lines "date;customer;article;count;price", customers quoted where they contain a semicolon.

(define first-names #("Ada" "Bruno" "Clara" "Dmitri" "Edith" "Farid" "Greta" "Hugo" "Ines" "Jonas"))
(define last-names #("Abel" "Berg; Sons" "Curie" "Dahl \"D\"" "Evans" "Frey" "Gupta" "Haas"))
(define articles
  #(("apples" . 219) ("bread" . 349) ("cheese" . 899) ("dates" . 450) ("eggs" . 299) ("flour" . 129)
    ("grapes" . 399) ("honey" . 649) ("ink" . 1250) ("jam" . 375) ("kale" . 189) ("lentils" . 259)))

(define seed 1)

(define (random! n)
  (set! seed (modulo (+ (* seed 16807) 11) 2147483647))
  (modulo (quotient seed 16) n))

(define (pick! vector) (vector-ref vector (random! (vector-length vector))))

(define (quoted text)
  (let ((port (open-output-string)))
    (write-char #\" port)
    (string-for-each
     (lambda (c)
       (if (char=? c #\") (write-char #\" port))
       (write-char c port))
     text)
    (write-char #\" port)
    (get-output-string port)))

(define (needs-quotes? text)
  (let loop ((i 0))
    (and (< i (string-length text))
         (or (memv (string-ref text i) '(#\; #\"))
             (loop (+ i 1))))))

(define (field text) (if (needs-quotes? text) (quoted text) text))

(define (two-digits n)
  (string-append (if (< n 10) "0" "") (number->string n)))

(define (write-entry port)
  (let ((article (pick! articles)))
    (for-each
     (lambda (text) (write-string text port))
     (list "2024-" (two-digits (+ 1 (random! 12))) "-" (two-digits (+ 1 (random! 28)))
           ";" (field (string-append (pick! first-names) " " (pick! last-names)))
           ";" (car article)
           ";" (number->string (+ 1 (random! 9)))
           ";" (number->string (cdr article))))
    (newline port)))

(define (ledger lines)
  (let ((port (open-output-string)))
    (write-string "date;customer;article;count;price\n" port)
    (do ((i 0 (+ i 1))) ((= i lines) (get-output-string port))
      (write-entry port)
      (if (= 0 (random! 50)) (write-string "# checked\n" port)))))

; Parsing.

(define-record-type entry
  (make-entry month day customer article count price)
  entry?
  (month entry-month)
  (day entry-day)
  (customer entry-customer)
  (article entry-article)
  (count entry-count)
  (price entry-price))

(define (entry-value e) (* (entry-count e) (entry-price e)))

; The fields of a line: quotes around a field are taken off, doubled ones within are one.
(define (fields line)
  (let ((n (string-length line)))
    (define (plain i start found)
      (cond ((= i n) (reverse (cons (substring line start i) found)))
            ((char=? (string-ref line i) #\;) (begin-field (+ i 1) (cons (substring line start i) found)))
            (else (plain (+ i 1) start found))))
    (define (within i characters found)
      (cond ((= i n) (error "a quote is not closed" line))
            ((not (char=? (string-ref line i) #\"))
             (within (+ i 1) (cons (string-ref line i) characters) found))
            ((and (< (+ i 1) n) (char=? (string-ref line (+ i 1)) #\"))
             (within (+ i 2) (cons #\" characters) found))
            (else
             (let ((found (cons (list->string (reverse characters)) found)))
               (if (= (+ i 1) n)
                   (reverse found)
                   (begin-field (+ i 2) found))))))
    (define (begin-field i found)
      (if (and (< i n) (char=? (string-ref line i) #\"))
          (within (+ i 1) '() found)
          (plain i i found)))
    (begin-field 0 '())))

(define (parse-entry line)
  (let ((parts (fields line)))
    (unless (= (length parts) 5) (error "an entry has five fields" line))
    (let ((date (list-ref parts 0)))
      (make-entry (string->number (substring date 5 7))
                  (string->number (substring date 8 10))
                  (list-ref parts 1)
                  (string->symbol (list-ref parts 2))
                  (string->number (list-ref parts 3))
                  (string->number (list-ref parts 4))))))

(define (comment? line)
  (or (= (string-length line) 0) (char=? (string-ref line 0) #\#)))

(define (parse text)
  (let ((port (open-input-string text)))
    (read-line port)
    (let loop ((entries '()))
      (let ((line (read-line port)))
        (cond ((eof-object? line) (reverse entries))
              ((comment? line) (loop entries))
              (else (loop (cons (parse-entry line) entries))))))))

; Tables of text: strings are hashed into buckets of association lists.

(define buckets 97)

(define (make-table) (make-vector buckets '()))

(define (hash text)
  (let ((n (string-length text)))
    (let loop ((i 0) (h 7))
      (if (= i n)
          h
          (loop (+ i 1) (modulo (+ (* h 31) (char->integer (string-ref text i))) buckets))))))

(define (cell! table key default)
  (let* ((at (hash key)) (found (assoc key (vector-ref table at))))
    (or found
        (let ((cell (cons key default)))
          (vector-set! table at (cons cell (vector-ref table at)))
          cell))))

(define (table->list table)
  (let loop ((i 0) (all '()))
    (if (= i buckets)
        all
        (loop (+ i 1) (append (vector-ref table i) all)))))

; A group has a number of entries, a number of pieces and a value.

(define-record-type group
  (make-group entries pieces value)
  group?
  (entries group-entries set-group-entries!)
  (pieces group-pieces set-group-pieces!)
  (value group-value set-group-value!))

(define (count-in! group entry)
  (set-group-entries! group (+ 1 (group-entries group)))
  (set-group-pieces! group (+ (entry-count entry) (group-pieces group)))
  (set-group-value! group (+ (entry-value entry) (group-value group))))

(define (grouped entries key)
  (let ((table (make-table)))
    (for-each
     (lambda (entry)
       (let ((cell (cell! table (key entry) #f)))
         (unless (cdr cell) (set-cdr! cell (make-group 0 0 0)))
         (count-in! (cdr cell) entry)))
     entries)
    (table->list table)))

; Sorting by merging.

(define (sorted list less?)
  (define (merge a b)
    (cond ((null? a) b)
          ((null? b) a)
          ((less? (car b) (car a)) (cons (car b) (merge a (cdr b))))
          (else (cons (car a) (merge (cdr a) b)))))
  (define (halves list odd even)
    (if (null? list)
        (values odd even)
        (halves (cdr list) (cons (car list) even) odd)))
  (if (or (null? list) (null? (cdr list)))
      list
      (let-values (((a b) (halves list '() '())))
        (merge (sorted a less?) (sorted b less?)))))

(define (by-value a b)
  (let ((x (group-value (cdr a))) (y (group-value (cdr b))))
    (or (> x y)
        (and (= x y) (string<? (car a) (car b))))))

(define (by-key a b) (string-ci<? (car a) (car b)))

; The report.

(define (padded-left text width)
  (let ((missing (- width (string-length text))))
    (if (> missing 0)
        (string-append (make-string missing #\space) text)
        text)))

(define (padded-right text width)
  (let ((missing (- width (string-length text))))
    (if (> missing 0)
        (string-append text (make-string missing #\space))
        (substring text 0 width))))

; Cents with a point and separators: 1234567 is 12,345.67.
(define (money cents)
  (let loop ((whole (quotient cents 100)) (text (string-append "." (two-digits (modulo cents 100)))))
    (if (< whole 1000)
        (string-append (number->string whole) text)
        (loop (quotient whole 1000)
              (string-append "," (substring (number->string (+ 1000 (modulo whole 1000))) 1 4) text)))))

(define (titled text)
  (list->string
   (let loop ((characters (string->list text)) (start? #t))
     (if (null? characters)
         '()
         (let ((c (car characters)))
           (cons (if start? (char-upcase c) c)
                 (loop (cdr characters) (not (char-alphabetic? c)))))))))

(define (write-table title groups port)
  (let ((total (apply + (map (lambda (cell) (group-value (cdr cell))) groups))))
    (write-string (string-upcase title) port)
    (newline port)
    (for-each
     (lambda (cell)
       (let ((group (cdr cell)))
         (write-string (padded-right (titled (car cell)) 22) port)
         (write-string (padded-left (number->string (group-entries group)) 7) port)
         (write-string (padded-left (number->string (group-pieces group)) 8) port)
         (write-string (padded-left (money (group-value group)) 14) port)
         (write-string (padded-left (number->string (round (/ (* 1000 (group-value group)) total))) 6) port)
         (newline port)))
     groups)
    (write-string (padded-left (money total) 51) port)
    (newline port)))

(define (report entries)
  (let ((port (open-output-string)))
    (write-table "customers" (sorted (grouped entries entry-customer) by-value) port)
    (write-table "articles"
                 (sorted (grouped entries (lambda (e) (symbol->string (entry-article e)))) by-key)
                 port)
    (write-table "months" (sorted (grouped entries (lambda (e) (two-digits (entry-month e)))) by-key) port)
    (get-output-string port)))

(define (checksum text)
  (let loop ((i 0) (sum 0))
    (if (= i (string-length text))
        sum
        (loop (+ i 1) (modulo (+ (* sum 131) (char->integer (string-ref text i))) 1000003)))))

(define (run times sum)
  (if (= times 0)
      sum
      (run (- times 1) (+ sum (checksum (report (parse (ledger 4000))))))))

(display (run 4 0))
(newline)
