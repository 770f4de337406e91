(substring "hello" 3 10)
