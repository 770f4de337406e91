(let ((x 2)
      (y (* x 3)))
  y)
