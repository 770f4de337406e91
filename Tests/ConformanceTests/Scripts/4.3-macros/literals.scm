;; Literals match by binding; numbers, strings, booleans and characters match by equal?.
(define-syntax op (syntax-rules (plus minus) ((_ a plus b) (+ a b)) ((_ a minus b) (- a b)) ((_ a x b) 'neither)))
(op 5 plus 2) ; => 7
(op 5 minus 2) ; => 3
(op 5 times 2) ; => neither
(let ((plus 1)) (op 5 plus 2)) ; => neither
(define-syntax datum (syntax-rules () ((_ 1) 'one) ((_ "s") 'string) ((_ #\c) 'char) ((_ #t) 'true) ((_ ()) 'null) ((_ x) 'other)))
(list (datum 1) (datum "s") (datum #\c) (datum #t) (datum ()) (datum 2)) ; => (one string char true null other)
(define-syntax arrow (syntax-rules (=>) ((_ a => b) '(a b)) ((_ a b c) 'plain)))
(arrow 1 => 2) ; => (1 2)
(let ((=> 0)) (arrow 1 => 2)) ; => plain
(define-syntax underscore-literal (syntax-rules (_) ((m _) 'underscore) ((m x) 'other)))
(list (underscore-literal _) (underscore-literal 5)) ; => (underscore other)
(define-syntax ellipsis-literal (syntax-rules (...) ((m ...) 'dots) ((m x) 'other)))
(list (ellipsis-literal ...) (ellipsis-literal 5)) ; => (dots other)
