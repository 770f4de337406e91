; All permutations of nine elements as lists, made by consing and appending, then looked through.
; prints: 1451520
; short: '(1 2 3 4 5 6 7 8 9) => '(1 2 3 4 5 6 7)
(define (insert-everywhere x list)
  (if (null? list)
      (cons (cons x '()) '())
      (cons (cons x list)
            (map (lambda (rest) (cons (car list) rest))
                 (insert-everywhere x (cdr list))))))

(define (append-map f list)
  (if (null? list)
      '()
      (append (f (car list)) (append-map f (cdr list)))))

(define (permutations list)
  (if (null? list)
      (cons '() '())
      (append-map (lambda (rest) (insert-everywhere (car list) rest))
                  (permutations (cdr list)))))

(define (ascents list)
  (let loop ((a (car list)) (rest (cdr list)) (count 0))
    (if (null? rest)
        count
        (loop (car rest) (cdr rest) (if (< a (car rest)) (+ count 1) count)))))

(define (total lists)
  (let loop ((lists lists) (sum 0))
    (if (null? lists)
        sum
        (loop (cdr lists) (+ sum (ascents (reverse (car lists))))))))

(display (total (permutations '(1 2 3 4 5 6 7 8 9))))
(newline)
