;;; A small text adventure: a story of rooms and things, told in answer to commands. The world is a
;;; few tables of records, a command is a list of words, and what a verb does is a procedure.
;;;
;;; It reads one command a line from standard input until the game is over or the input ends, so it
;;; can be played from a file as well:
;;;
;;;     parley scheme-examples/adventure.scm
;;;     parley scheme-examples/adventure.scm <scheme-examples/adventure.in

(import (scheme base) (scheme char) (scheme cxr) (scheme write))

;;; The world

(define-record-type <room>
  (make-room name description exits)
  room?
  (name room-name)
  (description room-description)
  ;; A list of (direction . room's name).
  (exits room-exits set-room-exits!))

;; A thing is in the room of that name, or `carried`, or `nowhere` as long as nobody has found it.
(define-record-type <thing>
  (make-thing name title place portable? description)
  thing?
  (name thing-name)
  (title thing-title)
  (place thing-place set-thing-place!)
  (portable? thing-portable?)
  (description thing-description set-thing-description!))

(define rooms
  (list
   (make-room 'landing
              "You stand on a landing of wet planks. Fog hides the sea. A path goes north."
              '((north . yard)))
   (make-room 'yard
              "The yard of a lighthouse, long without a keeper. The landing is south, a shed
is east, and the door of the tower is north."
              '((south . landing) (east . shed)))
   (make-room 'shed
              "A shed full of nets. The only way out is west."
              '((west . yard)))
   (make-room 'hall
              "A round hall in the tower. Stairs lead up, and a hatch leads down. The yard is
south."
              '((south . yard) (up . lamp-room) (down . cellar)))
   (make-room 'cellar
              "A vaulted cellar that smells of oil. The hatch is above you."
              '((up . hall)))
   (make-room 'lamp-room
              "The top of the tower, glass all around. In the middle hangs the great lamp. The
stairs lead down."
              '((down . hall)))))

(define things
  (list
   (make-thing 'net "a tangle of nets" 'shed #f "The nets are old. Something is caught in them.")
   (make-thing 'key "a rusty key" 'nowhere #t "It is as long as your hand.")
   (make-thing 'lantern "a lantern" 'landing #t "It is small, but it burns steadily.")
   (make-thing 'door "a door" 'yard #f "It is of oak, with an iron lock. It is locked.")
   (make-thing 'oil "a can of oil" 'cellar #t "It is full.")
   (make-thing 'matches "a box of matches" 'hall #t "They are dry.")
   (make-thing 'lamp "a great lamp" 'lamp-room #f "Its tank is empty.")))

(define here 'landing)
(define door-open? #f)
(define lamp-full? #f)
(define over? #f)
(define moves 0)

(define (find-by name get-name records)
  (cond ((null? records) #f)
        ((eq? (get-name (car records)) name) (car records))
        (else (find-by name get-name (cdr records)))))

(define (find-room name) (find-by name room-name rooms))
(define (find-thing name) (find-by name thing-name things))

(define (things-at place)
  (let loop ((rest things))
    (cond ((null? rest) '())
          ((eq? (thing-place (car rest)) place) (cons (car rest) (loop (cdr rest))))
          (else (loop (cdr rest))))))

(define (carried? name) (eq? (thing-place (find-thing name)) 'carried))

(define (within-reach? thing) (memq (thing-place thing) (list here 'carried)))

;; Nothing can be seen in the cellar without a light.
(define (dark?) (and (eq? here 'cellar) (not (within-reach? (find-thing 'lantern)))))

;;; Telling

(define (say . parts)
  (for-each display parts)
  (newline))

(define (look)
  (cond ((dark?) (say "It is pitch dark. You can only feel the ladder that leads up."))
        (else
         (say (room-description (find-room here)))
         (for-each (lambda (thing) (say "There is " (thing-title thing) " here."))
                   (things-at here)))))

(define (inventory)
  (let ((carried (things-at 'carried)))
    (cond ((null? carried) (say "You carry nothing."))
          (else
           (say "You carry:")
           (for-each (lambda (thing) (say "  " (thing-title thing))) carried)))))

;;; Verbs with an object. Each is called with a thing that is within reach.

(define (examine thing)
  (say (thing-description thing))
  (let ((key (find-thing 'key)))
    (when (and (eq? (thing-name thing) 'net) (eq? (thing-place key) 'nowhere))
      (set-thing-place! key here)
      (set-thing-description! thing "The nets are old, and torn now.")
      (say "You shake them, and a key falls out."))))

(define (take thing)
  (cond ((eq? (thing-place thing) 'carried) (say "You have it already."))
        ((not (thing-portable? thing)) (say "The " (thing-name thing) " stays where it is."))
        (else
         (set-thing-place! thing 'carried)
         (say "Taken."))))

(define (put-down thing)
  (cond ((eq? (thing-place thing) 'carried)
         (set-thing-place! thing here)
         (say "Dropped."))
        (else (say "You do not carry it."))))

(define (open-it thing)
  (cond ((not (eq? (thing-name thing) 'door)) (say "That does not open."))
        (door-open? (say "It is open."))
        ((not (carried? 'key)) (say "It is locked, and you have no key."))
        (else
         (set! door-open? #t)
         (set-thing-description! thing "It is of oak. It stands open.")
         (let ((yard (find-room 'yard)))
           (set-room-exits! yard (cons '(north . hall) (room-exits yard))))
         (say "The key turns with a screech, and the door swings open."))))

(define (fill thing)
  (cond ((not (eq? (thing-name thing) 'lamp)) (say "That needs no filling."))
        (lamp-full? (say "It is full."))
        ((not (carried? 'oil)) (say "You have nothing to fill it with."))
        (else
         (set! lamp-full? #t)
         (set-thing-place! (find-thing 'oil) 'nowhere)
         (set-thing-description! thing "Its tank is full.")
         (say "The oil gurgles into the tank."))))

(define (light thing)
  (cond ((eq? (thing-name thing) 'lantern) (say "It burns already."))
        ((not (eq? (thing-name thing) 'lamp)) (say "Better not."))
        ((not lamp-full?) (say "Its tank is empty."))
        ((not (carried? 'matches)) (say "You have nothing to light it with."))
        (else
         (set! over? #t)
         (say "The lamp flares up, and its beam sweeps over the fog. Far out a ship's horn
answers. You have saved her, in " moves " moves."))))

;;; Commands

(define directions '(north south east west up down))

(define synonyms
  '((n . north) (s . south) (e . east) (w . west) (u . up) (d . down)
    (l . look) (x . examine) (i . inventory) (get . take) (q . quit) (unlock . open)
    (read . examine) (nets . net) (can . oil)))

(define fillers '(the a an go walk to at with))

(define verbs
  `((examine . ,examine) (take . ,take) (drop . ,put-down) (open . ,open-it) (fill . ,fill)
    (light . ,light)))

;; The words of a line as symbols in lower case, with synonyms replaced and fillers left out.
(define (parse line)
  (let loop ((characters (string->list (string-downcase line))) (word '()) (words '()))
    (define (with-word)
      (if (null? word)
          words
          (let* ((symbol (string->symbol (list->string (reverse word))))
                 (synonym (assq symbol synonyms))
                 (meaning (if synonym (cdr synonym) symbol)))
            (if (memq meaning fillers) words (cons meaning words)))))
    (cond ((null? characters) (reverse (with-word)))
          ((char-alphabetic? (car characters))
           (loop (cdr characters) (cons (car characters) word) words))
          (else (loop (cdr characters) '() (with-word))))))

(define (go direction)
  (let ((exit (assq direction (room-exits (find-room here)))))
    (cond (exit (set! here (cdr exit)) (look))
          ((and (eq? here 'yard) (eq? direction 'north)) (say "The door is locked."))
          (else (say "You cannot go " direction ".")))))

(define (do-to verb name)
  (let ((thing (find-thing name)))
    (if (and thing (within-reach? thing) (not (dark?)))
        ((cdr verb) thing)
        (say "You see no " name " here."))))

(define (obey words)
  (let ((verb (car words)) (objects (cdr words)))
    (cond ((memq verb directions) (go verb))
          ((eq? verb 'look) (look))
          ((eq? verb 'inventory) (inventory))
          ((eq? verb 'quit) (set! over? #t))
          ((assq verb verbs)
           => (lambda (entry)
                (if (null? objects)
                    (say "What do you want to " verb "?")
                    (do-to entry (car objects)))))
          (else (say "I do not know how to " verb ".")))))

(define (play)
  (newline)
  (display "> ")
  (flush-output-port)
  (let ((line (read-line)))
    (cond ((eof-object? line) (newline))
          (else
           (let ((words (parse line)))
             (cond ((pair? words)
                    (set! moves (+ moves 1))
                    (obey words))))
           (if (not over?) (play))))))

(look)
(play)
