;; Malformed text is an error that says what is wrong. (Unbalanced text cannot stand in a script: see `read` in 6.13.)
(read (open-input-string "(1 2")) ; error: missing ) for the ( at line 1, column 1
(read (open-input-string "(1 (2 3)")) ; error: missing )
(read (open-input-string ")")) ; error: unexpected )
(read (open-input-string "\"abc")) ; error: string is not closed
(read (open-input-string "#|abc")) ; error: comment is not closed
(read (open-input-string "|abc")) ; error: not closed
(read (open-input-string "#\\nosuchname")) ; error: #\nosuchname is no character name
(read (open-input-string "#nosuch")) ; error: #nosuch
(read (open-input-string "[1 2]")) ; error: unexpected [
(read (open-input-string "(1 . 2 3)")) ; error: after the dot
(read (open-input-string "(. 1)")) ; error: unexpected dot
(read (open-input-string "(1 . )")) ; error: dot
(read (open-input-string "#u8(1 256)")) ; error: from 0 to 255
(read (open-input-string "#xZZ")) ; error: is no number
(read (open-input-string "#0=#0#")) ; error: stands for itself
(read (open-input-string "#7#")) ; error: #7
(read (open-input-string "\"\\q\"")) ; error: string escape
(read (open-input-string "#!nosuch 1")) ; error: no directive
(read (open-input-string "#<procedure>")) ; error: cannot be read
(guard (e ((read-error? e) 'read-error)) (read (open-input-string "(1"))) ; => read-error
(guard (e ((read-error? e) 'read-error) (else 'other)) (car 1)) ; => other
