; A town's bus lines, event by event: buses run along circular routes with stops, people arrive, wait, ride, change and leave,
; breakdowns happen. Events lie in a heap ordered by time; everything is records, closures and queues.
; prints: 615663691
; short: (run 100000) => (run 5000)
(import (scheme base) (scheme cxr) (scheme write))

; Random numbers, the same on every machine.

(define seed 42)

(define (random! n)
  (set! seed (modulo (+ (* seed 16807) 11) 2147483647))
  (modulo (quotient seed 16) n))

; Queues: a list and its last pair.

(define-record-type queue
  (make-queue-of front back length)
  queue?
  (front queue-front set-queue-front!)
  (back queue-back set-queue-back!)
  (length queue-length set-queue-length!))

(define (make-queue) (make-queue-of '() '() 0))
(define (queue-empty? q) (null? (queue-front q)))

(define (enqueue! q x)
  (let ((cell (list x)))
    (if (queue-empty? q)
        (set-queue-front! q cell)
        (set-cdr! (queue-back q) cell))
    (set-queue-back! q cell)
    (set-queue-length! q (+ (queue-length q) 1))))

(define (dequeue! q)
  (let ((x (car (queue-front q))))
    (set-queue-front! q (cdr (queue-front q)))
    (set-queue-length! q (- (queue-length q) 1))
    x))

; The agenda: a binary heap of events by time, and by number where times are the same.

(define-record-type event
  (make-event time number action)
  event?
  (time event-time)
  (number event-number)
  (action event-action))

(define (sooner? a b)
  (or (< (event-time a) (event-time b))
      (and (= (event-time a) (event-time b)) (< (event-number a) (event-number b)))))

(define agenda (make-vector 64 #f))
(define agenda-size 0)
(define events-made 0)

(define (swap! i j)
  (let ((x (vector-ref agenda i)))
    (vector-set! agenda i (vector-ref agenda j))
    (vector-set! agenda j x)))

(define (sift-up! i)
  (when (> i 0)
    (let ((parent (quotient (- i 1) 2)))
      (when (sooner? (vector-ref agenda i) (vector-ref agenda parent))
        (swap! i parent)
        (sift-up! parent)))))

(define (sift-down! i)
  (let* ((left (+ (* 2 i) 1))
         (right (+ left 1))
         (first (if (and (< left agenda-size) (sooner? (vector-ref agenda left) (vector-ref agenda i))) left i))
         (first (if (and (< right agenda-size) (sooner? (vector-ref agenda right) (vector-ref agenda first)))
                    right
                    first)))
    (unless (= first i)
      (swap! i first)
      (sift-down! first))))

(define (add-event! event)
  (when (= agenda-size (vector-length agenda))
    (let ((longer (make-vector (* 2 agenda-size) #f)))
      (vector-copy! longer 0 agenda)
      (set! agenda longer)))
  (vector-set! agenda agenda-size event)
  (set! agenda-size (+ agenda-size 1))
  (sift-up! (- agenda-size 1)))

(define (next-event!)
  (let ((event (vector-ref agenda 0)))
    (set! agenda-size (- agenda-size 1))
    (vector-set! agenda 0 (vector-ref agenda agenda-size))
    (vector-set! agenda agenda-size #f)
    (sift-down! 0)
    event))

(define now 0)

(define (after! delay action)
  (set! events-made (+ events-made 1))
  (add-event! (make-event (+ now delay) events-made action)))

; The town. A stop has a queue for each line that serves it.

(define-record-type stop
  (make-stop name lines queues)
  stop?
  (name stop-name)
  (lines stop-lines set-stop-lines!)
  (queues stop-queues set-stop-queues!))

(define-record-type line
  (make-line name stops)
  line?
  (name line-name)
  (stops line-stops))

(define-record-type bus
  (make-bus line place passengers seats trips)
  bus?
  (line bus-line)
  (place bus-place set-bus-place!)
  (passengers bus-passengers set-bus-passengers!)
  (seats bus-seats)
  (trips bus-trips set-bus-trips!))

(define-record-type person
  (make-person born goal change-at changes)
  person?
  (born person-born)
  (goal person-goal)
  ; The stop to leave the present bus at: the goal, or where another line goes there.
  (change-at person-change-at set-person-change-at!)
  (changes person-changes set-person-changes!))

(define stop-count 40)

(define stops
  (let ((stops (make-vector stop-count #f)))
    (do ((i 0 (+ i 1))) ((= i stop-count) stops)
      (vector-set! stops i (make-stop i '() '())))))

; A line takes every `step`-th stop from `start`, `count` of them; all meet at stop 0.
(define (lay-line! name start step count)
  (let* ((members
          (let loop ((i 0) (at start) (members (list (vector-ref stops 0))))
            (if (= i count)
                (list->vector (reverse members))
                (loop (+ i 1)
                      (modulo (+ at step) stop-count)
                      (let ((stop (vector-ref stops at)))
                        (if (memq stop members) members (cons stop members)))))))
         (line (make-line name members)))
    (vector-for-each
     (lambda (stop)
       (set-stop-lines! stop (cons line (stop-lines stop)))
       (set-stop-queues! stop (cons (cons line (make-queue)) (stop-queues stop))))
     members)
    line))

(define lines
  (list (lay-line! 'red 1 3 13)
        (lay-line! 'blue 2 3 13)
        (lay-line! 'green 3 3 13)
        (lay-line! 'ring 4 5 8)))

(define (serves? line stop) (memq line (stop-lines stop)))

; Statistics.

(define arrived 0)
(define given-up 0)
(define travel-time 0)
(define changes-made 0)
(define breakdowns 0)
(define longest-queue 0)

; People.

; The line to take from a stop and where to leave it, for a goal: a direct one, or any to the middle of the town.
(define (route from goal)
  (let loop ((lines (stop-lines from)))
    (cond ((null? lines) (values (car (stop-lines from)) (vector-ref stops 0)))
          ((serves? (car lines) goal) (values (car lines) goal))
          (else (loop (cdr lines))))))

(define (wait-at! person stop)
  (let-values (((line leave) (route stop (person-goal person))))
    (set-person-change-at! person leave)
    (let ((queue (cdr (assq line (stop-queues stop)))))
      (if (> (queue-length queue) 60)
          (set! given-up (+ given-up 1))
          (enqueue! queue person))
      (when (> (queue-length queue) longest-queue) (set! longest-queue (queue-length queue))))))

(define (leave-bus! person stop)
  (cond ((eq? stop (person-goal person))
         (set! arrived (+ arrived 1))
         (set! travel-time (+ travel-time (- now (person-born person))))
         (set! changes-made (+ changes-made (person-changes person))))
        (else
         (set-person-changes! person (+ 1 (person-changes person)))
         (wait-at! person stop))))

(define (random-stop-of-a-line!)
  (let loop ()
    (let ((stop (vector-ref stops (random! stop-count))))
      (if (null? (stop-lines stop))
          (loop)
          stop))))

(define (people-come!)
  (let ((from (random-stop-of-a-line!)) (to (random-stop-of-a-line!)))
    (unless (eq? from to) (wait-at! (make-person now to #f 0) from))
    (after! (+ 1 (random! 5)) people-come!)))

; Buses.

(define (partition-passengers passengers stop)
  (let loop ((rest passengers) (staying '()) (leaving '()))
    (cond ((null? rest) (values staying leaving))
          ((eq? (person-change-at (car rest)) stop) (loop (cdr rest) staying (cons (car rest) leaving)))
          (else (loop (cdr rest) (cons (car rest) staying) leaving)))))

(define (board! bus queue)
  (let loop ((free (- (bus-seats bus) (length (bus-passengers bus)))) (count 0))
    (if (or (= free 0) (queue-empty? queue))
        count
        (begin
          (set-bus-passengers! bus (cons (dequeue! queue) (bus-passengers bus)))
          (loop (- free 1) (+ count 1))))))

(define (bus-stops! bus)
  (let* ((line (bus-line bus)) (stop (vector-ref (line-stops line) (bus-place bus))))
    (let-values (((staying leaving) (partition-passengers (bus-passengers bus) stop)))
      (set-bus-passengers! bus staying)
      (for-each (lambda (person) (leave-bus! person stop)) leaving)
      (let ((boarded (board! bus (cdr (assq line (stop-queues stop))))))
        (after! (+ 4 (length leaving) boarded) (lambda () (bus-leaves! bus)))))))

(define (bus-leaves! bus)
  (let ((next (modulo (+ 1 (bus-place bus)) (vector-length (line-stops (bus-line bus))))))
    (when (= next 0) (set-bus-trips! bus (+ 1 (bus-trips bus))))
    (set-bus-place! bus next)
    (if (= 0 (random! 200))
        (begin
          (set! breakdowns (+ breakdowns 1))
          (after! (+ 120 (random! 240)) (lambda () (bus-stops! bus))))
        (after! (+ 20 (random! 20)) (lambda () (bus-stops! bus))))))

(define buses
  (apply append
         (map (lambda (line)
                (map (lambda (i)
                       (make-bus line (modulo (* i 3) (vector-length (line-stops line))) '() 30 0))
                     '(0 1 2 3)))
              lines)))

; A look at the town every 500 steps: everybody must be somewhere.

(define snapshots '())

(define (waiting)
  (let ((sum 0))
    (vector-for-each
     (lambda (stop)
       (for-each (lambda (cell) (set! sum (+ sum (queue-length (cdr cell))))) (stop-queues stop)))
     stops)
    sum))

(define (riding)
  (apply + (map (lambda (bus) (length (bus-passengers bus))) buses)))

(define (look!)
  (set! snapshots (cons (list now (waiting) (riding) arrived) snapshots))
  (after! 500 look!))

(define (mean-of pick)
  (quotient (apply + (map pick snapshots)) (length snapshots)))

(define (run until)
  (let loop ((count 0))
    (let ((event (next-event!)))
      (set! now (event-time event))
      (if (> now until)
          count
          (begin
            ((event-action event))
            (loop (+ count 1)))))))

(for-each (lambda (bus) (after! (random! 60) (lambda () (bus-stops! bus)))) buses)
(people-come!)
(look!)

(define steps (run 100000))

(define result
  (list steps arrived given-up (quotient travel-time (max 1 arrived)) changes-made breakdowns longest-queue
        (mean-of cadr) (mean-of caddr) (apply + (map bus-trips buses))))

(display (let loop ((rest result) (sum 0))
           (if (null? rest)
               sum
               (loop (cdr rest) (modulo (+ (* sum 1009) (car rest)) 1000000007)))))
(newline)
