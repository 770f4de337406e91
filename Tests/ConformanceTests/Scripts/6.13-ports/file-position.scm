;; system
;; file-position is an instruction where the offset is a small integer; what it is not made for goes to the procedure.
(define ends (make-stream-socketpair af_unix))
(define a (car ends))
(define (rewind port) (file-position port 0))
(rewind a) ; => #f
(file-position a 127) ; => #f
(file-position a 128) ; => #f
(file-position a #f) ; => #f
(file-position a) ; => #f
(close-port a)
(rewind a) ; => #f
(rewind 'port) ; error: file-position: argument 1 (port) must be a port, got port
(file-position a -1) ; error: file-position: argument 2 (k) must be a non-negative exact integer, got -1
(rewind (open-input-string "x")) ; error: file-position: argument 1 (port) must be an open file port
(define (file-position port k) (list 'mine k))
(rewind a) ; => (mine 0)
