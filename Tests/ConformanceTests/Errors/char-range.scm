(integer->char #xD800)
