(display #\spcae)
