; What a variable was replaced by is forgotten with the variable, and not found for one made later in the same place.
(define (report)
  (define (legend) (let ((a 1) (b 2) (c 3) (d 4) (e 5) (f 6)) (list a b c d e f)))
  (do ((i 0 (+ i 1)) (all '() (cons (map (lambda (x) (* 2 x)) (legend)) all))) ((= i 2) all)))
(report) ; => ((2 4 6 8 10 12) (2 4 6 8 10 12))
(define (doubled)
  (define (first x) (let ((y x) (one 1) (two 2) (three 3) (four 4)) (list y one two three four)))
  (define (sum list) (let loop ((list list) (sum 0)) (if (null? list) sum (loop (cdr list) (+ sum (car list))))))
  (let loop ((n 3) (all '()))
    (if (= n 0)
        all
        (loop (- n 1) (cons (sum (map (lambda (x) (let ((z x)) (* z n))) (first n))) all)))))
(doubled) ; => (11 24 39)
