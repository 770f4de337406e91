;; internals
; Keys that are hashed by their addresses are found after collections moved them, whatever was added and deleted between.

(define (check kind make count)
  (let ((table (%make-hash-table kind 0)) (keys '()))
    ; Adds a key, makes garbage, looks a few old keys up, and deletes every seventh.
    (do ((i 0 (+ i 1))) ((= i count))
      (let ((key (make i)))
        (%hash-table-set! table key i)
        (set! keys (cons (cons key i) keys))
        (make-vector 20 i)
        (if (= (modulo i 7) 3)
            (begin
              (%hash-table-delete! table (car (list-ref keys (quotient i 2))))
              (set-cdr! (list-ref keys (quotient i 2)) #f)))))
    (let loop ((rest keys) (good 0))
      (if (null? rest)
          (list good (= good count)
                (= (%hash-table-count table) (length (filter cdr keys))))
          (loop (cdr rest)
                (if (eqv? (%hash-table-ref table (car (car rest)) #f) (cdr (car rest))) (+ good 1) good))))))

(check 'eq list 150) ; => (150 #t #t)
(check 'eq vector 150) ; => (150 #t #t)
(check 'eq (lambda (i) (lambda () i)) 150) ; => (150 #t #t)
(check 'eq (lambda (i) (+ i .5)) 150) ; => (150 #t #t)
(check 'eqv number->string 150) ; => (150 #t #t)
(check 'eqv (lambda (i) (if (odd? i) (list i) (+ i .5))) 150) ; => (150 #t #t)
(check 'equal (lambda (i) (lambda () i)) 150) ; => (150 #t #t)
(check 'equal (lambda (i) (if (odd? i) (list (lambda () i)) (number->string i))) 60) ; => (60 #t #t)

; A copy, and a table that was filled before it was needed again.
(define keys (map list (iota 100)))
(define table (%make-hash-table 'eq 0))
(for-each (lambda (key) (%hash-table-set! table key (car key))) keys)
(make-vector 5000 0)
(define copy (%hash-table-copy table))
(make-vector 5000 0)
(map (lambda (key) (- (%hash-table-ref copy key #f) (%hash-table-ref table key #f))) (list-tail keys 95)) ; => (0 0 0 0 0)
(for-each (lambda (key) (%hash-table-delete! table key)) keys)
table ; => #<hash-table 0 entries>
(%hash-table-ref copy (car keys) #f) ; => 0
