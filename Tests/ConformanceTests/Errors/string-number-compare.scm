(define input "5")
(if (> input 3) 'big 'small)
