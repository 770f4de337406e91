(read-line "file.txt")
