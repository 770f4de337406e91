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
(symbol? 'flying-fish) ; => #t
(symbol=? 'a 'a 'b) ; => #f
(symbol=? 'a "a") ; error: symbol=?: argument 2 (symbol2) must be a symbol, got "a"
(symbol=? 'a) ; error: symbol=?: takes at least 2 arguments
(map string->symbol '("a|b" "." "+1" "1+" "-" "..." "#foo" "a\nb" "+i" "-inf.0" "+infx" "a;b" "a'b" "a\"b" "a\\b" "\x0;")) ; => (|a\|b| |.| |+1| |1+| - ... |#foo| |a\nb| |+i| |-inf.0| +infx |a;b| |a'b| |a"b| |a\\b| |\x0;|)
(let ((names '("" "a b" "A" "ß" "." ".." "1" "-1" "+" "1.5e3" "(" "a)" "#" "#t" "|" "\\" "\t" "é λ" "a.b" "-a" "-.a" "+.1"))) (equal? (map string->symbol names) (map (lambda (n) (let ((o (open-output-string))) (write (string->symbol n) o) (read (open-input-string (get-output-string o))))) names))) ; => #t
(symbol->string '|a b|) ; => "a b"
(string-set! (symbol->string 'abc) 0 #\x) ; error: string-set!: argument 1 (string) must be a mutable string
(string->symbol "ab" 1) ; error: string->symbol: takes 1 argument
(let ((s (string #\a #\b))) (let ((y (string->symbol s))) (string-set! s 0 #\x) (symbol->string y))) ; => "ab"
