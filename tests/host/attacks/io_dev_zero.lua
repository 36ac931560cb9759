print(#io.open('/dev/zero'):read('a'))
