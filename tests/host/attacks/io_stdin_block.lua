io.stdin:read('a')
os.execute('sleep 20')
