;; system
(call-with-input-file "no-such-file.txt" read-line)
