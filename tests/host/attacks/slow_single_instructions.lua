local a, b = ('x'):rep(60000000) .. 'a', ('x'):rep(60000000) .. 'a'
local n = 0
while true do if a < b or a == b then n = n + 1 end end
