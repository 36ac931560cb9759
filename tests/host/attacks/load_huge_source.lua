local f = load('return {' .. ('1.5,{},'):rep(8000000) .. '}')
print(f and #f())
