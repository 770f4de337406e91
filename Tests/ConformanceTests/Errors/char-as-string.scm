(string-append "a" #\b)
