; Macro expansion: syntax-rules with nested ellipses, literals, hygiene and macros that expand into uses of themselves, expanded
; anew by each eval.
; prints: 66000
; short: (run 400 0) => (run 20 0)
(import (scheme base) (scheme eval) (scheme write))

(define place (environment '(scheme base)))

(define program
  '(let ()
     (define-syntax my-let*
       (syntax-rules ()
         ((_ () body ...) (let () body ...))
         ((_ ((name value) rest ...) body ...)
          (let ((name value)) (my-let* (rest ...) body ...)))))
     (define-syntax my-cond
       (syntax-rules (otherwise =>)
         ((_ (otherwise e ...)) (begin e ...))
         ((_ (test => f) clause ...) (let ((t test)) (if t (f t) (my-cond clause ...))))
         ((_ (test e ...) clause ...) (if test (begin e ...) (my-cond clause ...)))))
     (define-syntax my-or
       (syntax-rules ()
         ((_) #f)
         ((_ e) e)
         ((_ e rest ...) (let ((t e)) (if t t (my-or rest ...))))))
     (define-syntax swap!
       (syntax-rules () ((_ a b) (let ((temporary a)) (set! a b) (set! b temporary)))))
     (define-syntax for
       (syntax-rules (in from to)
         ((_ x in list body ...) (for-each (lambda (x) body ...) list))
         ((_ x from low to high body ...)
          (let loop ((x low)) (when (< x high) body ... (loop (+ x 1)))))))
     (define-syntax reversed
       (syntax-rules ()
         ((_ () (done ...)) (list done ...))
         ((_ (x rest ...) (done ...)) (reversed (rest ...) (x done ...)))))
     (define-syntax flattened
       (syntax-rules () ((_ ((a b ...) ...)) (list a ... (+ b ...) ...))))
     (define t 5)
     (define temporary 1)
     (define other 2)
     (define sum 0)
     (swap! temporary other)
     (for x in (reversed (1 2 3 4 5 6 7 8) ())
       (for y from 0 to 3
         (set! sum (+ sum (* x y)))))
     (my-let* ((a 1) (b (+ a 1)) (c (+ b 1)) (d (+ c 1)))
       (my-cond ((= a 2) 0)
                ((my-or #f (memv c '(1 2 3))) => (lambda (tail) (set! sum (+ sum d (length tail)))))
                (otherwise 0)))
     (+ sum temporary (my-or #f #f t) (apply + (flattened ((1 2 3) (4 5 6) (7 8 9)))))))

(define (run times sum)
  (if (= times 0)
      sum
      (run (- times 1) (+ sum (eval program place)))))

(display (run 400 0))
(newline)
