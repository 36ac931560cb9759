local function deep(n) if n == 0 then return 1 end return 1 + deep(n - 1) end
local function h(e) return deep(180000) .. h(e) end
print(xpcall(function() local function f() return 1 + f() end f() end, h))
print(xpcall(function() local s = ('x'):rep(1000) local function f() local t <close> = setmetatable({}, {__close = function() error(s) end}) return f() + 1 end return f() end, function(e) return e .. h(e) end))
