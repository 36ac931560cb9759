setmetatable({}, {__gc = function() coroutine.wrap(function() while true do end end)() end})
collectgarbage()
