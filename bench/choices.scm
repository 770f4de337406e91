; Re-entrant continuations: a search that chooses, fails and goes back to the last choice, for Pythagorean triples and a
; puzzle of five floors.
; prints: 9735456
(define failed #f)

(define (fail) (failed))

(define (choose low high)
  (call-with-current-continuation
   (lambda (k)
     (let ((before failed))
       (let try ((i low))
         (if (> i high)
             (begin (set! failed before) (fail))
             (begin
               (call-with-current-continuation
                (lambda (again)
                  (set! failed (lambda () (again #f)))
                  (k i)))
               (try (+ i 1)))))))))

(define (require condition) (if (not condition) (fail)))

; All ways to succeed, each added up by `weight`.
(define (total-over search)
  (let ((total 0))
    (call-with-current-continuation
     (lambda (done)
       (set! failed (lambda () (done #f)))
       (let ((found (search))) (set! total (+ total found)))
       (fail)))
    total))

(define (triple limit)
  (let* ((a (choose 1 limit)) (b (choose a limit)) (c (choose b limit)))
    (require (= (* c c) (+ (* a a) (* b b))))
    1))

(define (distinct? list)
  (or (null? list)
      (and (not (memv (car list) (cdr list))) (distinct? (cdr list)))))

; Who lives where: not on top, not at the bottom, neither, above, not next to.
(define (floors)
  (let* ((baker (choose 1 5)) (cooper (choose 1 5)) (fletcher (choose 1 5)))
    (require (distinct? (list baker cooper fletcher)))
    (require (not (= baker 5)))
    (require (not (= cooper 1)))
    (require (not (memv fletcher '(1 5))))
    (require (not (= (abs (- fletcher cooper)) 1)))
    (let* ((miller (choose 1 5)) (smith (choose 1 5)))
      (require (distinct? (list baker cooper fletcher miller smith)))
      (require (> miller cooper))
      (require (not (= (abs (- smith fletcher)) 1)))
      (+ (* baker 10000) (* cooper 1000) (* fletcher 100) (* miller 10) smith))))

(define (repeat times total thunk)
  (if (= times 0)
      total
      (repeat (- times 1) (+ total (thunk)) thunk)))

(display
 (+ (repeat 3 0 (lambda () (total-over (lambda () (triple 100)))))
    (repeat 300 0 (lambda () (total-over floors)))))
(newline)
