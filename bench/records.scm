; Four planets around a sun: records whose fields are read and set, in inexact arithmetic.
; prints: 0.17013847643523336
; short: 40000 => 1500
(import (scheme base) (scheme write) (scheme inexact))

(define-record-type body
  (make-body x y z vx vy vz mass)
  body?
  (x body-x set-body-x!)
  (y body-y set-body-y!)
  (z body-z set-body-z!)
  (vx body-vx set-body-vx!)
  (vy body-vy set-body-vy!)
  (vz body-vz set-body-vz!)
  (mass body-mass))

(define bodies
  (list (make-body 0.0 0.0 0.0 0.0 0.0 0.0 40.0)
        (make-body 5.0 -1.0 -0.1 0.6 2.8 -0.02 0.04)
        (make-body 8.0 4.0 -0.4 -1.0 1.8 0.008 0.01)
        (make-body 13.0 -15.0 -0.2 1.1 0.9 -0.01 0.002)
        (make-body 15.0 -26.0 0.2 1.0 0.6 -0.03 0.002)))

(define (attract! a b dt)
  (let* ((dx (- (body-x a) (body-x b)))
         (dy (- (body-y a) (body-y b)))
         (dz (- (body-z a) (body-z b)))
         (square (+ (* dx dx) (* dy dy) (* dz dz)))
         (pull (/ dt (* square (sqrt square))))
         (on-a (* pull (body-mass b)))
         (on-b (* pull (body-mass a))))
    (set-body-vx! a (- (body-vx a) (* dx on-a)))
    (set-body-vy! a (- (body-vy a) (* dy on-a)))
    (set-body-vz! a (- (body-vz a) (* dz on-a)))
    (set-body-vx! b (+ (body-vx b) (* dx on-b)))
    (set-body-vy! b (+ (body-vy b) (* dy on-b)))
    (set-body-vz! b (+ (body-vz b) (* dz on-b)))))

(define (move! b dt)
  (set-body-x! b (+ (body-x b) (* dt (body-vx b))))
  (set-body-y! b (+ (body-y b) (* dt (body-vy b))))
  (set-body-z! b (+ (body-z b) (* dt (body-vz b)))))

(define (advance! dt)
  (let outer ((rest bodies))
    (unless (null? rest)
      (let inner ((others (cdr rest)))
        (unless (null? others)
          (attract! (car rest) (car others) dt)
          (inner (cdr others))))
      (outer (cdr rest))))
  (for-each (lambda (b) (move! b dt)) bodies))

(define (kinetic-energy)
  (let loop ((rest bodies) (sum 0.0))
    (if (null? rest)
        sum
        (let* ((b (car rest)) (vx (body-vx b)) (vy (body-vy b)) (vz (body-vz b)))
          (loop (cdr rest)
                (+ sum (* 0.5 (body-mass b) (+ (* vx vx) (* vy vy) (* vz vz)))))))))

(do ((i 0 (+ i 1))) ((= i 40000)) (advance! 0.001))
(display (kinetic-energy))
(newline)
