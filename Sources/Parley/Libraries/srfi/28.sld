;;; SRFI 28: format strings.

(define-library (srfi 28)
  (export format)
  (import (scheme base) (scheme write) (only (parley system) %argument-error))
  (begin

;; (format format-string obj ...): Returns FORMAT-STRING with the directives in it replaced: ~a by the next OBJ as
;; display prints it, ~s by the next as write does, ~% by a newline, ~~ by a tilde.
(define (format format-string . objects)
  (if (not (string? format-string))
      (%argument-error 'format 1 "format-string" "a string" format-string))
  (let ((port (open-output-string)) (count (string-length format-string)))
    ;; START is where the text begins that waits to be written; INDEX looks for the next tilde.
    (let loop ((start 0) (index 0) (rest objects))
      (cond ((= index count)
             (write-string format-string port start count)
             (get-output-string port))
            ((not (char=? (string-ref format-string index) #\~))
             (loop start (+ index 1) rest))
            (else
             (write-string format-string port start index)
             (let ((next (+ index 2)))
               (if (> next count) (error "format: the format string ends with a single tilde:" format-string))
               (let ((directive (string-ref format-string (+ index 1))))
                 (case directive
                   ((#\a #\s)
                    (if (null? rest) (error "format: too few objects for the format string" format-string))
                    ((if (char=? directive #\a) display write) (car rest) port)
                    (loop next next (cdr rest)))
                   ((#\%) (newline port) (loop next next rest))
                   ;; The second tilde is the first character of the text that follows.
                   ((#\~) (loop (+ index 1) next rest))
                   (else (error "format: unknown directive" (string #\~ directive)))))))))))

))
