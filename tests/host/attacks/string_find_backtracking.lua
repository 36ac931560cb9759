print(('a'):rep(300):find(('.-'):rep(12) .. 'b'))
