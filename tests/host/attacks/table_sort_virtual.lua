table.sort(setmetatable({}, {__len = function() return 1 << 30 end, __index = rawlen, __newindex = type}))
