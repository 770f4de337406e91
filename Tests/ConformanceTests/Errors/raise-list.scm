(raise (list 'http 404 "not found"))
