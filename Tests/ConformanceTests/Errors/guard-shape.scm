(guard (e #t 'failed) (error "x"))
