(import (srfi 30))
;; Comments within comments, and comments within data.
(list 1 #| a #| nested |# comment |# 2) ; => (1 2)
'(a #| ) |# . b) ; => (a . b)
(string-length "#| no comment |#") ; => 16
(read (open-input-string "#| never ends #| |#")) ; error: #|
