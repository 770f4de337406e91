;; R7RS 6.5.
(symbol? 'foo) ; => #t
(symbol? (car '(a b))) ; => #t
(symbol? "bar") ; => #f
(symbol? 'nil) ; => #t
(symbol? '()) ; => #f
(symbol=? 'a 'a 'a) ; => #t
(symbol=? 'a 'b) ; => #f
(symbol->string 'flying-fish) ; => "flying-fish"
(symbol->string 'Martin) ; => "Martin"
(symbol->string (string->symbol "Malvina")) ; => "Malvina"
(string->symbol "mISSISSIppi") ; => mISSISSIppi
(eqv? 'bitBlt (string->symbol "bitBlt")) ; => #t
(eqv? 'LollyPop (string->symbol (symbol->string 'LollyPop))) ; => #t
(string=? "K. Harper, M.D." (symbol->string (string->symbol "K. Harper, M.D."))) ; => #t
(string->symbol "") ; => ||
(string->symbol "1") ; => |1|
(string->symbol "a b") ; => |a b|
(symbol->string 5) ; error: symbol->string
(string->symbol 'a) ; error: string->symbol
