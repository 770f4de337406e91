(define answer "yes")
(if (= answer "yes") 'ok 'no)
