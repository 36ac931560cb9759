os.execute('echo pwned > /tmp/vanlua_attack_canary_execute')
