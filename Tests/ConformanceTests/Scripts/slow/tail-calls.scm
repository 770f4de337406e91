;; A million tail calls of each shape in bounded space.
(define (count-if n) (if (= n 0) 'done (count-if (- n 1))))
(count-if 1000000) ; => done
(define (ev? n) (if (= n 0) #t (od? (- n 1))))
(define (od? n) (if (= n 0) #f (ev? (- n 1))))
(ev? 1000000) ; => #t
(define (count-apply n) (if (= n 0) 'done (apply count-apply (list (- n 1)))))
(count-apply 1000000) ; => done
(define (count-cond n) (cond ((= n 0) 'done) ((- n 1) => count-cond)))
(count-cond 1000000) ; => done
(define (count-values n) (call-with-values (lambda () (values n 1)) (lambda (a b) (if (= a 0) 'done (count-values (- a b))))))
(count-values 300000) ; => done
(define (count-cc n) (if (= n 0) 'done (call/cc (lambda (k) (count-cc (- n 1))))))
(count-cc 300000) ; => done
(define (count-and n) (and #t (or #f (when #t (case n ((0) 'done) (else (count-and (- n 1))))))))
(count-and 1000000) ; => done
(do ((i 0 (+ i 1))) ((= i 1000000) i)) ; => 1000000
(let loop ((i 0)) (if (< i 1000000) (loop (+ i 1)) i)) ; => 1000000
(define (loop-guard n) (if (= n 0) 'done (begin (guard (e (#t #f)) (raise 'x)) (loop-guard (- n 1)))))
(loop-guard 50000) ; => done
(define (count-delay n) (if (= n 0) (delay 'done) (delay-force (count-delay (- n 1)))))
(force (count-delay 100000)) ; => done
(define (count-handler n) (if (= n 0) 'done (with-exception-handler (lambda (e) 0) (lambda () (if (= 0 (raise-continuable 1)) #t #f)))))
(count-handler 5) ; => #t
(define (count-dynamic-wind n) (let loop ((i 0)) (if (= i n) 'done (begin (dynamic-wind (lambda () #f) (lambda () i) (lambda () #f)) (loop (+ i 1))))))
(count-dynamic-wind 100000) ; => done

; A call in the place of which a small procedure's body stood is a tail call after its redefinition.
(define (shrunk n) n)
(define (shrunk n) (if (= n 0) 'done (shrunk (- n 1))))
(shrunk 10000000) ; => done
(define (next-state s n) (list 'stop s))
(define (run s n) (if (= n 0) s (next-state s n)))
(define (next-state s n) (run s (- n 1)))
(run 'a 10000000) ; => a
(define (h n) n)
(define (g n) (h n))
(define (h n) (if (= n 0) 'done (k (- n 1))))
(define (k n) (g n))
(k 10000000) ; => done
