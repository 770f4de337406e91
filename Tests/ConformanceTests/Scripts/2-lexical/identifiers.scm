;; R7RS 2.1: what names may look like.
(let ((lambda? 1) (<=? 2) (->string 3) (a.b 4) (+x 5) (-y 6) (... 7)) (list lambda? <=? ->string a.b +x -y)) ; => (1 2 3 4 5 6)
'|two words| ; => |two words|
(eq? '|foo| 'foo) ; => #t
(symbol->string '|H\x65;llo|) ; => "Hello"
(eq? '|\x9;\x9;| '|\t\t|) ; => #t
(symbol->string '||) ; => ""
(string->symbol "Hello World") ; => |Hello World|
(eq? 'abc 'ABC) ; => #f
'(+ - ... !.. $.+ %.- &.! *.: /:. :+. <-. =. >. ?. ~. _. ^.) ; => (+ - ... !.. $.+ %.- &.! *.: /:. :+. <-. =. >. ?. ~. _. ^.)
(symbol? '+soup+) ; => #t
(symbol? '->x) ; => #t
(symbol? '..) ; => #t
(let ((λ 42)) λ) ; => 42
(symbol->string 'été) ; => "été"
