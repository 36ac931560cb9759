print(io.popen('id'):read('a'))
