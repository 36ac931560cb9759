local r = debug.getregistry()
local n = 0 for k, v in pairs(r) do n = n + 1 end
print('registry entries', n, r[2] == _G, r._LOADED ~= nil)
