; Red-black trees that are never changed: 60,000 scattered keys inserted and looked up. Nodes are vectors.
; prints: 17042
; short: 60000 => 3000
(define (node color left key right) (vector color left key right))
(define (red? tree) (and tree (eq? (vector-ref tree 0) 'red)))
(define (left tree) (vector-ref tree 1))
(define (key tree) (vector-ref tree 2))
(define (right tree) (vector-ref tree 3))

(define (rebuilt a x b y c z d)
  (node 'red (node 'black a x b) y (node 'black c z d)))

(define (balanced-left a k d)
  (cond ((and (red? a) (red? (left a)))
         (rebuilt (left (left a)) (key (left a)) (right (left a)) (key a) (right a) k d))
        ((and (red? a) (red? (right a)))
         (rebuilt (left a) (key a) (left (right a)) (key (right a)) (right (right a)) k d))
        (else (node 'black a k d))))

(define (balanced-right a k d)
  (cond ((and (red? d) (red? (left d)))
         (rebuilt a k (left (left d)) (key (left d)) (right (left d)) (key d) (right d)))
        ((and (red? d) (red? (right d)))
         (rebuilt a k (left d) (key d) (left (right d)) (key (right d)) (right (right d))))
        (else (node 'black a k d))))

(define (insert k tree)
  (define (into tree)
    (cond ((not tree) (node 'red #f k #f))
          ((= k (key tree)) tree)
          ((< k (key tree))
           (if (red? tree)
               (node 'red (into (left tree)) (key tree) (right tree))
               (balanced-left (into (left tree)) (key tree) (right tree))))
          ((red? tree) (node 'red (left tree) (key tree) (into (right tree))))
          (else (balanced-right (left tree) (key tree) (into (right tree))))))
  (let ((tree (into tree)))
    (node 'black (left tree) (key tree) (right tree))))

(define (member? k tree)
  (and tree
       (cond ((= k (key tree)) #t)
             ((< k (key tree)) (member? k (left tree)))
             (else (member? k (right tree))))))

(define (next x) (modulo (+ (* x 1103) 12347) 1048573))

(define (grow n x tree)
  (if (= n 0)
      tree
      (grow (- n 1) (next x) (insert x tree))))

(define (hits n tree count)
  (if (= n 0)
      count
      (hits (- n 1) tree (if (member? n tree) (+ count 1) count))))

(define (depth tree)
  (if tree
      (+ 1 (max (depth (left tree)) (depth (right tree))))
      0))

(let ((tree (grow 60000 12345 #f)))
  (display (+ (hits 300000 tree 0) (depth tree)))
  (newline))
