(let-values (((q r) (floor/ 7))) q)
