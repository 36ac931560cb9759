KEEP = setmetatable({}, {__gc = function() error(setmetatable({}, {__tostring = function() while true do end end})) end})
KEEP = nil collectgarbage()
local t = setmetatable({}, {__gc = function(o) setmetatable(o, getmetatable(o)) RES = o end}) t = nil
for i = 1, 5 do collectgarbage() end
print('resurrected', RES ~= nil)
setmetatable({}, {__gc = function() while true do end end}) collectgarbage()
