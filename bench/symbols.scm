; Derivatives of expressions made of lists and symbols, taken and simplified again and again: eq?, list structure, dispatch
; on symbols, and symbols made from strings.
; prints: 3230
; short: (run 6000 0) => (run 200 0)
(define (sum a b)
  (cond ((eqv? a 0) b)
        ((eqv? b 0) a)
        ((and (number? a) (number? b)) (+ a b))
        (else (list '+ a b))))

(define (product a b)
  (cond ((or (eqv? a 0) (eqv? b 0)) 0)
        ((eqv? a 1) b)
        ((eqv? b 1) a)
        ((and (number? a) (number? b)) (* a b))
        (else (list '* a b))))

(define (derivative e x)
  (cond ((number? e) 0)
        ((symbol? e) (if (eq? e x) 1 0))
        (else
         (case (car e)
           ((+) (sum (derivative (cadr e) x) (derivative (caddr e) x)))
           ((-) (sum (derivative (cadr e) x) (product -1 (derivative (caddr e) x))))
           ((*) (sum (product (cadr e) (derivative (caddr e) x))
                     (product (derivative (cadr e) x) (caddr e))))
           ((sin) (product (list 'cos (cadr e)) (derivative (cadr e) x)))
           ((cos) (product -1 (product (list 'sin (cadr e)) (derivative (cadr e) x))))
           ((exp) (product e (derivative (cadr e) x)))
           (else 'unknown)))))

(define (size e)
  (if (pair? e)
      (+ (size (car e)) (size (cdr e)))
      (if (null? e) 0 1)))

(define (third-derivative e x) (derivative (derivative (derivative e x) x) x))

(define (variable i) (string->symbol (string-append "x" (number->string i))))

(define (expression x)
  (list '* (list 'sin (list '* x x)) (list '+ (list 'exp (list '* 3 x)) (list '* x (list 'cos x)))))

(define (run times result)
  (if (= times 0)
      result
      (let ((x (variable (modulo times 100))))
        (run (- times 1) (size (third-derivative (expression x) x))))))

(display (* 10 (run 6000 0)))
(newline)
