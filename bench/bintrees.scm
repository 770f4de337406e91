; Complete binary trees of depth 4 to 16, many short-lived beside one that stays: allocation and collection.
; prints: 14723759
; short: (run 16) => (run 8)
(define (make-tree depth)
  (if (= depth 0)
      (cons '() '())
      (cons (make-tree (- depth 1)) (make-tree (- depth 1)))))

(define (node-count tree)
  (if (null? (car tree))
      1
      (+ 1 (+ (node-count (car tree)) (node-count (cdr tree))))))

(define (power-of-two k)
  (if (= k 0)
      1
      (* 2 (power-of-two (- k 1)))))

(define (make-and-count times depth)
  (let loop ((i 0) (sum 0))
    (if (< i times)
        (loop (+ i 1) (+ sum (node-count (make-tree depth))))
        sum)))

(define (run deepest)
  (let ((long-lived (make-tree deepest)))
    (let loop ((depth 4) (sum 0))
      (if (<= depth deepest)
          (loop (+ depth 2)
                (+ sum (make-and-count (power-of-two (+ (- deepest depth) 4)) depth)))
          (+ sum (node-count long-lived))))))

(display (run 16))
(newline)
