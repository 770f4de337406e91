;; system
;; Waiting for a time to pass.
(sleep 0) ; => 0
(sleep 0.001) ; => 0
(sleep 1/1000) ; => 0
(sleep -1) ; error: sleep: argument 1 (seconds) must be
(sleep (quote a)) ; error: sleep: argument 1 (seconds) must be
(sleep) ; error: sleep: takes 1 argument
