;; R7RS 3.5: every tail position. The long loops are in slow/tail-calls.scm; here each shape runs.
(define (count-if n) (if (= n 0) 'done (count-if (- n 1))))
(count-if 100) ; => done
(define (count-cond n) (cond ((= n 0) 'done) (else (count-cond (- n 1)))))
(count-cond 100) ; => done
(define (count-and n) (and #t (if (= n 0) 'done (count-and (- n 1)))))
(count-and 100) ; => done
(define (count-or n) (or #f (if (= n 0) 'done (count-or (- n 1)))))
(count-or 100) ; => done
(define (count-case n) (case n ((0) 'done) (else (count-case (- n 1)))))
(count-case 100) ; => done
(define (count-when n) (when #t (if (= n 0) 'done (count-when (- n 1)))))
(count-when 100) ; => done
(define (count-let n) (let ((m (- n 1))) (if (< m 0) 'done (count-let m))))
(count-let 100) ; => done
(define (count-apply n) (if (= n 0) 'done (apply count-apply (list (- n 1)))))
(count-apply 100) ; => done
(define (count-values n) (call-with-values (lambda () (values n 1)) (lambda (a b) (if (= a 0) 'done (count-values (- a b))))))
(count-values 100) ; => done
(define (ev? n) (if (= n 0) #t (od? (- n 1))))
(define (od? n) (if (= n 0) #f (ev? (- n 1))))
(ev? 101) ; => #f
(define (count-cc n) (if (= n 0) 'done (call/cc (lambda (k) (count-cc (- n 1))))))
(count-cc 100) ; => done
(define (count-arrow n) (cond ((- n 1) => (lambda (m) (if (= m 0) 'done (count-arrow m))))))
(count-arrow 100) ; => done
(define (many a b c d e f g h) (if (= a 0) (list b c d e f g h) (many (- a 1) c d e f g h b)))
(many 7 1 2 3 4 5 6 7) ; => (1 2 3 4 5 6 7)
(define (grow a . rest) (if (= a 0) (length rest) (apply grow (- a 1) 'x rest)))
(grow 50) ; => 50
