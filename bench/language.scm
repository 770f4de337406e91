; A small language with functions, arrays and loops: its text is split into tokens, parsed, compiled to instructions of a stack
; machine and run. The program in it finds primes, computes Fibonacci numbers, sorts and multiplies matrices.
; prints: 357804
; short: (repeat 3 0) => (repeat 1 0)

; Characters and tokens. A token is a number, a symbol or a one-element list of an operator's name.

(define (letter? c) (or (char-alphabetic? c) (char=? c #\_)))

(define (tokens text)
  (let ((n (string-length text)))
    (define (at i) (if (< i n) (string-ref text i) #\newline))
    (define (end-of i wanted?)
      (if (and (< i n) (wanted? (string-ref text i)))
          (end-of (+ i 1) wanted?)
          i))
    (let loop ((i 0) (found '()))
      (if (>= i n)
          (reverse (cons '(end) found))
          (let ((c (at i)))
            (cond ((char-whitespace? c) (loop (+ i 1) found))
                  ((char=? c #\#)
                   (loop (end-of i (lambda (c) (not (char=? c #\newline)))) found))
                  ((char-numeric? c)
                   (let ((end (end-of i char-numeric?)))
                     (loop end (cons (string->number (substring text i end)) found))))
                  ((letter? c)
                   (let ((end (end-of i (lambda (c) (or (letter? c) (char-numeric? c))))))
                     (loop end (cons (string->symbol (substring text i end)) found))))
                  ((and (memv c '(#\= #\! #\< #\>)) (char=? (at (+ i 1)) #\=))
                   (loop (+ i 2) (cons (list (string->symbol (substring text i (+ i 2)))) found)))
                  (else
                   (loop (+ i 1) (cons (list (string->symbol (string c))) found)))))))))

; The parser keeps the tokens that are left in a variable and makes lists:
;   (number n) (variable x) (call f e ...) (index e e) (binary op e e) (not e) (array e)
;   (let x e) (assign x e) (store e e e) (if e block block) (while e block) (return e) (value e)

(define rest-tokens '())

(define (peek) (car rest-tokens))

(define (take!)
  (let ((token (car rest-tokens)))
    (set! rest-tokens (cdr rest-tokens))
    token))

(define (operator? name)
  (let ((token (peek)))
    (and (pair? token) (eq? (car token) name))))

(define (operator-of text) (string->symbol text))

(define open-round (operator-of "("))
(define close-round (operator-of ")"))
(define open-square (operator-of "["))
(define close-square (operator-of "]"))
(define open-curly (operator-of "{"))
(define close-curly (operator-of "}"))
(define comma (operator-of ","))
(define semicolon (operator-of ";"))
(define equals (operator-of "="))
(define bang (operator-of "!"))

(define (accept! name)
  (if (operator? name)
      (begin (take!) #t)
      #f))

(define (syntax-fault what)
  (display "cannot parse: ")
  (write what)
  (newline)
  (car '()))

(define (expect! name)
  (if (not (accept! name)) (syntax-fault (list name (peek)))))

(define levels
  (list (list (operator-of "or"))
        (list (operator-of "and"))
        (map operator-of '("==" "!=" "<" ">" "<=" ">="))
        (map operator-of '("+" "-"))
        (map operator-of '("*" "/" "%"))))

(define (level-operator operators)
  (let ((token (peek)))
    (cond ((and (pair? token) (memq (car token) operators)) (car token))
          ((and (symbol? token) (memq token operators)) token)
          (else #f))))

(define (parse-expression) (parse-level levels))

(define (parse-level levels)
  (if (null? levels)
      (parse-unary)
      (let loop ((left (parse-level (cdr levels))))
        (let ((operator (level-operator (car levels))))
          (if operator
              (begin
                (take!)
                (let ((right (parse-level (cdr levels))))
                  (loop (list 'binary operator left right))))
              left)))))

(define (parse-unary)
  (cond ((accept! bang) (list 'not (parse-unary)))
        ((accept! (operator-of "-")) (list 'binary (operator-of "-") '(number 0) (parse-unary)))
        (else (parse-postfix (parse-primary)))))

(define (parse-postfix e)
  (cond ((accept! open-square)
         (let ((index (parse-expression)))
           (expect! close-square)
           (parse-postfix (list 'index e index))))
        (else e)))

(define (parse-arguments)
  (if (accept! close-round)
      '()
      (let loop ((found (list (parse-expression))))
        (cond ((accept! comma) (loop (cons (parse-expression) found)))
              (else
               (expect! close-round)
               (reverse found))))))

(define (parse-primary)
  (let ((token (peek)))
    (cond ((number? token) (take!) (list 'number token))
          ((symbol? token)
           (take!)
           (cond ((accept! open-round)
                  (let ((arguments (parse-arguments)))
                    (if (eq? token 'array)
                        (cons 'array arguments)
                        (cons 'call (cons token arguments)))))
                 (else (list 'variable token))))
          ((accept! open-round)
           (let ((e (parse-expression)))
             (expect! close-round)
             e))
          (else (syntax-fault token)))))

(define (parse-block)
  (expect! open-curly)
  (let loop ((found '()))
    (if (accept! close-curly)
        (reverse found)
        (loop (cons (parse-statement) found)))))

(define (finish statement)
  (expect! semicolon)
  statement)

(define (parse-statement)
  (case (peek)
    ((let)
     (take!)
     (let ((name (take!)))
       (expect! equals)
       (finish (list 'let name (parse-expression)))))
    ((if)
     (take!)
     (let* ((test (parse-expression)) (yes (parse-block)))
       (if (eq? (peek) 'else)
           (begin
             (take!)
             (list 'if test yes (if (eq? (peek) 'if) (list (parse-statement)) (parse-block))))
           (list 'if test yes '()))))
    ((while)
     (take!)
     (let* ((test (parse-expression)) (body (parse-block)))
       (list 'while test body)))
    ((return)
     (take!)
     (finish (list 'return (parse-expression))))
    (else
     (let ((e (parse-expression)))
       (if (accept! equals)
           (let ((value (parse-expression)))
             (finish
              (case (car e)
                ((variable) (list 'assign (cadr e) value))
                ((index) (list 'store (cadr e) (caddr e) value))
                (else (syntax-fault e)))))
           (finish (list 'value e)))))))

; A function is (name parameters body).

(define (parse-function)
  (take!)
  (let ((name (take!)))
    (expect! open-round)
    (let ((parameters (map cadr (parse-arguments))))
      (list name parameters (parse-block)))))

(define (parse-program text)
  (set! rest-tokens (tokens text))
  (let loop ((functions '()))
    (if (operator? 'end)
        (reverse functions)
        (loop (cons (parse-function) functions)))))

; Expressions of numbers only are computed beforehand.

(define (arithmetic operator)
  (cdr (assq operator
             (list (cons (operator-of "+") +)
                   (cons (operator-of "-") -)
                   (cons (operator-of "*") *)
                   (cons (operator-of "/") quotient)
                   (cons (operator-of "%") remainder)
                   (cons (operator-of "==") (lambda (a b) (if (= a b) 1 0)))
                   (cons (operator-of "!=") (lambda (a b) (if (= a b) 0 1)))
                   (cons (operator-of "<") (lambda (a b) (if (< a b) 1 0)))
                   (cons (operator-of ">") (lambda (a b) (if (> a b) 1 0)))
                   (cons (operator-of "<=") (lambda (a b) (if (<= a b) 1 0)))
                   (cons (operator-of ">=") (lambda (a b) (if (>= a b) 1 0)))))))

(define (folded e)
  (case (car e)
    ((binary)
     (let ((operator (cadr e)) (a (folded (caddr e))) (b (folded (cadddr e))))
       (if (and (eq? (car a) 'number) (eq? (car b) 'number) (not (memq operator '(and or))))
           (list 'number ((arithmetic operator) (cadr a) (cadr b)))
           (list 'binary operator a b))))
    ((not) (list 'not (folded (cadr e))))
    ((index) (list 'index (folded (cadr e)) (folded (caddr e))))
    ((array) (list 'array (folded (cadr e))))
    ((call) (cons 'call (cons (cadr e) (map folded (cddr e)))))
    (else e)))

; Instructions go into a growing vector; an operand follows its operation.

(define code (make-vector 16 0))
(define code-length 0)

(define (emit! x)
  (if (= code-length (vector-length code))
      (let ((longer (make-vector (* 2 code-length) 0)))
        (do ((i 0 (+ i 1))) ((= i code-length))
          (vector-set! longer i (vector-ref code i)))
        (set! code longer)))
  (vector-set! code code-length x)
  (set! code-length (+ code-length 1)))

(define (emit-2! operation operand)
  (emit! operation)
  (emit! operand))

; Emits a jump whose target is told later: returns where to put it.
(define (emit-jump! operation)
  (emit-2! operation 0)
  (- code-length 1))

(define (land! place) (vector-set! code place code-length))

(define operations
  '(constant local set-local add subtract multiply divide modulo equal unequal less greater at-most at-least
             not jump jump-if-zero call return drop make-array load store))

(define (number-of operation)
  (let loop ((operations operations) (i 0))
    (if (eq? (car operations) operation)
        i
        (loop (cdr operations) (+ i 1)))))

(define operator-table
  (map (lambda (text operation) (cons (operator-of text) (number-of operation)))
       '("+" "-" "*" "/" "%" "==" "!=" "<" ">" "<=" ">=")
       '(add subtract multiply divide modulo equal unequal less greater at-most at-least)))

(define op-constant (number-of 'constant))
(define op-local (number-of 'local))
(define op-set-local (number-of 'set-local))
(define op-not (number-of 'not))
(define op-jump (number-of 'jump))
(define op-jump-if-zero (number-of 'jump-if-zero))
(define op-call (number-of 'call))
(define op-return (number-of 'return))
(define op-drop (number-of 'drop))
(define op-make-array (number-of 'make-array))
(define op-load (number-of 'load))
(define op-store (number-of 'store))

; The functions: (name index parameter-count), their entries and frame sizes by index.
(define function-table '())
(define entries (make-vector 64 0))
(define frame-sizes (make-vector 64 0))

; The variables of the function that is compiled, by name.
(define variables '())

(define (slot-of name)
  (let ((found (assq name variables)))
    (if found
        (cdr found)
        (syntax-fault (list 'undefined name)))))

(define (declare! name)
  (if (not (assq name variables))
      (set! variables (cons (cons name (length variables)) variables)))
  (slot-of name))

(define (compile-expression e)
  (case (car e)
    ((number) (emit-2! op-constant (cadr e)))
    ((variable) (emit-2! op-local (slot-of (cadr e))))
    ((array)
     (compile-expression (cadr e))
     (emit! op-make-array))
    ((index)
     (compile-expression (cadr e))
     (compile-expression (caddr e))
     (emit! op-load))
    ((not)
     (compile-expression (cadr e))
     (emit! op-not))
    ((call)
     (for-each compile-expression (cddr e))
     (let ((function (assq (cadr e) function-table)))
       (if (not (and function (= (caddr function) (length (cddr e))))) (syntax-fault e))
       (emit-2! op-call (cadr function))
       (emit! (caddr function))))
    ((binary)
     (let ((operator (cadr e)) (a (caddr e)) (b (cadddr e)))
       (case operator
         ((and)
          (compile-expression a)
          (let ((no (emit-jump! op-jump-if-zero)))
            (compile-expression b)
            (let ((end (emit-jump! op-jump)))
              (land! no)
              (emit-2! op-constant 0)
              (land! end))))
         ((or)
          (compile-expression a)
          (let ((no (emit-jump! op-jump-if-zero)))
            (emit-2! op-constant 1)
            (let ((end (emit-jump! op-jump)))
              (land! no)
              (compile-expression b)
              (land! end))))
         (else
          (compile-expression a)
          (compile-expression b)
          (emit! (cdr (assq operator operator-table)))))))
    (else (syntax-fault e))))

(define (compile-block statements) (for-each compile-statement statements))

(define (compile-statement s)
  (case (car s)
    ((let)
     (compile-expression (folded (caddr s)))
     (emit-2! op-set-local (declare! (cadr s))))
    ((assign)
     (compile-expression (folded (caddr s)))
     (emit-2! op-set-local (slot-of (cadr s))))
    ((store)
     (compile-expression (folded (cadr s)))
     (compile-expression (folded (caddr s)))
     (compile-expression (folded (cadddr s)))
     (emit! op-store))
    ((if)
     (compile-expression (folded (cadr s)))
     (let ((no (emit-jump! op-jump-if-zero)))
       (compile-block (caddr s))
       (let ((end (emit-jump! op-jump)))
         (land! no)
         (compile-block (cadddr s))
         (land! end))))
    ((while)
     (let ((top code-length))
       (compile-expression (folded (cadr s)))
       (let ((end (emit-jump! op-jump-if-zero)))
         (compile-block (caddr s))
         (emit-2! op-jump top)
         (land! end))))
    ((return)
     (compile-expression (folded (cadr s)))
     (emit! op-return))
    ((value)
     (compile-expression (folded (cadr s)))
     (emit! op-drop))
    (else (syntax-fault s))))

(define (compile-function f)
  (let ((index (cadr (assq (car f) function-table))))
    (set! variables '())
    (for-each declare! (cadr f))
    (vector-set! entries index code-length)
    (compile-block (caddr f))
    (emit-2! op-constant 0)
    (emit! op-return)
    (vector-set! frame-sizes index (length variables))))

(define (compile-program functions)
  (set! code (make-vector 16 0))
  (set! code-length 0)
  (set! function-table
        (let loop ((functions functions) (i 0))
          (if (null? functions)
              '()
              (cons (list (car (car functions)) i (length (cadr (car functions))))
                    (loop (cdr functions) (+ i 1))))))
  (for-each compile-function functions))

; The machine. A frame lies in the stack: its variables, then what is being computed. The frames that wait are a list.

(define stack (make-vector 10000 0))

(define (run-function name)
  (let* ((index (cadr (assq name function-table))) (code code) (stack stack))
    (define (operate pc sp base frames)
      (let ((operation (vector-ref code pc)))
        (define (binary f)
          (vector-set! stack
                       (- sp 2)
                       (f (vector-ref stack (- sp 2)) (vector-ref stack (- sp 1))))
          (operate (+ pc 1) (- sp 1) base frames))
        (define (compare f)
          (vector-set! stack
                       (- sp 2)
                       (if (f (vector-ref stack (- sp 2)) (vector-ref stack (- sp 1))) 1 0))
          (operate (+ pc 1) (- sp 1) base frames))
        (case operation
          ((0)
           (vector-set! stack sp (vector-ref code (+ pc 1)))
           (operate (+ pc 2) (+ sp 1) base frames))
          ((1)
           (vector-set! stack sp (vector-ref stack (+ base (vector-ref code (+ pc 1)))))
           (operate (+ pc 2) (+ sp 1) base frames))
          ((2)
           (vector-set! stack (+ base (vector-ref code (+ pc 1))) (vector-ref stack (- sp 1)))
           (operate (+ pc 2) (- sp 1) base frames))
          ((3) (binary +))
          ((4) (binary -))
          ((5) (binary *))
          ((6) (binary quotient))
          ((7) (binary remainder))
          ((8) (compare =))
          ((9) (compare (lambda (a b) (not (= a b)))))
          ((10) (compare <))
          ((11) (compare >))
          ((12) (compare <=))
          ((13) (compare >=))
          ((14)
           (vector-set! stack (- sp 1) (if (eqv? (vector-ref stack (- sp 1)) 0) 1 0))
           (operate (+ pc 1) sp base frames))
          ((15) (operate (vector-ref code (+ pc 1)) sp base frames))
          ((16)
           (operate (if (eqv? (vector-ref stack (- sp 1)) 0)
                        (vector-ref code (+ pc 1))
                        (+ pc 2))
                    (- sp 1)
                    base
                    frames))
          ((17)
           (let* ((callee (vector-ref code (+ pc 1)))
                  (new-base (- sp (vector-ref code (+ pc 2)))))
             (operate (vector-ref entries callee)
                      (+ new-base (vector-ref frame-sizes callee))
                      new-base
                      (cons (cons (+ pc 3) base) frames))))
          ((18)
           (let ((value (vector-ref stack (- sp 1))))
             (if (null? frames)
                 value
                 (begin
                   (vector-set! stack base value)
                   (operate (caar frames) (+ base 1) (cdar frames) (cdr frames))))))
          ((19) (operate (+ pc 1) (- sp 1) base frames))
          ((20)
           (vector-set! stack (- sp 1) (make-vector (vector-ref stack (- sp 1)) 0))
           (operate (+ pc 1) sp base frames))
          ((21)
           (vector-set! stack
                        (- sp 2)
                        (vector-ref (vector-ref stack (- sp 2)) (vector-ref stack (- sp 1))))
           (operate (+ pc 1) (- sp 1) base frames))
          ((22)
           (vector-set! (vector-ref stack (- sp 3)) (vector-ref stack (- sp 2)) (vector-ref stack (- sp 1)))
           (operate (+ pc 1) (- sp 3) base frames))
          (else (syntax-fault operation)))))
    (operate (vector-ref entries index) (vector-ref frame-sizes index) 0 '())))

; The program.

(define source
  "
# The number of primes below n.
function primes(n) {
  let crossed = array(n);
  let count = 0;
  let i = 2;
  while i < n {
    if crossed[i] == 0 {
      count = count + 1;
      let j = i * i;
      while j < n {
        crossed[j] = 1;
        j = j + i;
      }
    }
    i = i + 1;
  }
  return count;
}

function fib(n) {
  if n < 2 { return n; }
  return fib(n - 1) + fib(n - 2);
}

# Shell's sort, and a check that it did its work.
function sorted(n) {
  let a = array(n);
  let x = 12345;
  let i = 0;
  while i < n {
    a[i] = x;
    x = (x * 1109 + 12345) % (1024 * 64);
    i = i + 1;
  }
  let gap = n / 2;
  while gap > 0 {
    i = gap;
    while i < n {
      let value = a[i];
      let j = i;
      while j >= gap and a[j - gap] > value {
        a[j] = a[j - gap];
        j = j - gap;
      }
      a[j] = value;
      i = i + 1;
    }
    gap = gap / 2;
  }
  i = 1;
  while i < n {
    if a[i - 1] > a[i] or !(a[i] >= 0) { return -1; }
    i = i + 1;
  }
  return a[n / 2];
}

function matrix(n, seed) {
  let m = array(n);
  let i = 0;
  while i < n {
    m[i] = array(n);
    let j = 0;
    while j < n {
      m[i][j] = (i * seed + j) % 10;
      j = j + 1;
    }
    i = i + 1;
  }
  return m;
}

function trace_of_product(a, b, n) {
  let sum = 0;
  let i = 0;
  while i < n {
    let k = 0;
    while k < n {
      sum = sum + a[i][k] * b[k][i];
      k = k + 1;
    }
    i = i + 1;
  }
  return sum;
}

function steps(n) {
  let count = 0;
  while n != 1 {
    if n % 2 == 0 { n = n / 2; } else if n > 0 { n = 3 * n + 1; } else { return 0; }
    count = count + 1;
  }
  return count;
}

function longest(n) {
  let best = 0;
  let i = 1;
  while i <= n {
    let s = steps(i);
    if s > best { best = s; }
    i = i + 1;
  }
  return best;
}

function main() {
  let total = primes(20000) + fib(18) + sorted(2000);
  total = total + trace_of_product(matrix(60, 3), matrix(60, 7), 60);
  return total + longest(600);
}
")

(define (repeat times sum)
  (if (= times 0)
      sum
      (begin
        (compile-program (parse-program source))
        (repeat (- times 1) (+ sum (run-function 'main))))))

(display (repeat 3 0))
(newline)
