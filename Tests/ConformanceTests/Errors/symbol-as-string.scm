(string-upcase 'name)
