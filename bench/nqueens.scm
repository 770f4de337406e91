; The number of ways to put 8 queens on a board, 100 times: short lists, calls with and without a tail position.
; prints: 92
; short: (repeat 100 0) => (repeat 4 0)
(define (count-down n)
  (let loop ((i n) (list '()))
    (if (= i 0)
        list
        (loop (- i 1) (cons i list)))))

(define (join a b)
  (if (null? a)
      b
      (cons (car a) (join (cdr a) b))))

(define (safe? row distance placed)
  (if (null? placed)
      #t
      (and (not (= (car placed) (+ row distance)))
           (not (= (car placed) (- row distance)))
           (safe? row (+ distance 1) (cdr placed)))))

; Rows still to try, rows tried for this column, rows of the queens that stand.
(define (ways to-try tried placed)
  (if (null? to-try)
      (if (null? tried) 1 0)
      (+ (if (safe? (car to-try) 1 placed)
             (ways (join (cdr to-try) tried) '() (cons (car to-try) placed))
             0)
         (ways (cdr to-try) (cons (car to-try) tried) placed))))

(define (repeat n result)
  (if (= n 0)
      result
      (repeat (- n 1) (ways (count-down 8) '() '()))))

(display (repeat 100 0))
(newline)
