(let ((x 5)))
