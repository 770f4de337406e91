; Procedures of any number of arguments: rest lists, apply, map and for-each along one, two and three lists.
; prints: 35500000
; short: (repeat 100000 0) => (repeat 2000 0)
(define (sum . numbers)
  (if (null? numbers)
      0
      (+ (car numbers) (apply sum (cdr numbers)))))

(define (compose . procedures)
  (if (null? (cdr procedures))
      (car procedures)
      (let ((first (car procedures)) (rest (apply compose (cdr procedures))))
        (lambda arguments (first (apply rest arguments))))))

(define numbers '(1 2 3 4 5 6 7 8 9 10))
(define add-three (compose (lambda (x) (+ x 1)) (lambda (x) (+ x 1)) (lambda (x y) (+ x y))))

(define (round-trip)
  (let ((total 0))
    (for-each (lambda (x y) (set! total (+ total (- y x)))) numbers (map (lambda (x) (+ x 1)) numbers))
    (+ total
       (apply sum numbers)
       (apply + (map * numbers numbers '(0 0 0 0 0 0 0 0 0 1)))
       (apply max numbers)
       (sum 10 20 30)
       (- (add-three 60 58) 100)
       100)))

(define (repeat times total)
  (if (= times 0)
      total
      (repeat (- times 1) (+ total (round-trip)))))

(display (repeat 100000 0))
(newline)
