(char=? "a" #\a)
