(import (srfi 28))
(format "Hello, ~a" "World!") ; => "Hello, World!"
(format "Error, list is too short: ~s~%" '(one "two" 3)) ; => "Error, list is too short: (one \"two\" 3)\n"
(format "~a ~s" "x" "x") ; => "x \"x\""
(format "~a~a~s" 1 #\b #\c) ; => "1b#\\c"
(format "~~~~a~a~~" 5) ; => "~~a5~"
(format "") ; => ""
(format "~%~%") ; => "\n\n"
(format "λ~aλ" 'λ) ; => "λλλ"
(format "none" 1 2) ; => "none"
(format "~a") ; error: format: too few objects for the format string "~a"
(format "~a ~s" 1) ; error: format: too few objects
(format "abc~") ; error: format: the format string ends with a single tilde: "abc~"
(format "~q" 1) ; error: format: unknown directive "~q"
(format 5) ; error: format: argument 1 (format-string) must be a string, got 5
