print(os.setlocale('C.UTF-8'), os.setlocale('tr_TR.UTF-8'), os.setlocale(''))
