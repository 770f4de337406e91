;;; Derivatives of expressions with one variable, as algebra does them: an expression is data, a
;;; rule of calculus or algebra is a clause of `match`, which compares data with quasiquoted
;;; patterns. Numbers stay exact, so the coefficients of the series at the end are fractions.
;;;
;;; It prints a table of functions and their derivatives, then some Taylor polynomials.
;;;
;;;     parley scheme-examples/differentiator.scm

(import (scheme base) (scheme cxr) (scheme write))

;;; Matching. (match expression clause ...) evaluates the body of the first clause that fits. A
;;; clause is (pattern body ...) or (pattern (where test) body ...); in a pattern, ,name matches
;;; anything and names it, everything else matches what is equal to it.

(define-syntax match
  (syntax-rules ()
    ((_ expression clause ...)
     (let ((value expression)) (match-clauses value clause ...)))))

(define-syntax match-clauses
  (syntax-rules (where)
    ((_ value) (error "no rule for" value))
    ((_ value (pattern (where test) body ...) clause ...)
     (let ((otherwise (lambda () (match-clauses value clause ...))))
       (match-pattern value pattern (if test (let () body ...) (otherwise)) (otherwise))))
    ((_ value (pattern body ...) clause ...)
     (let ((otherwise (lambda () (match-clauses value clause ...))))
       (match-pattern value pattern (let () body ...) (otherwise))))))

(define-syntax match-pattern
  (syntax-rules (unquote)
    ((_ value (unquote name) success failure)
     (let ((name value)) success))
    ((_ value (first . rest) success failure)
     (if (pair? value)
         (let ((head (car value)) (tail (cdr value)))
           (match-pattern head first (match-pattern tail rest success failure) failure))
         failure))
    ((_ value datum success failure)
     (if (equal? value 'datum) success failure))))

;;; Derivatives

;; Whether `variable` does not occur in `expression`.
(define (constant? expression variable)
  (if (pair? expression)
      (and (constant? (car expression) variable) (constant? (cdr expression) variable))
      (not (eq? expression variable))))

;; The derivative of `expression` by `variable`, as the rules give it.
(define (derivative expression variable)
  (define (d expression) (derivative expression variable))
  (match expression
    (,c (where (constant? c variable)) 0)
    (,x (where (eq? x variable)) 1)
    ((+ ,u ,v) `(+ ,(d u) ,(d v)))
    ((- ,u ,v) `(- ,(d u) ,(d v)))
    ((- ,u) `(- ,(d u)))
    ((* ,u ,v) `(+ (* ,(d u) ,v) (* ,u ,(d v))))
    ((/ ,u ,v) `(/ (- (* ,(d u) ,v) (* ,u ,(d v))) (^ ,v 2)))
    ((^ ,u ,n) (where (constant? n variable)) `(* (* ,n (^ ,u (- ,n 1))) ,(d u)))
    ((^ ,u ,v) (d `(exp (* ,v (log ,u)))))
    ((exp ,u) `(* (exp ,u) ,(d u)))
    ((log ,u) `(/ ,(d u) ,u))
    ((sin ,u) `(* (cos ,u) ,(d u)))
    ((cos ,u) `(- (* (sin ,u) ,(d u))))
    ((tan ,u) `(/ ,(d u) (^ (cos ,u) 2)))
    ((sqrt ,u) `(/ ,(d u) (* 2 (sqrt ,u))))))

;;; Simplification: what is inside first, then one rule after the other until none fits. Differences
;;; become sums, and numbers stand first in products and last in sums.

(define (simplify expression)
  (if (pair? expression)
      (rewrite (cons (car expression) (map simplify (cdr expression))))
      expression))

(define (rewrite expression)
  (define again simplify)
  (match expression
    ;; Differences and quotients by numbers
    ((- ,u) (again `(* -1 ,u)))
    ((- ,u ,v) (again `(+ ,u (* -1 ,v))))
    ((/ ,u ,n) (where (and (number? n) (not (zero? n)))) (again `(* ,(/ 1 n) ,u)))

    ;; Sums
    ((+ ,m ,n) (where (and (number? m) (number? n))) (+ m n))
    ((+ ,u 0) u)
    ((+ ,n ,u) (where (number? n)) (again `(+ ,u ,n)))
    ((+ (+ ,u ,m) ,n) (where (and (number? m) (number? n))) (again `(+ ,u ,(+ m n))))
    ((+ (+ ,u ,m) ,v) (where (number? m)) (again `(+ (+ ,u ,v) ,m)))
    ((+ ,u (+ ,v ,w)) (again `(+ (+ ,u ,v) ,w)))
    ((+ (* ,m ,u) (* ,n ,v)) (where (and (number? m) (number? n) (equal? u v)))
     (again `(* ,(+ m n) ,u)))
    ((+ ,u (* ,n ,v)) (where (and (number? n) (equal? u v))) (again `(* ,(+ n 1) ,u)))
    ((+ (* ,n ,u) ,v) (where (and (number? n) (equal? u v))) (again `(* ,(+ n 1) ,u)))
    ((+ ,u ,v) (where (equal? u v)) (again `(* 2 ,u)))

    ;; Products
    ((* ,m ,n) (where (and (number? m) (number? n))) (* m n))
    ((* 0 ,u) 0)
    ((* 1 ,u) u)
    ((* ,u ,n) (where (number? n)) (again `(* ,n ,u)))
    ((* ,m (* ,n ,u)) (where (and (number? m) (number? n))) (again `(* ,(* m n) ,u)))
    ((* ,u (* ,n ,v)) (where (number? n)) (again `(* ,n (* ,u ,v))))
    ((* (* ,n ,u) ,v) (where (and (number? n) (not (number? v)))) (again `(* ,n (* ,u ,v))))
    ((* ,n (+ ,u ,v)) (where (number? n)) (again `(+ (* ,n ,u) (* ,n ,v))))
    ((* (^ ,u ,m) (^ ,v ,n)) (where (equal? u v)) (again `(^ ,u (+ ,m ,n))))
    ((* ,u (^ ,v ,n)) (where (equal? u v)) (again `(^ ,u (+ ,n 1))))
    ((* (^ ,u ,n) ,v) (where (equal? u v)) (again `(^ ,u (+ ,n 1))))
    ((* (/ ,u ,v) (/ ,w ,x)) (again `(/ (* ,u ,w) (* ,v ,x))))
    ((* ,u (/ ,v ,w)) (again `(/ (* ,u ,v) ,w)))
    ((* (/ ,u ,v) ,w) (again `(/ (* ,u ,w) ,v)))
    ((* ,u ,v) (where (equal? u v)) (again `(^ ,u 2)))

    ;; Quotients
    ((/ 0 ,u) 0)
    ((/ (/ ,u ,v) ,w) (again `(/ ,u (* ,v ,w))))
    ((/ ,u ,v) (where (equal? u v)) 1)
    ((/ ,u (* ,n ,v)) (where (number? n)) (again `(/ (* ,(/ 1 n) ,u) ,v)))
    ((/ ,u (^ ,v ,n)) (where (and (equal? u v) (number? n))) (again `(/ 1 (^ ,v ,(- n 1)))))

    ;; Powers
    ((^ ,u 0) 1)
    ((^ ,u 1) u)
    ((^ ,m ,n) (where (and (number? m) (exact-integer? n) (not (zero? m)))) (expt m n))
    ((^ (^ ,u ,m) ,n) (where (and (exact-integer? m) (exact-integer? n))) (again `(^ ,u ,(* m n))))
    ((^ ,u ,n) (where (and (exact-integer? n) (negative? n))) (again `(/ 1 (^ ,u ,(- n)))))

    ;; Functions
    ((exp 0) 1)
    ((exp (log ,u)) u)
    ((exp (* ,v (log ,u))) `(^ ,u ,v))
    ((log 1) 0)
    ((log (exp ,u)) u)
    ((sin 0) 0)
    ((cos 0) 1)
    ((tan 0) 0)
    ((sqrt 1) 1)
    ((^ (sqrt ,u) 2) u)

    (,u u)))

;;; Infix notation

;; An operand is put in parentheses if it binds less than what is around it asks for: 1 for terms of
;; sums, 2 for factors, 3 for divisors and exponents, 4 for what is raised to a power.
(define (infix expression) (text expression 0))

(define (text expression around)
  (define (level n . parts)
    (let ((whole (apply string-append parts)))
      (if (< n around) (string-append "(" whole ")") whole)))
  (match expression
    (,n (where (number? n))
     (level (cond ((negative? n) 1) ((integer? n) 4) (else 2)) (number->string n)))
    (,x (where (symbol? x)) (symbol->string x))
    ((+ ,u ,v) (where (negative-term? v)) (level 1 (text u 1) " - " (text (negated v) 2)))
    ((+ ,u ,v) (level 1 (text u 1) " + " (text v 1)))
    ((- ,u ,v) (level 1 (text u 1) " - " (text v 2)))
    ((- ,u) (level 1 "-" (text u 2)))
    (,u (where (negative-term? u)) (level 1 "-" (text (negated u) 2)))
    ;; Fractions as factors are quotients.
    ((* ,n ,u) (where (fraction? n))
     (text `(/ ,(multiple (numerator n) u) ,(denominator n)) around))
    ((/ ,n ,u) (where (fraction? n))
     (text `(/ ,(numerator n) (* ,(denominator n) ,u)) around))
    ((* ,u ,v) (level 2 (text u 2) "*" (text v 2)))
    ((/ ,u ,v) (level 2 (text u 2) "/" (text v 3)))
    ((^ ,u ,v) (level 3 (text u 4) "^" (text v 3)))
    ((,function ,u) (string-append (symbol->string function) "(" (text u 0) ")"))))

(define (fraction? object) (and (number? object) (not (integer? object))))

(define (multiple n expression) (if (= n 1) expression `(* ,n ,expression)))

;; Whether an expression begins with a negative number.
(define (negative-term? expression)
  (match expression
    (,n (where (number? n)) (negative? n))
    ((* ,u ,v) (negative-term? u))
    ((/ ,u ,v) (negative-term? u))
    (,u #f)))

;; The same expression with that number positive.
(define (negated expression)
  (match expression
    (,n (where (number? n)) (- n))
    ((* ,n ,v) (where (number? n)) (multiple (- n) v))
    ((,operator ,u ,v) (list operator (negated u) v))))

;;; Values: expressions with a number in place of the variable

(define (substitute expression variable value)
  (cond ((eq? expression variable) value)
        ((pair? expression)
         (cons (car expression)
               (map (lambda (operand) (substitute operand variable value)) (cdr expression))))
        (else expression)))

(define (value-at expression variable value)
  (simplify (substitute expression variable value)))

;; The first terms of the Taylor series of `expression` at 0, as an expression.
(define (taylor expression variable terms)
  (let loop ((n 0) (factorial 1) (derived expression) (sum 0))
    (if (= n terms)
        (simplify sum)
        (loop (+ n 1)
              (* factorial (+ n 1))
              (simplify (derivative derived variable))
              `(+ (* (/ ,(value-at derived variable 0) ,factorial) (^ ,variable ,n)) ,sum)))))

;;; The tables

(define (display-padded string width)
  (display string)
  (display (make-string (max 1 (- width (string-length string))) #\space)))

(define (show-derivative expression)
  (display-padded (infix expression) 24)
  (display (infix (simplify (derivative expression 'x))))
  (newline))

(define functions
  '(5
    x
    (+ (* 3 x) 7)
    (- (^ x 3) (* 2 x))
    (/ (^ x 4) 6)
    (* (+ x 1) (- x 1))
    (/ 1 x)
    (/ x (+ x 1))
    (^ (+ (* 2 x) 1) 5)
    (sqrt x)
    (exp (* -2 x))
    (* x (exp x))
    (log x)
    (* x (log x))
    (log (+ (^ x 2) 1))
    (* a (^ x n))
    (sin (* 3 x))
    (^ (sin x) 2)
    (* (sin x) (cos x))
    (/ (sin x) x)
    (tan x)
    (^ x x)))

(define (show-heading left right)
  (display-padded left 24)
  (display right)
  (newline)
  (display-padded (make-string (string-length left) #\-) 24)
  (display (make-string (string-length right) #\-))
  (newline))

(show-heading "f(x)" "f'(x)")
(for-each show-derivative functions)

(newline)
(show-heading "f(x)" "f(1/2), f'(1/2), f''(1/2)")
(for-each
 (lambda (expression)
   (let* ((first (derivative expression 'x)) (second (derivative first 'x)))
     (display-padded (infix expression) 24)
     (write (map (lambda (f) (value-at f 'x 1/2)) (list expression first second)))
     (newline)))
 '((- (^ x 3) (* 2 x)) (/ x (+ x 1)) (^ (+ (* 2 x) 1) 5) (/ 1 (+ 1 (^ x 2)))))

(newline)
(show-heading "f(x)" "the beginning of its Taylor series at 0")
(for-each
 (lambda (expression)
   (display-padded (infix expression) 24)
   (display (infix (taylor expression 'x 6)))
   (newline))
 '((exp x) (sin x) (cos x) (log (+ 1 x)) (/ 1 (- 1 x)) (sqrt (+ 1 x)) (exp (sin x))))
