(+ 1 #xfg)
