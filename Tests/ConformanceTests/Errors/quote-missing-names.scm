(define colors (red green blue))
(display colors)
