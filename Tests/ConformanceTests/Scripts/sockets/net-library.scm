;; system
;; (parley net) gives programs that import what they use the names of SCM's sockets.

(import (scheme base) (rename (prefix (parley net) n:) (n:af_unix family)))
(define ends (n:make-stream-socketpair family))
(begin (n:socket:send (car ends) "hello") (n:socket:receive (cdr ends))) ; => #u8(104 101 108 108 111)
(import (only (parley net) wait-for-input getpeername errno))
(wait-for-input 0 (car ends)) ; => #f
(import (only (parley net) socket:fly)) ; syntax-error: (parley net) does not export socket:fly
