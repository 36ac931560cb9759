while true do pcall(string.rep, 'x', (1 << 31) - 100) local ok = pcall(function() local s = ('y'):rep(1 << 20) while true do s = s .. s end end) end
