(dynamic-wind
  (lambda () (display "in"))
  (lambda () (exit 3))
  (lambda () (car '())))
